import type { Permission } from '#lib/domain/access/schema.ts'
import type { Requester } from '#lib/domain/audit/schema.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { FieldChange, Override } from '#lib/domain/values/schema.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import {
  decideAllActs,
  decideAllOverrides,
  decideOverride,
  decisionActs,
  type FieldDecision,
  findUndone,
  type RecordKind,
  type RecordValues,
  replaceOverride,
  requireField,
  requireFields,
  requireSeen,
  type SeenAsking,
  type SeenField,
  type UndoneOverride,
} from './rules.ts'

type EditActs = (typeof decisionActs)[keyof typeof decisionActs] | (typeof decideAllActs)[keyof typeof decideAllActs]

/** A decision as it is written down: the row before and after it, and what history and audit call it. */
export type WrittenEdit<Row, Settings> = {
  row: Row
  settings: Settings
  acts: EditActs
  changes: FieldChange[]
  undo: UndoneOverride | UndoneOverride[]
}

/** One record whose values people decide about: what is its object's own of the way of a decision. */
export type EditedRecord<Row extends RecordValues, Settings extends { fields: readonly FieldDefinition[] }> = {
  of: RecordKind
  /** Holds the row for the rest of the transaction. @throws AppError `not_found` for one that may not be seen. */
  lock: (tx: TenantTransaction) => Promise<Row>
  readSettings: (tx: TenantTransaction) => Promise<Settings>
  /** @throws AppError `conflict` for a row in whose state nothing is decided any more. */
  requireOpen: (row: Row) => void
  /** What is shown of a field, the organization's default included. */
  show: (shown: { row: Row; settings: Settings; field: string }) => string | null
  /** The row with all that follows from it, history and audit. Answers the history entry's id. */
  write: (tx: TenantTransaction, edit: WrittenEdit<Row, Settings>) => Promise<string>
  /** What an act of this record changed, null where there is no such act, and what later ones changed. */
  readAct: (tx: TenantTransaction, historyEntryId: string) => Promise<Pick<Parameters<typeof findUndone>[0], 'undo' | 'later'>>
}

/** Who decides, and which fields they may see. */
type Deciding = { scope: TenantScope; actor: Requester; permissions: readonly Permission[] }

/** The history entry of an act on a field: what restoring takes back. */
export type FieldAct = { historyEntryId: string }

export type DecideField = Deciding & { field: string; seen?: SeenField; decision: FieldDecision | { kind: 'restore'; since: string } }

/**
 * The one way an override changes: row held, checked against what was seen, written with history and audit in one transaction.
 * @throws AppError of `requireField`, `requireSeen`, `decideOverride`, `findUndone`, and of the record's own.
 */
export async function decideField<Row extends RecordValues, Settings extends { fields: readonly FieldDefinition[] }>(
  record: EditedRecord<Row, Settings>,
  { scope, actor, permissions, field, seen, decision }: DecideField,
): Promise<FieldAct> {
  return inTenant(scope, async (tx) => {
    const row = await record.lock(tx)
    const settings = await record.readSettings(tx)
    const definition = requireField({ of: record.of, permissions, field, fields: settings.fields })
    record.requireOpen(row)
    const shown = record.show({ row, settings, field })
    requireSeen({ seen, row, field, shown })
    const override: Override | null =
      decision.kind === 'restore'
        ? findUndone({ field, ...(await record.readAct(tx, decision.since)) })
        : decideOverride({ decision, definition, row, shown, userId: actor.userId })
    const after = { ...row, overrides: replaceOverride(row.overrides, { field, override }) }
    const changes = [{ field, before: shown, after: record.show({ row: after, settings, field }) }]
    const undo = { field, override: row.overrides[field] ?? null }

    return { historyEntryId: await record.write(tx, { row: after, settings, acts: decisionActs[decision.kind], changes, undo }) }
  })
}

/** Fields that ask, each with what the person had before their eyes: a decision on all at once is one on each of them. */
export type DecideAsking = Deciding & { seen: readonly SeenAsking[]; kind: keyof typeof decideAllActs }

/**
 * Keeps every edited value that was seen to ask, or gives each of these fields back to Ashby: one lock, one write, one history entry. Fields
 * that ask and were not seen go on asking.
 * @throws AppError `conflict` with the fields that are not as they were seen; then nothing is decided.
 */
export async function decideAsking<Row extends RecordValues, Settings extends { fields: readonly FieldDefinition[] }>(
  record: EditedRecord<Row, Settings>,
  { scope, permissions, seen, kind }: DecideAsking,
): Promise<void> {
  await inTenant(scope, async (tx) => {
    const row = await record.lock(tx)
    const settings = await record.readSettings(tx)
    const keys = seen.map(({ field }) => field)
    const fields = requireFields({ of: record.of, permissions, keys, fields: settings.fields })
    record.requireOpen(row)
    const show = (field: string) => record.show({ row, settings, field })
    const { overrides, undo } = decideAllOverrides({ kind, seen, fields, row, show })
    const after = { ...row, overrides }
    const changes = keys.map((field) => ({ field, before: show(field), after: record.show({ row: after, settings, field }) }))

    await record.write(tx, { row: after, settings, acts: decideAllActs[kind], changes, undo })
  })
}
