import { Controller, type UseFormReturn } from 'react-hook-form'
import { z } from 'zod'
import type { ErrorMessage } from '#components/api/error-message.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { chosenOutgoingEventsSchema, webhookNameSchema, webhookUrlSchema } from '#lib/domain/outgoing-webhooks/schema.ts'
import { type OutgoingEvent, outgoingEvents, outgoingEventWords } from '#lib/domain/outgoing-webhooks/terms.ts'

export const webhookFormSchema = z.object({
  name: webhookNameSchema,
  url: webhookUrlSchema,
  events: chosenOutgoingEventsSchema,
  includesPay: z.boolean(),
  includesConfidential: z.boolean(),
})
export type WebhookValues = z.infer<typeof webhookFormSchema>

/** Name, address, events and how much is told. `failure` is what the server found wrong. */
export function WebhookFields({ form, failure }: { form: UseFormReturn<WebhookValues>; failure: ErrorMessage | null }) {
  const { errors } = form.formState
  const isUntold = failure !== null && Object.keys(failure.fields).length === 0

  return (
    <>
      <Field label="Name" error={errors.name?.message ?? failure?.fields.name} help="What receives it, as in “Payroll”.">
        <Input {...form.register('name')} autoComplete="off" />
      </Field>
      <Field
        label="Address"
        error={errors.url?.message ?? failure?.fields.url}
        help="Begins with https:// and can be reached from the internet."
      >
        <Input {...form.register('url')} type="url" inputMode="url" autoComplete="off" dir="ltr" placeholder="https://" />
      </Field>
      <Controller
        control={form.control}
        name="events"
        render={({ field }) => (
          <EventFields chosen={field.value} onChange={field.onChange} error={errors.events?.message ?? failure?.fields.events} />
        )}
      />
      <fieldset className="flex flex-col">
        <legend className="mb-1 text-12 font-medium text-ink-2">How much is told</legend>
        <ReachField form={form} name="includesPay" label="Pay" help="Salary, currency and interval. Off, they are left out." />
        <ReachField
          form={form}
          name="includesConfidential"
          label="Confidential jobs"
          help="Offers and new hires of jobs that are confidential in Ashby. Off, they are not told."
        />
        <p role="alert" className="text-12 text-rust empty:hidden">
          {failure?.fields.includesPay ?? failure?.fields.includesConfidential}
        </p>
      </fieldset>
      {isUntold ? (
        <Notice tone="rust" isAnnounced title={failure.title}>
          {failure.userMessage}
        </Notice>
      ) : null}
    </>
  )
}

type ReachFieldProps = {
  form: UseFormReturn<WebhookValues>
  name: 'includesPay' | 'includesConfidential'
  label: string
  help: string
}

function ReachField({ form, name, ...words }: ReachFieldProps) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => <Checkbox {...words} isChecked={field.value} onCheckedChange={field.onChange} />}
    />
  )
}

type EventFieldsProps = { chosen: readonly OutgoingEvent[]; onChange: (chosen: OutgoingEvent[]) => void; error?: string | null }

function EventFields({ chosen, onChange, error }: EventFieldsProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-12 font-medium text-ink-2">Events</legend>
      <div className="grid grid-cols-2 gap-x-4 max-md:grid-cols-1">
        {outgoingEvents.map((event) => (
          <Checkbox
            key={event}
            label={outgoingEventWords[event].label}
            help={outgoingEventWords[event].description}
            isChecked={chosen.includes(event)}
            onCheckedChange={(isChecked) => onChange(outgoingEvents.filter((one) => (one === event ? isChecked : chosen.includes(one))))}
          />
        ))}
      </div>
      <p role="alert" className="text-12 text-rust empty:hidden">
        {error}
      </p>
    </fieldset>
  )
}
