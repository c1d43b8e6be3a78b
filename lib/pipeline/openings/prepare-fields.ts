import { planOptions } from '#lib/destinations/ashby-openings/field-options.ts'
import { toAshbyType } from '#lib/destinations/ashby-openings/field-values.ts'
import { type SaveField, saveField } from '#lib/domain/openings/fields/mutations.ts'
import type { StoredField } from '#lib/domain/openings/fields/queries.ts'
import type { OpeningProblem } from '#lib/domain/openings/schema.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { readCustomFields } from '#lib/sources/ashby/custom-fields.ts'
import { namePermission } from '#lib/sources/ashby/permissions.ts'
import type { CustomFieldDefinition } from '#lib/sources/source.ts'
import { answerLost, isAboutOneJob, isOutcomeUnknown, toProblem } from './problems.ts'
import { placeOf, type SyncWork } from './sync-work.ts'

/** A field whose answer was lost is made again only when a list that cannot lag behind it does not have it. */
const CREATE_AGAIN_MS = 80_000

/** Whether the custom fields of Ashby are to be read: some field is not known there yet, has a problem, or its choices changed. */
export function areFieldsDue({ desk }: Pick<SyncWork, 'desk'>): boolean {
  return desk.fields.some(
    (field) => field.isOn && (field.externalId === null || field.problem !== null || spell(field.sentOptions) !== spell(optionsOf(field))),
  )
}

function spell(options: readonly { value: string; label: string }[]): string {
  return JSON.stringify(options.map(({ value, label }) => [value, label]))
}

function optionsOf({ definition }: StoredField) {
  return definition.type === 'choice' || definition.type === 'choices' ? definition.options : []
}

/**
 * Finds or makes the custom fields that somebody chose, and keeps their choices. What stands in the way of one is written on it and stops no
 * other.
 * @throws AshbyError for what stands in the way of all.
 */
export async function prepareFields(work: SyncWork): Promise<void> {
  const { connection, desk } = work
  const chosen = desk.fields.filter(({ isOn }) => isOn)
  if (chosen.length === 0) return
  const lacking = (['hiringProcessMetadata:read', 'candidates:write'] as const).find((permission) => !connection.can(permission))
  if (lacking) {
    for (const field of chosen) await save(work, field, { problem: permissionMissing(lacking) })
    return
  }

  const readStartedAt = await readDatabaseClock()
  const known = (await readCustomFields({ client: connection.client })).filter(({ ownerObject }) => ownerObject === 'opening')
  for (const field of chosen) {
    try {
      await prepareField(work, { field, known, readStartedAt })
    } catch (thrown) {
      if (!isAboutOneJob(thrown)) throw thrown
      await save(work, field, { problem: toProblem(thrown), createSentAt: null })
    }
  }
}

function permissionMissing(permission: Parameters<typeof namePermission>[0]): OpeningProblem {
  const message = `The Ashby key lacks ${namePermission(permission)}, without which custom fields of openings cannot be written. Tick it for the key in Ashby, then check the key under Company, Integrations.`

  return { code: 'ashby_permission_missing', message, field: null, requestId: null }
}

type Prepare = { field: StoredField; known: readonly CustomFieldDefinition[]; readStartedAt: Date }

async function prepareField(work: SyncWork, { field, known, readStartedAt }: Prepare): Promise<void> {
  const { definition } = field
  const ashbyType = toAshbyType(definition.type)
  if (ashbyType === null) return
  const found = findField(work, { field, known, ashbyType })
  if (found.kind === 'problem') return save(work, field, { problem: found.problem })
  if (found.kind === 'found') {
    const problem = await keepOptions(work, { field, there: found.field })
    return save(work, field, {
      externalId: found.field.externalId,
      createSentAt: null,
      problem,
      sentOptions: problem ? undefined : optionsOf(field),
    })
  }

  if (field.createSentAt && readStartedAt.getTime() < field.createSentAt.getTime() + CREATE_AGAIN_MS) {
    return save(work, field, { problem: answerLost(field.problem?.requestId ?? null) })
  }
  await createField(work, field)
}

type Found = { kind: 'found'; field: CustomFieldDefinition } | { kind: 'none' } | { kind: 'problem'; problem: OpeningProblem }

/** By its id once that is known; else by title and type. */
function findField(work: SyncWork, { field, known, ashbyType }: Omit<Prepare, 'readStartedAt'> & { ashbyType: string }): Found {
  const { label } = field.definition
  const about = { field: field.fieldKey, requestId: null }
  const taken = new Set(work.desk.fields.filter((other) => other !== field).map(({ externalId }) => externalId))
  const named = known.filter(({ title, externalId }) => title === label.trim() && !taken.has(externalId))
  const fitting = named.filter(({ vendorType }) => vendorType === ashbyType)
  const own = known.find(({ externalId }) => externalId === field.externalId)
  const best = own ?? fitting.find(({ isArchived }) => !isArchived) ?? fitting[0]
  if (best?.isArchived) {
    const message = `Ashby’s field ${best.title} is archived. Bring it back in Ashby, or switch this field off.`
    return { kind: 'problem', problem: { ...about, code: 'opening_field_archived', message } }
  }
  if (best) return { kind: 'found', field: best }
  if (named.length > 0) {
    const message = `Ashby has a field ${label} of another type. Rename one of the two, or switch this field off.`
    return { kind: 'problem', problem: { ...about, code: 'opening_field_type_differs', message } }
  }

  return { kind: 'none' }
}

/** Sends the choices whole where Ashby has others. Answers what stands in the way. */
async function keepOptions(
  work: SyncWork,
  { field, there }: { field: StoredField; there: CustomFieldDefinition },
): Promise<OpeningProblem | null> {
  const ours = optionsOf(field)
  if (ours.length === 0) return null
  const selectableValues = planOptions({ ours, sent: field.sentOptions, theirs: there.options })
  if (!selectableValues) return null
  if (!work.connection.can('hiringProcessMetadata:write')) return permissionMissing('hiringProcessMetadata:write')

  try {
    await work.connection.client.call('customField.updateSelectableValues', { customFieldId: there.externalId, selectableValues })
    return null
  } catch (thrown) {
    // The same list twice is the same list, so that the next sync may send it again after it has looked.
    if (isOutcomeUnknown(thrown)) return answerLost(thrown.requestId)
    throw thrown
  }
}

async function createField(work: SyncWork, field: StoredField): Promise<void> {
  const { definition } = field
  const fieldType = toAshbyType(definition.type)
  if (fieldType === null) return
  if (!work.connection.can('hiringProcessMetadata:write'))
    return save(work, field, { problem: permissionMissing('hiringProcessMetadata:write') })

  await save(work, field, { createSentAt: await readDatabaseClock(), problem: null })
  const options = optionsOf(field)
  try {
    const { results } = await work.connection.client.call('customField.create', {
      title: definition.label.trim(),
      ...(definition.help ? { description: definition.help } : {}),
      fieldType,
      objectType: 'Opening_Version',
      ...(fieldType === 'Date' ? { isDateOnlyField: true } : {}),
      ...(options.length > 0 ? { selectableValues: options.map(({ label, value }) => ({ label, value })) } : {}),
    })
    await save(work, field, { externalId: results.id, createSentAt: null, sentOptions: options, problem: null })
  } catch (thrown) {
    if (isOutcomeUnknown(thrown)) return save(work, field, { problem: answerLost(thrown.requestId) })
    // Every other error of Ashby's says for certain that nothing was made.
    await save(work, field, { createSentAt: null })
    throw thrown
  }
}

async function save(work: SyncWork, { fieldKey }: StoredField, data: SaveField['data']): Promise<void> {
  await inTenant(work.scope, (tx) => saveField(tx, { ...placeOf(work), key: fieldKey, data }))
}
