import { writeAudit } from '#lib/domain/audit/mutations.ts'
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
import { decideAsking, decideField, type EditedRecord, type FieldAct, type WrittenEdit } from '#lib/domain/values/edits/mutations.ts'
import type { SeenAsking, SeenField, UndoneOverride } from '#lib/domain/values/edits/rules.ts'
import { showField } from '#lib/domain/values/rules.ts'
import type { FieldChange } from '#lib/domain/values/schema.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

export type HireEdit = HireContext & { newHireId: string; field: string; seen?: SeenField }

/**
 * Edits or clears a field of a pending new hire. `text` is what somebody typed; nothing in it clears the field.
 * @throws AppError `invalid_input` for what does not fit the field's type, `conflict` for what is no longer pending.
 */
export async function setHireField({ text, ...edit }: HireEdit & { text: string | null }): Promise<FieldAct> {
  return decideField(toEdited(edit), { ...edit, decision: { kind: 'set', text } })
}

/** Keeps the edited value although Ashby now says another: it will ask again when Ashby changes once more. */
export async function keepHireField(edit: HireEdit): Promise<FieldAct> {
  return decideField(toEdited(edit), { ...edit, decision: { kind: 'keep' } })
}

/** Gives the field back to Ashby. */
export async function takeHireField(edit: HireEdit): Promise<FieldAct> {
  return decideField(toEdited(edit), { ...edit, decision: { kind: 'take' } })
}

/** Locks or unlocks a field. Locking one that nobody edited pins the value that is shown. */
export async function lockHireField({ isLocked, ...edit }: HireEdit & { isLocked: boolean }): Promise<FieldAct> {
  return decideField(toEdited(edit), { ...edit, decision: { kind: isLocked ? 'lock' : 'unlock' } })
}

/** Takes one act on a field back. Throws `conflict` where anything touched the field since, because that would be taken back with it. */
export async function restoreHireField({ since, ...edit }: HireEdit & { since: string }): Promise<FieldAct> {
  return decideField(toEdited(edit), { ...edit, decision: { kind: 'restore', since } })
}

/** Fields that ask, each with what the person had before their eyes: a decision on all at once is one on each of them. */
export type DecideAllOfHire = HireContext & { newHireId: string; seen: readonly SeenAsking[] }

/** Keeps every edited value that was seen to ask. Throws `conflict` with the fields that are not as they were seen; then nothing is decided. */
export async function keepAllHireFields(input: DecideAllOfHire): Promise<void> {
  return decideAsking(toEdited(input), { ...input, kind: 'keep' })
}

/** Gives every field that was seen to ask back to Ashby. Throws as keeping does. */
export async function takeAllHireFields(input: DecideAllOfHire): Promise<void> {
  return decideAsking(toEdited(input), { ...input, kind: 'take' })
}

function toEdited(edit: HireContext & { newHireId: string }): EditedRecord<EditableHire, PersonSettings> {
  const { scope, newHireId } = edit

  return {
    of: 'new-hire',
    lock: (tx) => lockHireRow(tx, edit),
    readSettings: (tx) => readPersonSettings(tx, scope),
    requireOpen: requirePending,
    show: showValue,
    write: (tx, written) => writeEdit(tx, { ...edit, ...written }),
    readAct: async (tx, id) => {
      const entry = await tx.newHireHistoryEntry.findUnique({ where: tenantKey(scope, id), select: { newHireId: true, undo: true } })
      const later = await tx.newHireHistoryEntry.findMany({ where: { newHireId, id: { gt: id } }, select: { changes: true } })

      return {
        undo: entry?.newHireId === newHireId ? (entry.undo as UndoneOverride | UndoneOverride[] | null) : null,
        later: later.map(({ changes }) => changes as FieldChange[]),
      }
    },
  }
}

type WriteEdit = HireContext & { newHireId: string } & WrittenEdit<EditableHire, PersonSettings>

/** The row, whom it may be the same as by now, history and audit. */
async function writeEdit(tx: TenantTransaction, edit: WriteEdit): Promise<string> {
  const { scope, actor, origin, newHireId, row, settings, acts, changes, undo } = edit
  await saveHire(tx, { scope, row, ...settings })
  await refreshSignals(tx, { scope, newHireId })
  const historyEntryId = await addHireHistory(tx, { scope, newHireId, kind: acts.history, userId: actor.userId, changes, undo })
  await writeAudit(tx, {
    scope,
    actor,
    ...origin,
    action: `new-hire.${acts.audit}`,
    objectKind: 'new-hire',
    objectId: newHireId,
    subjectId: row.candidateExternalId,
    before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
    after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
  })
  await notifyChange(tx, { scope, topic: 'newHires' })

  return historyEntryId
}

type ShowValue = { row: EditableHire; settings: PersonSettings; field: string }

/** What is shown of a field, the organization's default included. */
function showValue({ row: { source, overrides }, settings: { defaults }, field }: ShowValue): string | null {
  return showField({ field, source, overrides, defaults }).value
}
