import { isDeepStrictEqual } from 'node:util'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, AuditValues } from '#lib/domain/audit/schema.ts'
import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { addVersion, lockMapping } from '#lib/domain/mappings/mutations.ts'
import { tableOf } from '#lib/domain/mappings/objects/queries.ts'
import { findVersion, type MappingRef, type StoredVersion } from '#lib/domain/mappings/queries.ts'
import { diffRules } from '#lib/domain/mappings/rules.ts'
import { startMappingRun } from '#lib/domain/mappings/runs/mutations.ts'
import type { MappingRules, RuleProblem, SourcePlace } from '#lib/domain/mappings/schema.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError, notFoundError } from '#lib/platform/errors.ts'
import { addRow, describeConflict, findLookupStep, findProblems } from './rules.ts'

/** Who changes the mapping of a connection. */
export type MappingEdit = MappingRef &
  Act & {
    timeZone: string
    /** What the connected account has for these rules, read in the transaction: the adapter knows it. */
    readPlaces: (tx: TenantTransaction, rules: MappingRules) => Promise<SourcePlace[]>
  }

/**
 * Makes rules the next version. Rules that say what the live version says make none.
 * @throws AppError `conflict` where `base` is not the live version, `invalid_input` where the rules cannot be saved, `not_found`.
 */
export async function saveMapping({ base, rules, ...edit }: MappingEdit & { base: number; rules: MappingRules }): Promise<void> {
  await inTenant(edit.scope, (tx) =>
    changeMapping(tx, edit, { action: 'mapping.saved', origin: 'saved', originNumber: null, base, change: async () => rules }),
  )
}

/**
 * Makes an old version's rules the next version.
 * @throws AppError as `saveMapping` does; what an old version reads may be gone by now.
 */
export async function restoreMapping({ base, number, ...edit }: MappingEdit & { base: number; number: number }): Promise<void> {
  const change = async (tx: TenantTransaction) => {
    const old = await findVersion(tx, { ...edit, number })
    if (!old) throw notFoundError('version')

    return old.rules
  }
  await inTenant(edit.scope, (tx) =>
    changeMapping(tx, edit, { action: 'mapping.restored', origin: 'restored', originNumber: number, base, change }),
  )
}

export type AddLookupRow = MappingEdit & { field: string; from: string; to: string }

/**
 * Adds a row to the lookup that fills a field, and so the next version. A row that is there already makes none. Returns the live number.
 * @throws AppError `conflict` where a row says otherwise, `invalid_input` where the value is none of the field, `not_found`.
 */
export async function addLookupRow({ field, from, to, ...edit }: AddLookupRow): Promise<number> {
  return inTenant(edit.scope, (tx) =>
    changeMapping(tx, edit, {
      action: 'mapping.lookup-added',
      origin: 'lookup',
      originNumber: null,
      base: null,
      change: async (_tx, live, fields) => {
        const definition = fields.find(({ key, isArchived }) => key === field && !isArchived)
        if (!definition) throw notFoundError('field')
        const parsed = parseFieldValue({ definition, text: to })
        if ('error' in parsed) throw invalidInput(parsed.error, { to: parsed.error })
        const path = await findUnmappedPath(tx, { ...edit, field, from })
        const step = findLookupStep({ rules: live.rules, field, path })
        if (step === null) throw conflictError(`No lookup fills ${definition.label} now. Look at it under Company, Fields & mapping.`)

        return addRow({ rules: live.rules, field, step, row: { from, to: parsed.value }, definition })
      },
    }),
  )
}

/** From which place an open record has the value that has no row: a field may be filled by several lookups. */
async function findUnmappedPath(
  tx: TenantTransaction,
  { scope, connectionId, object, field, from }: MappingRef & { field: string; from: string },
): Promise<string | null> {
  const { table, isOpen } = tableOf(object)
  const [row] = await query<{ path: string | null }>(tx)`
    select "source" -> ${field}::text ->> 'path' as path from ${table}
    where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid and ${isOpen}
      and "source" -> ${field}::text ->> 'problem' = 'unmapped' and "source" -> ${field}::text ->> 'found' = ${from}
    order by "id" desc limit 1`

  return row?.path ?? null
}

type Change = {
  action: 'mapping.saved' | 'mapping.restored' | 'mapping.lookup-added'
  origin: 'saved' | 'restored' | 'lookup'
  originNumber: number | null
  /** The version that the person had before their eyes; null where the change holds on any. */
  base: number | null
  change: (tx: TenantTransaction, live: StoredVersion, fields: readonly FieldDefinition[]) => Promise<MappingRules>
}

/** The one way a person changes a mapping: locked, checked, written, told, and what was empty or failed filled, in one transaction. */
async function changeMapping(tx: TenantTransaction, edit: MappingEdit, { base, change, ...act }: Change): Promise<number> {
  const { scope, connectionId, object, actor, origin } = edit
  const live = await lockMapping(tx, edit)
  const fields = await readFields(tx, { scope, object })
  const rules = await change(tx, live, fields)
  // Also for a request that is sent again because its answer was lost.
  if (sayTheSame(rules, live.rules)) return live.version.number
  if (base !== null && base !== live.version.number)
    throw conflictError(describeConflict({ live: live.version, timeZone: edit.timeZone, base }))

  const places = await edit.readPlaces(tx, rules)
  requireSound(findProblems({ rules, live: live.rules, fields, places, isRestoring: act.origin === 'restored' }))
  const number = await addVersion(tx, { ...edit, after: live.version.number, rules, origin: act.origin, originNumber: act.originNumber })
  const { before, after } = describeValues({ before: live.rules, after: rules, fields })
  await writeAudit(tx, {
    scope,
    actor,
    ...origin,
    action: act.action,
    objectKind: 'mapping',
    objectId: connectionId,
    before: { ...before, version: live.version.number },
    after: { ...after, version: number },
  })
  // Whoever saves has seen the new titles.
  await tx.sourceField.updateMany({ where: { connectionId, formerTitle: { not: null } }, data: { formerTitle: null } })
  await startMappingRun(tx, { scope, connectionId, object, kind: 'Fill', version: number, actor })

  return number
}

/** The order of rules says nothing. */
function sayTheSame(one: MappingRules, other: MappingRules): boolean {
  const inOrder = (rules: MappingRules) => rules.toSorted((left, right) => (left.field < right.field ? -1 : 1))

  return isDeepStrictEqual(inOrder(one), inOrder(other))
}

/** The steps of every field that changed, under the name that people know it by. */
function describeValues(options: { before: MappingRules; after: MappingRules; fields: readonly FieldDefinition[] }) {
  const changes = diffRules(options)
  const take = (side: 'before' | 'after'): AuditValues =>
    Object.fromEntries(changes.flatMap((change) => (change[side] ? [[change.label, change[side]]] : [])))

  return { before: take('before'), after: take('after') }
}

function requireSound(problems: readonly RuleProblem[]): void {
  const [first] = problems
  if (!first) return

  const more = problems.length > 1 ? ` ${problems.length - 1} more below.` : ''
  const fields = Object.fromEntries(problems.toReversed().map(({ field, message }) => [field ?? 'rules', message]))
  throw invalidInput(`This mapping cannot be saved. ${first.message}${more}`, fields)
}

function invalidInput(userMessage: string, fields: Record<string, string>): AppError {
  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields })
}
