'use client'

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { openJobFieldsOptions } from '#components/openings/open-job-queries.ts'
import { OpenJobValueControl } from '#components/openings/open-job-value-control.tsx'
import type { BulkChange } from '#components/openings-bulk/bulk-change.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type BulkFieldDialogProps = {
  count: number
  /** Chosen already; null lets somebody choose. */
  fieldKey: string | null
  onChange: (change: BulkChange) => void
  onClose: () => void
}

/** No two jobs share one. */
const ownOfEach: readonly string[] = ['identifier']

/** One value for a field of all selected open jobs. */
export function BulkFieldDialog({ count, fieldKey, onChange, onClose }: BulkFieldDialogProps) {
  const api = useApi()
  const query = useQuery(openJobFieldsOptions({ api }))
  const fields = query.data?.filter(({ key, isArchived }) => !isArchived && !ownOfEach.includes(key))
  const [chosenCount] = useState(count)
  const [key, setKey] = useState(fieldKey)
  const [draft, setDraft] = useState('')
  const [isCleared, setCleared] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const field = fields?.find((each) => each.key === key)
  const jobs = formatCountOf({ count: chosenCount, one: 'open job' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readBulkValue({ field, draft, isCleared })
    if ('error' in read) {
      setProblem(read.error)
      return
    }
    onChange(read.change)
    onClose()
  }

  return (
    <FormDialog
      title={field && fieldKey ? `Set ${field.label.toLowerCase()} of ${jobs}` : `Set a field of ${jobs}`}
      submitLabel={`Change ${jobs}`}
      hasNoSuggestions
      isSubmitting={false}
      onSubmit={submit}
      isOpen
      onOpenChange={(next) => (next ? undefined : onClose())}
    >
      {query.error ? <RequestFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {fields === undefined ? <Skeleton className="h-13 w-full" /> : null}
      {fields && fieldKey === null ? (
        <Field label="Field" error={field ? null : problem}>
          <Select
            value={key}
            placeholder="Choose field"
            onValueChange={(next) => {
              setKey(next)
              setDraft('')
              setCleared(false)
              setProblem(null)
            }}
            options={fields.map((each) => ({ value: each.key, label: each.label }))}
          />
        </Field>
      ) : null}
      {field ? (
        <ValueOrNothing
          key={field.key}
          field={field}
          draft={draft}
          isCleared={isCleared}
          problem={problem}
          onDraft={(text) => {
            setDraft(text)
            setProblem(null)
          }}
          onCleared={(next) => {
            setCleared(next)
            setProblem(null)
          }}
        />
      ) : null}
    </FormDialog>
  )
}

type ValueOrNothingProps = {
  field: FieldDefinition
  draft: string
  isCleared: boolean
  problem: string | null
  onDraft: (text: string) => void
  onCleared: (isCleared: boolean) => void
}

/** A value, or on purpose none. */
function ValueOrNothing({ field, draft, isCleared, problem, onDraft, onCleared }: ValueOrNothingProps) {
  return (
    <>
      {isCleared ? null : (
        <Field label={field.label} help={field.help} error={problem}>
          <OpenJobValueControl field={field} value={draft} currency={null} onChange={onDraft} />
        </Field>
      )}
      {field.isRequired ? null : (
        <Checkbox
          label={<span className="font-normal">Clear the value instead</span>}
          isChecked={isCleared}
          onCheckedChange={onCleared}
          className="-my-1.5"
        />
      )}
    </>
  )
}

type ReadBulkValue = { field: FieldDefinition | undefined; draft: string; isCleared: boolean }

/** The same check as the server's, so that nothing is sent that cannot be right for any of them. */
export function readBulkValue({ field, draft, isCleared }: ReadBulkValue): { change: BulkChange } | { error: string } {
  if (!field) return { error: 'Choose a field.' }
  const { key, label } = field
  if (isCleared) return { change: { kind: 'field', field: { key, label }, value: null } }
  const parsed = parseFieldValue({ definition: field, text: draft })

  return 'error' in parsed ? parsed : { change: { kind: 'field', field: { key, label }, value: parsed.value } }
}
