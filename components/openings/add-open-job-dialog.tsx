'use client'

import { RequestFailure } from '#components/api/request-failure.tsx'
import { isAsked, openJobGroups, openJobGroupWords } from '#components/openings/open-job-drafts.ts'
import { OpenJobValueControl } from '#components/openings/open-job-value-control.tsx'
import { useAddOpenJob } from '#components/openings/use-add-open-job.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { RadioGroup } from '#components/ui/radio.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { SettableStatus } from '#lib/domain/open-jobs/terms.ts'

type AddOpenJobDialogProps = { isOpen: boolean; onClose: () => void }

const statusOptions = [
  { value: 'Planned', label: 'Planned', help: 'Wanted, but nobody looks for it yet.' },
  { value: 'Active', label: 'Active', help: 'Recruiting can begin.' },
] as const

/** A new open job with every field that it can have. */
export function AddOpenJobDialog({ isOpen, onClose }: AddOpenJobDialogProps) {
  return isOpen ? <AddOpenJob onClose={onClose} /> : null
}

function AddOpenJob({ onClose }: Pick<AddOpenJobDialogProps, 'onClose'>) {
  const { fields, failure, drafts, errors, status, setStatus, change, submit, isSaving } = useAddOpenJob(onClose)

  return (
    <FormDialog
      title="Add open job"
      isWide
      submitLabel="Add open job"
      hasNoSuggestions
      isSubmitting={isSaving}
      onSubmit={submit}
      isOpen
      onOpenChange={(next) => (next ? undefined : onClose())}
    >
      {failure ? <RequestFailure error={failure} /> : null}
      {fields ? (
        openJobGroups.map((group) => (
          <FieldGroupSet
            key={group}
            title={openJobGroupWords[group]}
            fields={fields.filter((field) => field.group === group)}
            drafts={drafts}
            errors={errors}
            status={status}
            onChange={change}
          />
        ))
      ) : (
        <FieldsSkeleton />
      )}
      <fieldset className="flex flex-col border-t border-line pt-3">
        <legend className="float-left mb-1 w-full text-12 font-semibold text-ink-2">Recruiting status</legend>
        <RadioGroup
          label="Recruiting status"
          className="md:grid md:grid-cols-2 md:gap-4"
          options={statusOptions}
          value={status}
          onValueChange={setStatus}
        />
      </fieldset>
    </FormDialog>
  )
}

type FieldGroupSetProps = {
  title: string
  fields: readonly FieldDefinition[]
  drafts: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  status: SettableStatus
  onChange: (key: string, text: string) => void
}

/** Fields whose control has two parts or grows take the whole width. */
const wideTypes: readonly FieldDefinition['type'][] = ['person', 'longText', 'choices', 'money']

function FieldGroupSet({ title, fields, drafts, errors, status, onChange }: FieldGroupSetProps) {
  if (fields.length === 0) return null

  return (
    <fieldset className="border-t border-line pt-3 first:border-0 first:pt-0">
      <legend className="float-left mb-2 w-full text-12 font-semibold text-ink-2">{title}</legend>
      <div className="clear-both grid items-start gap-x-4 gap-y-3 md:grid-cols-2">
        {fields.map((field) => (
          <Field
            key={field.key}
            label={field.label}
            help={field.key === 'identifier' ? 'Left empty, one is made for you.' : field.help}
            isOptional={!isAsked({ field, status })}
            error={errors[field.key]}
            className={field.key === 'title' || wideTypes.includes(field.type) ? 'md:col-span-2' : undefined}
          >
            <OpenJobValueControl
              field={field}
              value={drafts[field.key] ?? ''}
              currency={drafts.currency || null}
              // The fields can come after the dialog has opened and given the focus to what was there.
              autoFocus={field.key === 'title'}
              onChange={(text) => onChange(field.key, text)}
            />
          </Field>
        ))}
      </div>
    </fieldset>
  )
}

const skeletons = ['title', 'identifier', 'department', 'team', 'location', 'manager']

function FieldsSkeleton() {
  return (
    <div aria-hidden="true" className="grid gap-4 md:grid-cols-2">
      {skeletons.map((key) => (
        <Skeleton key={key} className="h-13 w-full first:md:col-span-2" />
      ))}
    </div>
  )
}
