import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Controller, type Path, useForm } from 'react-hook-form'
import { z } from 'zod'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { RetentionSection } from '#components/organization/retention-section.tsx'
import { listCurrencies, listTimeZones, payIntervalOptions, UNKNOWN } from '#components/organization/setting-choices.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { UnsavedChanges } from '#components/patterns/unsaved-changes.tsx'
import { Button } from '#components/ui/button.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Organization } from '#lib/domain/organizations/contract.ts'
import {
  BODY_LONGER_THAN_EVENT,
  currencySchema,
  eventBodyDaysSchema,
  eventDaysSchema,
  organizationNameSchema,
  payIntervalSchema,
  timeZoneSchema,
} from '#lib/domain/organizations/schema.ts'

const settingsSchema = z
  .object({
    name: organizationNameSchema,
    timeZone: timeZoneSchema,
    defaultCurrency: currencySchema.or(z.literal(UNKNOWN)),
    defaultPayInterval: payIntervalSchema.or(z.literal(UNKNOWN)),
    eventBodyDays: eventBodyDaysSchema,
    eventDays: eventDaysSchema,
  })
  .refine(({ eventBodyDays, eventDays }) => eventBodyDays <= eventDays, { path: ['eventDays'], message: BODY_LONGER_THAN_EVENT })
type SettingsValues = z.infer<typeof settingsSchema>

function readValues({ defaultCurrency, defaultPayInterval, ...organization }: Organization): SettingsValues {
  const { name, timeZone, eventBodyDays, eventDays } = organization
  const kept = { name, timeZone, eventBodyDays, eventDays }

  return { ...kept, defaultCurrency: defaultCurrency ?? UNKNOWN, defaultPayInterval: defaultPayInterval ?? UNKNOWN }
}

function useSettingsForm() {
  const organization = useOrganization()
  const api = useApi()
  const queryClient = useQueryClient()
  const form = useForm<SettingsValues>({
    resolver: zodResolver(settingsSchema),
    values: readValues(organization),
    // Somebody else's save must not take away what is being typed here.
    resetOptions: { keepDirtyValues: true },
  })
  const update = useMutation(
    api.organization.update.mutationOptions({
      onSuccess: (saved) => {
        queryClient.setQueryData(api.organization.get.queryKey(), saved)
        void queryClient.invalidateQueries({ queryKey: api.home.key() })
        void queryClient.invalidateQueries({ queryKey: api.users.key() })
        form.reset(readValues(saved))
        toast.success('Settings saved')
      },
      onError: (error) => {
        for (const [field, message] of Object.entries(readErrorMessage(error).fields)) {
          if (field in settingsSchema.shape) form.setError(field as Path<SettingsValues>, { message })
        }
      },
    }),
  )
  const save = form.handleSubmit(({ defaultCurrency, defaultPayInterval, ...rest }) =>
    update.mutate({ ...rest, defaultCurrency: defaultCurrency || null, defaultPayInterval: defaultPayInterval || null }),
  )

  return { organization, form, update, save }
}

/** The settings as a form. Nothing is saved before Save; leaving with changes asks first. */
export function SettingsForm() {
  const { organization, form, update, save } = useSettingsForm()
  const { control, register, formState } = form
  const { errors, isDirty } = formState
  const timeZones = useMemo(() => listTimeZones(organization.timeZone), [organization.timeZone])
  const currencies = useMemo(() => listCurrencies(), [])
  const failure = update.error ? readErrorMessage(update.error) : null

  return (
    <form noValidate onSubmit={save} className="flex flex-col gap-4">
      <UnsavedChanges isDirty={isDirty && !update.isPending} />
      <Section title="Organization">
        <div className="flex flex-col gap-4">
          <Field label="Name" error={errors.name?.message}>
            <Input {...register('name')} autoComplete="organization" />
          </Field>
          <Field label="Address" help="Stands in every link to this organization, so it never changes.">
            <Input value={organization.slug} readOnly isMono dir="ltr" />
          </Field>
          <Field label="Time zone" error={errors.timeZone?.message} help="Days and times on every screen are told in it.">
            <Controller
              control={control}
              name="timeZone"
              render={({ field }) => (
                <Combobox
                  label="Time zone"
                  searchLabel="Search time zones"
                  noMatch="No such time zone"
                  options={timeZones}
                  value={field.value}
                  onValueChange={field.onChange}
                  isInvalid={Boolean(errors.timeZone)}
                />
              )}
            />
          </Field>
        </div>
      </Section>
      <Section title="Pay defaults" description="They fill unpublished offers where Ashby tells nothing. What somebody edited stays.">
        <div className="flex flex-col gap-4">
          <Field label="Default currency" error={errors.defaultCurrency?.message} help="Ashby usually tells the currency with the salary.">
            <Controller
              control={control}
              name="defaultCurrency"
              render={({ field }) => (
                <Combobox
                  label="Default currency"
                  searchLabel="Search currencies"
                  noMatch="No such currency"
                  options={currencies}
                  value={field.value}
                  onValueChange={field.onChange}
                  isInvalid={Boolean(errors.defaultCurrency)}
                />
              )}
            />
          </Field>
          <Field
            label="Default pay interval"
            error={errors.defaultPayInterval?.message}
            help="Ashby’s salary has no interval. While it is Unknown, an offer cannot be published until somebody sets its interval."
          >
            <Controller
              control={control}
              name="defaultPayInterval"
              render={({ field }) => (
                <Select
                  label="Default pay interval"
                  options={payIntervalOptions}
                  // An empty value counts as nothing chosen.
                  placeholder="Unknown"
                  value={field.value}
                  onValueChange={field.onChange}
                  onBlur={field.onBlur}
                />
              )}
            />
          </Field>
        </div>
      </Section>
      <RetentionSection register={register} errors={errors} />
      {failure ? (
        <ErrorState title="Settings were not saved." requestId={failure.requestId}>
          {failure.userMessage}
        </ErrorState>
      ) : null}
      <div className="flex justify-end gap-2 max-md:flex-col-reverse">
        {isDirty ? (
          <Button variant="ghost" onClick={() => form.reset(readValues(organization))}>
            Discard changes
          </Button>
        ) : null}
        <Button
          variant="primary"
          type="submit"
          isLoading={update.isPending}
          blockedReason={isDirty || update.isPending ? null : 'nothing changed'}
        >
          Save settings
        </Button>
      </div>
    </form>
  )
}
