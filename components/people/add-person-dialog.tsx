'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { ValueControl } from '#components/fields/value-control.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { buildPersonHref } from '#components/people/people-filters.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { toast } from '#components/ui/toast.ts'
import { useGo } from '#components/ui/use-go.ts'
import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'

type AddPersonDialogProps = { isOpen: boolean; onClose: () => void }

/** Somebody by hand: what is required first, the rest behind a press. */
export function AddPersonDialog({ isOpen, onClose }: AddPersonDialogProps) {
  return isOpen ? <AddPerson onClose={onClose} /> : null
}

function AddPerson({ onClose }: Pick<AddPersonDialogProps, 'onClose'>) {
  const { fields, failure, drafts, errors, change, submit, isSaving } = useAddPerson(onClose)
  const [isWhole, setWhole] = useState(false)
  const shown = fields?.filter(({ isRequired, key }) => isWhole || isRequired || errors[key] !== undefined)
  const currency = drafts.currency || null

  return (
    <FormDialog
      title="Add person"
      description="People hired in Ashby are added from New hires."
      submitLabel="Add person"
      hasNoSuggestions
      isSubmitting={isSaving}
      onSubmit={submit}
      isOpen
      onOpenChange={(next) => (next ? undefined : onClose())}
    >
      {failure ? <RequestFailure error={failure} /> : null}
      {shown?.map((field) => (
        <Field key={field.key} label={field.label} help={field.help} isOptional={!field.isRequired} error={errors[field.key]}>
          <ValueControl
            definition={field}
            value={drafts[field.key] ?? ''}
            currency={currency}
            onChange={(text) => change(field.key, text)}
          />
        </Field>
      )) ?? <FieldsSkeleton />}
      {fields && !isWhole && fields.some(({ isRequired }) => !isRequired) ? (
        <Button variant="ghost" size="sm" className="-ml-2.5 self-start" onClick={() => setWhole(true)}>
          Show all fields
        </Button>
      ) : null}
    </FormDialog>
  )
}

const skeletons = ['first', 'last', 'email', 'title', 'start']

function FieldsSkeleton() {
  return skeletons.map((key) => <Skeleton key={key} className="h-13 w-full" />)
}

function useAddPerson(onClose: () => void) {
  const api = useApi()
  const go = useGo()
  const { slug } = useOrganization()
  const queryClient = useQueryClient()
  const query = useQuery(api.fields.list.queryOptions({ input: { object: 'Person' } }))
  const fields = query.data?.filter(({ isArchived }) => !isArchived).toSorted(byGroup)
  const [drafts, setDrafts] = useState<Record<string, string>>({})
  const [errors, setErrors] = useState<Record<string, string>>({})
  const create = useMutation(
    api.people.create.mutationOptions({
      onSuccess: (person) => {
        queryClient.setQueryData(api.people.get.queryKey({ input: { id: person.id } }), person)
        void queryClient.invalidateQueries({ queryKey: api.people.key() })
        toast.success(`${person.name} is added`)
        onClose()
        go(buildPersonHref({ slug, id: person.id }))
      },
      onError: (error) => setErrors(readErrorMessage(error).fields),
    }),
  )
  const change = (key: string, text: string) => {
    setDrafts((all) => ({ ...all, [key]: text }))
    setErrors(({ [key]: _, ...others }) => others)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!fields) return
    const { values, problems } = readDrafts({ fields, drafts })
    setErrors(problems)
    if (Object.keys(problems).length === 0) create.mutate({ values })
  }
  const hasFields = create.error !== null && Object.keys(readErrorMessage(create.error).fields).length > 0

  return { fields, failure: query.error ?? (hasFields ? null : create.error), drafts, errors, change, submit, isSaving: create.isPending }
}

const groupOrder: readonly FieldDefinition['group'][] = ['Person', 'Role', 'Compensation', 'Details']

function byGroup(one: FieldDefinition, other: FieldDefinition): number {
  return groupOrder.indexOf(one.group) - groupOrder.indexOf(other.group)
}

type ReadDrafts = { fields: readonly FieldDefinition[]; drafts: Readonly<Record<string, string>> }

/** The same check as the server's, so that nothing is sent that cannot be right. */
function readDrafts({ fields, drafts }: ReadDrafts): { values: Record<string, string>; problems: Record<string, string> } {
  const values: Record<string, string> = {}
  const problems: Record<string, string> = {}
  for (const field of fields) {
    const text = drafts[field.key] ?? ''
    if (text.trim() === '') {
      if (field.isRequired) problems[field.key] = 'Enter a value.'
      continue
    }
    const parsed = parseFieldValue({ definition: field, text })
    if ('error' in parsed) problems[field.key] = parsed.error
    else values[field.key] = parsed.value
  }

  return { values, problems }
}
