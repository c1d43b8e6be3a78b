import type { Application, Candidate, CustomField, CustomFieldValues, Job, Opening, SelectableValue } from '#sandbox/model.ts'
import { createNotFound } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import { requireApplication } from './applications.ts'
import { updateCandidate } from './candidates.ts'
import { updateJob } from './jobs.ts'
import { requireOpening, updateOpening } from './openings.ts'
import { tellApplication } from './tell.ts'

export type FieldDraft = Pick<CustomField, 'title' | 'objectType' | 'fieldType'> &
  Partial<Pick<CustomField, 'description' | 'isPrivate' | 'isRequired' | 'selectableValues'>>

/** Defines a custom field. Ashby has no event for it. */
export function createField(transaction: Transaction, draft: FieldDraft): CustomField {
  const field: CustomField = {
    description: null,
    isPrivate: false,
    isRequired: false,
    selectableValues: [],
    ...draft,
    id: transaction.createId(),
    isArchived: false,
  }
  transaction.put('customField', field)

  return field
}

export type FieldPatch = Partial<Pick<CustomField, 'title' | 'description' | 'isArchived' | 'isPrivate' | 'selectableValues'>>

/** Renames, archives or otherwise changes a custom field; its id and its type stay, as in Ashby. */
export function updateField(transaction: Transaction, { fieldId, patch }: { fieldId: string; patch: FieldPatch }): CustomField {
  const field = transaction.get('customField', fieldId)
  if (!field) throw createNotFound({ noun: 'custom field', parameter: 'customFieldId' })

  const changed = { ...field, ...patch }
  transaction.put('customField', changed)

  return changed
}

type SetValues = { id: string; values: CustomFieldValues }

/** Sets values on an application; null clears. Told like any other change of it. */
export function setApplicationValues(transaction: Transaction, { id, values }: SetValues): Application {
  const application = requireApplication(transaction, id)
  const changed = { ...application, customFields: { ...application.customFields, ...values }, updatedAt: transaction.now }
  transaction.put('application', changed)
  tellApplication(transaction, 'applicationUpdate', changed)

  return changed
}

/** Sets values on a job; null clears. */
export function setJobValues(transaction: Transaction, { id, values }: SetValues): Job {
  const job = transaction.get('job', id)
  if (!job) throw createNotFound({ noun: 'job', parameter: 'jobId' })

  return updateJob(transaction, { jobId: id, patch: { customFields: { ...job.customFields, ...values } } })
}

/** Sets values on a candidate; null clears. */
export function setCandidateValues(transaction: Transaction, { id, values }: SetValues): Candidate {
  return updateCandidate(transaction, { candidateId: id, patch: { customFields: values } })
}

/** Sets values on an opening; null clears. */
export function setOpeningValues(transaction: Transaction, { id, values }: SetValues): Opening {
  const { latestVersion } = requireOpening(transaction, id)

  return updateOpening(transaction, { openingId: id, patch: { customFields: { ...latestVersion.customFields, ...values } } })
}

/** Replaces the choices of a field: the known ones are relabelled, new ones added, and every one that is left out is archived. */
export function updateSelectableValues(
  transaction: Transaction,
  { fieldId, selectableValues }: { fieldId: string; selectableValues: SelectableValue[] },
): CustomField {
  const given = new Set(selectableValues.map(({ value }) => value))
  const omitted = (transaction.get('customField', fieldId)?.selectableValues ?? []).filter(({ value }) => !given.has(value))
  const archived = omitted.map((choice) => ({ ...choice, isArchived: true }))

  return updateField(transaction, { fieldId, patch: { selectableValues: [...selectableValues, ...archived] } })
}
