import { isDeepStrictEqual } from 'node:util'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditAct, AuditOrigin, AuditValues, Requester } from '#lib/domain/audit/schema.ts'
import { requireNoPay } from '#lib/domain/fields/pay-uses/queries.ts'
import { lockMapping } from '#lib/domain/mappings/mutations.ts'
import { startMappingRun } from '#lib/domain/mappings/runs/mutations.ts'
import { isMappedObject, type MappedObject } from '#lib/domain/mappings/terms.ts'
import { refillNewHiresJob } from '#lib/domain/new-hires/remaps/jobs.ts'
import { refillOffersJob } from '#lib/domain/offers/jobs.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError, notFoundError, type PlatformErrorCode } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { type PlacedField, readPlacedFields } from './queries.ts'
import { foldLabel, makeOptions, type OptionInput } from './rules.ts'
import type { FieldDefinition, FieldObject } from './schema.ts'

/** Custom fields of one object that are in use, and all of them with the archived ones. */
const FIELDS_MAX = 100
const FIELDS_KEPT_MAX = 250

/** Who changes the fields of which object. */
export type FieldManager = AuditOrigin & { scope: TenantScope; actor: Requester; object: FieldObject }

type Words = Pick<FieldDefinition, 'label' | 'sensitivity' | 'group' | 'help' | 'isRequired'> & { options: readonly OptionInput[] }
export type CreateField = FieldManager & Words & Pick<FieldDefinition, 'type'>

/**
 * Adds a custom field, behind all others.
 * @throws AppError `invalid_input` at `label` or `options`, `conflict` where there are too many fields.
 */
export async function createField({ type, ...input }: CreateField): Promise<FieldDefinition> {
  return changeFields(input, async (tx, fields) => {
    requireRoom({ fields, isNew: true })
    requireFreeLabel({ fields, label: input.label, exceptKey: null })
    const id = createId()
    const { label, sensitivity, group, help, isRequired, object } = input
    const words = { label, type, sensitivity, group, help, options: optionsOf({ type, existing: [], input: input.options }), isRequired }
    const place = { organizationId: input.scope.organizationId, object, id, key: id, position: endOf(fields) }
    await tx.field.create({ data: { ...place, ...words }, select: { id: true } })
    await tell(tx, { ...input, action: 'field.created', key: id, after: words, needsRefill: isRequired })

    return id
  })
}

export type UpdateField = FieldManager & { key: string } & Partial<Words>

/**
 * Changes a field. Nothing changed: nothing is written.
 * @throws AppError `not_found`, `invalid_input` at what cannot be so, `conflict` where pay would become visible.
 */
export async function updateField({ key, ...input }: UpdateField): Promise<FieldDefinition> {
  return changeFields(input, async (tx, fields) => {
    const before = requireField(fields, key)
    const after = { ...before, ...readChanges({ input, before }) }
    const changed = changeable.filter((name) => !isDeepStrictEqual(before[name], after[name]))
    if (changed.length === 0) return key
    if (before.isBuiltIn && changed.some((name) => name !== 'isRequired')) throw builtInError()
    if (changed.includes('label') && !before.isArchived) requireFreeLabel({ fields, label: after.label, exceptKey: key })
    if (before.sensitivity === 'pay' && after.sensitivity !== 'pay') await requireNoPay(tx, { ...input, key })

    await writeField(tx, { ...input, field: after })
    const values = (field: FieldDefinition): AuditValues => Object.fromEntries(changed.map((name) => [name, field[name]]))
    const needsRefill = changed.includes('isRequired') || changed.includes('options')
    if (changed.includes('options')) await fillAgain(tx, input)
    await tell(tx, { ...input, action: 'field.updated', key, before: values(before), after: values(after), needsRefill })

    return key
  })
}

/**
 * Puts the fields that are not archived in order.
 * @throws AppError `conflict` where these are not all of them: somebody added or archived one meanwhile.
 */
export async function arrangeFields({ keys, ...input }: FieldManager & { keys: readonly string[] }): Promise<FieldDefinition[]> {
  return inTenant(input.scope, async (tx) => {
    const fields = await holdFields(tx, input)
    const open = fields.filter(({ isArchived }) => !isArchived)
    const isWhole = keys.length === open.length && open.every(({ key }) => keys.includes(key))
    if (!isWhole) throw conflictError('Somebody added or archived a field meanwhile. The list is up to date now: put it in order again.')

    const arranged = keys.map((key, position) => ({ ...requireField(fields, key), position }))
    const isSame = arranged.every(({ key }, index) => open[index]?.key === key)
    if (isSame) return withoutPlaces(fields)
    for (const field of arranged) {
      if (field.position !== requireField(fields, field.key).position) await writeField(tx, { ...input, field })
    }
    const order = (list: readonly FieldDefinition[]): AuditValues => ({ order: list.map(({ label }) => label) })
    await tell(tx, { ...input, action: 'field.arranged', key: input.object, before: order(open), after: order(arranged) })

    return withoutPlaces([...arranged, ...fields.filter(({ isArchived }) => isArchived)])
  })
}

/**
 * Archives a custom field, or brings it back to the end of the list: its values stay meanwhile.
 * @throws AppError `not_found`, `conflict` for a built-in field, and where another field has its label now.
 */
export async function setFieldArchived(options: FieldManager & { key: string; isArchived: boolean }): Promise<FieldDefinition> {
  const { key, isArchived, ...input } = options

  return changeFields(input, async (tx, fields) => {
    const field = requireField(fields, key)
    if (field.isBuiltIn)
      throw conflictError(
        isMappedObject(input.object)
          ? 'A built-in field stays. Make it optional, and take its rule out of the mapping.'
          : 'A built-in field stays. Make it optional instead.',
      )
    if (field.isArchived === isArchived) return key
    if (!isArchived) {
      requireRoom({ fields, isNew: false })
      requireFreeLabel({ fields, label: field.label, exceptKey: key })
    }
    const position = isArchived ? field.position : endOf(fields)
    await writeField(tx, { ...input, field: { ...field, position }, archivedAt: isArchived ? new Date() : null })
    if (!isArchived) await fillAgain(tx, input)
    await tell(tx, {
      ...input,
      action: isArchived ? 'field.archived' : 'field.restored',
      key,
      after: { label: field.label },
      needsRefill: true,
    })

    return key
  })
}

const changeable = ['label', 'sensitivity', 'group', 'help', 'options', 'isRequired'] as const

/** What the request says of a field, in the form in which it is kept. */
function readChanges({ input, before }: { input: Partial<Words>; before: PlacedField }): Partial<FieldDefinition> {
  const { label, sensitivity, group, help, isRequired, options } = input
  const said = Object.fromEntries(
    Object.entries({ label, sensitivity, group, help, isRequired }).filter(([, value]) => value !== undefined),
  )
  if (options === undefined) return said

  return { ...said, options: optionsOf({ type: before.type, existing: before.options, input: options }) }
}

/** Runs one change of one field with the fields of the object held, and answers that field as it is then. */
async function changeFields(
  input: FieldManager,
  change: (tx: TenantTransaction, fields: readonly PlacedField[]) => Promise<string>,
): Promise<FieldDefinition> {
  return inTenant(input.scope, async (tx) => {
    const key = await change(tx, await holdFields(tx, input))
    const { position: _, ...definition } = requireField(await readPlacedFields(tx, input), key)

    return definition
  })
}

/** Reads the fields of an object; until the transaction ends nobody else changes them. */
async function holdFields(tx: TenantTransaction, { scope, object }: FieldManager): Promise<PlacedField[]> {
  await execute(tx)`select pg_advisory_xact_lock(hashtextextended(${`fields:${scope.organizationId}:${object}`}, 0))`

  return readPlacedFields(tx, { scope, object })
}

/** `archivedAt` only where it changes. */
type WriteField = FieldManager & { field: PlacedField; archivedAt?: Date | null }

/** A built-in field keeps only what an organization may change of it: the rest stands in the code. */
async function writeField(tx: TenantTransaction, { scope, object, field, archivedAt }: WriteField): Promise<void> {
  const { organizationId } = scope
  const { key, isRequired, position, label, sensitivity, group, help, options } = field
  const where = { organizationId_object_key: { organizationId, object, key } }
  if (field.isBuiltIn) {
    const data = { isRequired, position }
    await tx.field.upsert({ where, create: { organizationId, object, key, ...data }, update: data, select: { id: true } })
    return
  }

  const data = { isRequired, position, label, sensitivity, group, help, options }
  await tx.field.update({ where, data: { ...data, archivedAt }, select: { id: true } })
}

type Tell = FieldManager & { key: string; action: Extract<AuditAct, { objectKind: 'field' }>['action'] } & {
  before?: AuditValues
  after?: AuditValues
  /** What is wrong with offers or new hires in preparation may be otherwise now. */
  needsRefill?: boolean
}

const refillJobs = { Offer: refillOffersJob, Person: refillNewHiresJob } satisfies Record<MappedObject, unknown>

async function tell(tx: TenantTransaction, { scope, actor, object, ipAddress, requestId, ...act }: Tell): Promise<void> {
  const { action, key, before, after, needsRefill = false } = act
  await writeAudit(tx, { scope, actor, ipAddress, requestId, action, objectKind: 'field', objectId: key, before, after })
  if (needsRefill && isMappedObject(object)) await enqueue(tx, refillJobs[object], { organizationId: scope.organizationId })
  await notifyChange(tx, { scope, topic: 'mappings' })
}

/** Another option may fit what failed so far, and what a field missed while it was archived it gets now: every mapping fills again. */
async function fillAgain(tx: TenantTransaction, { scope, object, actor }: FieldManager): Promise<void> {
  if (!isMappedObject(object)) return
  const mapped = await tx.mappingVersion.groupBy({ by: ['connectionId'], where: { object }, orderBy: { connectionId: 'asc' } })
  for (const { connectionId } of mapped) {
    const ref = { scope, connectionId, object }
    const live = await lockMapping(tx, ref)
    await startMappingRun(tx, { ...ref, kind: 'Fill', version: live.version.number, actor })
  }
}

function requireField(fields: readonly PlacedField[], key: string): PlacedField {
  const field = fields.find((candidate) => candidate.key === key)
  if (!field) throw notFoundError('field')

  return field
}

function requireFreeLabel(options: { fields: readonly PlacedField[]; label: string; exceptKey: string | null }): void {
  const { fields, label, exceptKey } = options
  const folded = foldLabel(label)
  const other = fields.find(({ key, isArchived, label: taken }) => key !== exceptKey && !isArchived && foldLabel(taken) === folded)
  if (!other && folded !== '') return

  throw invalidInput('label', other ? `There is a field “${other.label}” already. Choose another name.` : 'Enter a name.')
}

function requireRoom({ fields, isNew }: { fields: readonly PlacedField[]; isNew: boolean }): void {
  const own = fields.filter(({ isBuiltIn }) => !isBuiltIn)
  if (own.filter(({ isArchived }) => !isArchived).length >= FIELDS_MAX) {
    throw conflictError(`There are ${FIELDS_MAX} custom fields, which is the most. Archive one first.`)
  }
  if (isNew && own.length >= FIELDS_KEPT_MAX) {
    throw conflictError(`There are ${FIELDS_KEPT_MAX} custom fields with the archived ones, which is the most. Restore one and change it.`)
  }
}

function optionsOf(input: Parameters<typeof makeOptions>[0]): FieldDefinition['options'] {
  const made = makeOptions(input)
  if ('error' in made) throw invalidInput('options', made.error)

  return made.options
}

function endOf(fields: readonly PlacedField[]): number {
  return Math.max(-1, ...fields.map(({ position }) => position)) + 1
}

function withoutPlaces(fields: readonly PlacedField[]): FieldDefinition[] {
  return fields.map(({ position: _, ...definition }) => definition)
}

function builtInError(): AppError<PlatformErrorCode> {
  return conflictError('Of a built-in field only whether it is required can be changed.')
}

function invalidInput(field: string, userMessage: string): AppError<PlatformErrorCode> {
  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { [field]: userMessage } })
}
