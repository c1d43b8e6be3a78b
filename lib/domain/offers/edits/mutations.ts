import type { Permission } from '#lib/domain/access/schema.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { type EditableRow, lockOfferRow, type OfferSettings, readOfferSettings, saveOffer } from '#lib/domain/offers/mutations.ts'
import { defaultsFor, presentOffer } from '#lib/domain/offers/presentation/rules.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import { decideAsking, decideField, type EditedRecord, type FieldAct, type WrittenEdit } from '#lib/domain/values/edits/mutations.ts'
import type { SeenAsking, SeenField, UndoneOverride } from '#lib/domain/values/edits/rules.ts'
import { diffValues } from '#lib/domain/values/rules.ts'
import type { FieldChange, SourceFields } from '#lib/domain/values/schema.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError } from '#lib/platform/errors.ts'

/** Who edits, and what they may see: an offer they may not see does not exist for them, and a field they may not see they may not touch. */
export type EditContext = Act & {
  visibility: OfferVisibility
  permissions: readonly Permission[]
}

type FieldEdit = EditContext & { offerId: string; field: string; seen?: SeenField }

/**
 * Edits or clears a field. From then on it belongs to people: `base` remembers what Ashby said at that moment.
 * `text` is what they typed; nothing in it clears the field. Throws `invalid_input` for what does not fit the field's type.
 */
export async function setOfferField({ text, ...edit }: FieldEdit & { text: string | null }): Promise<FieldAct> {
  return decideField(toEdited(edit), { ...edit, decision: { kind: 'set', text } })
}

/** Keeps the edited value although Ashby now says another: it will ask again when Ashby changes once more. */
export async function keepOfferField(edit: FieldEdit): Promise<FieldAct> {
  return decideField(toEdited(edit), { ...edit, decision: { kind: 'keep' } })
}

/** Gives the field back to Ashby. */
export async function takeOfferField(edit: FieldEdit): Promise<FieldAct> {
  return decideField(toEdited(edit), { ...edit, decision: { kind: 'take' } })
}

/** Locks or unlocks a field. Locking one that nobody edited pins the value that is shown. */
export async function lockOfferField({ isLocked, ...edit }: FieldEdit & { isLocked: boolean }): Promise<FieldAct> {
  return decideField(toEdited(edit), { ...edit, decision: { kind: isLocked ? 'lock' : 'unlock' } })
}

/**
 * Takes one act on a field back: the field belongs again to whom it belonged before, with value, base and lock. Throws `conflict` where
 * anything touched the field since, because that would be taken back with it.
 */
export async function restoreOfferField({ since, ...edit }: FieldEdit & { since: string }): Promise<FieldAct> {
  return decideField(toEdited(edit), { ...edit, decision: { kind: 'restore', since } })
}

/** Fields that ask, each with what the person had before their eyes. */
export type DecideAll = EditContext & { offerId: string; seen: readonly SeenAsking[] }

/** Keeps every edited value that was seen to ask. Throws `conflict` with the fields that are not as they were seen; then nothing is decided. */
export async function keepAllFields(input: DecideAll): Promise<void> {
  return decideAsking(toEdited(input), { ...input, kind: 'keep' })
}

/** Gives every field that was seen to ask back to Ashby. Throws as keeping does. */
export async function takeAllFields(input: DecideAll): Promise<void> {
  return decideAsking(toEdited(input), { ...input, kind: 'take' })
}

/** Takes the values that Ashby holds while Offer Update is off, once. Edited fields stay as they are and then ask. */
export async function takeHeldValues({ offerId, ...context }: EditContext & { offerId: string }): Promise<void> {
  const { scope, actor, origin } = context

  await inTenant(scope, async (tx) => {
    const row = await lockOfferRow(tx, { ...context, offerId })
    requireOpen(row)
    if (!row.heldSource) {
      throw conflictError('Ashby holds no other values than the ones shown here.')
    }

    const settings = await readOfferSettings(tx, scope)
    const source = { ...row.source, ...row.heldSource }
    const changes = diffValues({ fields: settings.fields, before: row.source, after: source })
    await saveOffer(tx, {
      scope,
      row: { ...row, source, heldSource: null, heldReadings: null },
      ...settings,
      data: { readings: row.heldReadings ?? {} },
    })
    await addHistory(tx, { scope, offerId, kind: 'took-theirs', userId: actor.userId, changes })
    await writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: 'offer.held-taken',
      objectKind: 'offer',
      objectId: offerId,
      subjectId: row.candidateExternalId,
      before: valuesOf(row.source),
      after: valuesOf(source),
    })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

function toEdited(edit: EditContext & { offerId: string }): EditedRecord<EditableRow, OfferSettings> {
  const { scope, offerId } = edit

  return {
    of: 'offer',
    lock: (tx) => lockOfferRow(tx, edit),
    readSettings: (tx) => readOfferSettings(tx, scope),
    requireOpen,
    show: showValue,
    write: (tx, written) => writeEdit(tx, { ...edit, ...written }),
    readAct: async (tx, id) => {
      const entry = await tx.offerHistoryEntry.findUnique({ where: tenantKey(scope, id), select: { offerId: true, undo: true } })
      const later = await tx.offerHistoryEntry.findMany({ where: { offerId, id: { gt: id } }, select: { changes: true } })

      return {
        undo: entry?.offerId === offerId ? (entry.undo as UndoneOverride | UndoneOverride[] | null) : null,
        later: later.map(({ changes }) => changes as FieldChange[]),
      }
    },
  }
}

type WriteEdit = EditContext & { offerId: string } & WrittenEdit<EditableRow, OfferSettings>

async function writeEdit(tx: TenantTransaction, edit: WriteEdit): Promise<string> {
  const { scope, actor, origin, offerId, row, settings, acts, changes, undo } = edit
  await saveOffer(tx, { scope, row, ...settings })
  const historyEntryId = await addHistory(tx, { scope, offerId, kind: acts.history, userId: actor.userId, changes, undo })
  await writeAudit(tx, {
    scope,
    actor,
    ...origin,
    action: `offer.${acts.audit}`,
    objectKind: 'offer',
    objectId: offerId,
    subjectId: row.candidateExternalId,
    before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
    after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
  })
  await notifyChange(tx, { scope, topic: 'offers' })

  return historyEntryId
}

/** What is shown of a field, the organization's default included. */
function showValue({ row, settings, field }: { row: EditableRow; settings: OfferSettings; field: string }): string | null {
  const defaults = defaultsFor({ row, defaults: settings.defaults })

  return presentOffer({ ...row, fields: settings.fields, defaults }).shown[field] ?? null
}

/** What was answered or withdrawn is a record of what happened. */
function requireOpen({ state }: EditableRow): void {
  if (isOpenState(state)) return

  throw conflictError(`The offer is ${state.toLowerCase()}, so its fields no longer change here.`)
}

function valuesOf(source: SourceFields): Record<string, string | null> {
  return Object.fromEntries(Object.entries(source).map(([key, { value }]) => [key, value]))
}
