import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditAct } from '#lib/domain/audit/schema.ts'
import { addHireHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { refreshSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import {
  type EditableHire,
  type HireContext,
  lockHireRow,
  type PersonSettings,
  readPersonSettings,
  saveHire,
} from '#lib/domain/new-hires/mutations.ts'
import { requirePending } from '#lib/domain/new-hires/rules.ts'
import type { NewHireHistoryKind } from '#lib/domain/new-hires/terms.ts'
import {
  decideAllActs,
  decideAllOverrides,
  decideOverride,
  decisionActs,
  type FieldDecision,
  findUndone,
  replaceOverride,
  requireField,
  requireFields,
  requireSeen,
  type SeenAsking,
  type SeenField,
  type UndoneOverride,
} from '#lib/domain/values/edits/rules.ts'
import { showField } from '#lib/domain/values/rules.ts'
import type { FieldChange, Override } from '#lib/domain/values/schema.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

export type HireEdit = HireContext & { newHireId: string; field: string; seen?: SeenField }

/** The history entry of an act on a field: what `restoreHireField` takes back. */
export type HireFieldAct = { historyEntryId: string }

/**
 * Edits or clears a field of a pending new hire. `text` is what somebody typed; nothing in it clears the field.
 * @throws AppError `invalid_input` for what does not fit the field's type, `conflict` for what is no longer pending.
 */
export async function setHireField({ text, ...edit }: HireEdit & { text: string | null }): Promise<HireFieldAct> {
  return changeOverride({ edit, decision: { kind: 'set', text } })
}

/** Keeps the edited value although Ashby now says another: it will ask again when Ashby changes once more. */
export async function keepHireField(edit: HireEdit): Promise<HireFieldAct> {
  return changeOverride({ edit, decision: { kind: 'keep' } })
}

/** Gives the field back to Ashby. */
export async function takeHireField(edit: HireEdit): Promise<HireFieldAct> {
  return changeOverride({ edit, decision: { kind: 'take' } })
}

/** Locks or unlocks a field. Locking one that nobody edited pins the value that is shown. */
export async function lockHireField({ isLocked, ...edit }: HireEdit & { isLocked: boolean }): Promise<HireFieldAct> {
  return changeOverride({ edit, decision: { kind: isLocked ? 'lock' : 'unlock' } })
}

/** Takes one act on a field back. Throws `conflict` where anything touched the field since, because that would be taken back with it. */
export async function restoreHireField({ since, ...edit }: HireEdit & { since: string }): Promise<HireFieldAct> {
  return changeOverride({ edit, decision: { kind: 'restore', since } })
}

/** Fields that ask, each with what the person had before their eyes: a decision on all at once is one on each of them. */
export type DecideAllOfHire = HireContext & { newHireId: string; seen: readonly SeenAsking[] }

/** Keeps every edited value that was seen to ask. Throws `conflict` with the fields that are not as they were seen; then nothing is decided. */
export async function keepAllHireFields(input: DecideAllOfHire): Promise<void> {
  return decideAll({ input, kind: 'keep' })
}

/** Gives every field that was seen to ask back to Ashby. Throws as keeping does. */
export async function takeAllHireFields(input: DecideAllOfHire): Promise<void> {
  return decideAll({ input, kind: 'take' })
}

type ChangeOverride = { edit: HireEdit; decision: FieldDecision | { kind: 'restore'; since: string } }

async function changeOverride({ edit, decision }: ChangeOverride): Promise<HireFieldAct> {
  const { field } = edit
  const { history, audit } = decisionActs[decision.kind]

  return inTenant(edit.scope, async (tx) => {
    const row = await lockHireRow(tx, edit)
    const settings = await readPersonSettings(tx, edit.scope)
    const definition = requireField({ ...edit, of: 'new-hire', fields: settings.fields })
    requirePending(row)
    const shown = showValue({ row, settings, field })
    requireSeen({ seen: edit.seen, row, field, shown })
    const override =
      decision.kind === 'restore'
        ? await readUndone(tx, { edit, since: decision.since })
        : decideOverride({ decision, definition, row, shown, userId: edit.actor.userId })
    const after = { ...row, overrides: replaceOverride(row.overrides, { field, override }) }
    const undo = { field, override: row.overrides[field] ?? null }
    const historyEntryId = await writeEdit(tx, {
      context: edit,
      before: row,
      after,
      settings,
      keys: [field],
      undo,
      history,
      audit: `new-hire.${audit}`,
    })

    return { historyEntryId }
  })
}

type DecideAll = { input: DecideAllOfHire; kind: keyof typeof decideAllActs }

/** One lock, one write, one history entry for all fields. */
async function decideAll({ input, kind }: DecideAll): Promise<void> {
  const { scope, permissions, seen } = input
  const { history, audit } = decideAllActs[kind]

  await inTenant(scope, async (tx) => {
    const row = await lockHireRow(tx, input)
    const settings = await readPersonSettings(tx, scope)
    const keys = seen.map(({ field }) => field)
    const fields = requireFields({ of: 'new-hire', permissions, keys, fields: settings.fields })
    requirePending(row)
    const show = (field: string) => showValue({ row, settings, field })
    const { overrides, undo } = decideAllOverrides({ kind, seen, fields, row, show })

    await writeEdit(tx, {
      context: input,
      before: row,
      after: { ...row, overrides },
      settings,
      keys,
      undo,
      history,
      audit: `new-hire.${audit}`,
    })
  })
}

type WriteEdit = {
  context: HireContext
  before: EditableHire
  after: EditableHire
  settings: PersonSettings
  /** The fields that were decided on. */
  keys: readonly string[]
  undo: UndoneOverride | UndoneOverride[]
  history: NewHireHistoryKind
  audit: Extract<AuditAct, { objectKind: 'new-hire' }>['action']
}

/** The row, whom it may be the same as by now, history and audit. Returns the history entry's id. */
async function writeEdit(tx: TenantTransaction, options: WriteEdit): Promise<string> {
  const { context, before, after, settings, keys, undo, history, audit } = options
  const { scope, actor, origin } = context
  const newHireId = after.id
  const changes = keys.map((field) => ({
    field,
    before: showValue({ row: before, settings, field }),
    after: showValue({ row: after, settings, field }),
  }))

  await saveHire(tx, { scope, row: after, ...settings })
  await refreshSignals(tx, { scope, newHireId })
  const historyEntryId = await addHireHistory(tx, { scope, newHireId, kind: history, userId: actor.userId, changes, undo })
  await writeAudit(tx, {
    scope,
    actor,
    ...origin,
    action: audit,
    objectKind: 'new-hire',
    objectId: newHireId,
    subjectId: after.candidateExternalId,
    before: Object.fromEntries(changes.map((change) => [change.field, change.before])),
    after: Object.fromEntries(changes.map((change) => [change.field, change.after])),
  })
  await notifyChange(tx, { scope, topic: 'newHires' })

  return historyEntryId
}

async function readUndone(tx: TenantTransaction, { edit, since }: { edit: HireEdit; since: string }): Promise<Override | null> {
  const { scope, newHireId, field } = edit
  const entry = await tx.newHireHistoryEntry.findUnique({ where: tenantKey(scope, since), select: { newHireId: true, undo: true } })
  const later = await tx.newHireHistoryEntry.findMany({ where: { newHireId, id: { gt: since } }, select: { changes: true } })

  return findUndone({
    field,
    undo: entry?.newHireId === newHireId ? (entry.undo as UndoneOverride | UndoneOverride[] | null) : null,
    later: later.map(({ changes }) => changes as FieldChange[]),
  })
}

type ShowValue = { row: EditableHire; settings: PersonSettings; field: string }

/** What is shown of a field, the organization's default included. */
function showValue({ row: { source, overrides }, settings: { defaults }, field }: ShowValue): string | null {
  return showField({ field, source, overrides, defaults }).value
}
