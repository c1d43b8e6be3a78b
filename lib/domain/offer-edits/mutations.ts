import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditOrigin, Requester } from '#lib/domain/audit/schema.ts'
import { addHistory, defaultsFor, diffSources, type EditableRow, lockOfferRow, saveOffer } from '#lib/domain/offers/mutations.ts'
import { getOfferDefaults, type OfferVisibility } from '#lib/domain/offers/queries.ts'
import { isOpenState, type Override, type Overrides, presentOffer, type SourceFields } from '#lib/domain/offers/rules.ts'
import { type HistoryKind, type OfferFieldKey, offerFields } from '#lib/domain/offers/schema.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'

/** Who edits, and what they may see: an offer they may not see does not exist for them. */
export type EditContext = {
  scope: TenantScope
  actor: Requester
  origin: AuditOrigin
  visibility: OfferVisibility
}

/** What the person had before their eyes: the shown value and Ashby's. Without it the act applies to whatever stands there. */
export type SeenField = { value: string | null; ashby: string | null }

type FieldEdit = EditContext & { offerId: string; field: OfferFieldKey; seen?: SeenField }

/** Edits or clears a field. From then on it belongs to people: `base` remembers what Ashby said at that moment. */
export async function setOfferField({ value, ...edit }: FieldEdit & { value: string | null }): Promise<void> {
  await changeOverride({
    edit,
    history: 'edited',
    audit: 'offer.field-edited',
    change: (row, current) => ({
      value,
      base: sourceValue(row, edit.field),
      by: edit.actor.userId,
      at: new Date().toISOString(),
      locked: current?.locked ?? false,
    }),
  })
}

/** Keeps the edited value although Ashby now says another: it will ask again when Ashby changes once more. */
export async function keepOfferField(edit: FieldEdit): Promise<void> {
  await changeOverride({
    edit,
    history: 'kept-mine',
    audit: 'offer.field-kept',
    change: (row, current) => ({ ...requireOverride(current), base: sourceValue(row, edit.field) }),
  })
}

/** Gives the field back to Ashby. */
export async function takeOfferField(edit: FieldEdit): Promise<void> {
  await changeOverride({
    edit,
    history: 'took-theirs',
    audit: 'offer.field-taken',
    change: (_row, current) => {
      requireOverride(current)
      return null
    },
  })
}

/** Locks or unlocks a field. Locking one that nobody edited pins the value that is shown. */
export async function lockOfferField({ isLocked, ...edit }: FieldEdit & { isLocked: boolean }): Promise<void> {
  await changeOverride({
    edit,
    history: isLocked ? 'locked' : 'unlocked',
    audit: isLocked ? 'offer.field-locked' : 'offer.field-unlocked',
    change: (row, current, shown) => {
      if (!isLocked) return { ...requireOverride(current), locked: false }

      const pinned = { value: shown, base: sourceValue(row, edit.field), by: edit.actor.userId, at: new Date().toISOString() }
      return { ...(current ?? pinned), locked: true }
    },
  })
}

/** Takes the values that Ashby holds while Offer Update is off, once. Edited fields stay as they are and then ask. */
export async function takeHeldValues({ offerId, ...context }: EditContext & { offerId: string }): Promise<void> {
  const { scope, actor, origin } = context

  await inTenant(scope, async (tx) => {
    const row = await lockOfferRow(tx, { ...context, offerId })
    requireOpen(row)
    if (!row.heldSource) {
      throw new AppError({ code: 'conflict', retry: 'no', userMessage: 'Ashby holds no other values than the ones shown here.' })
    }

    const changes = diffSources({ before: row.source, after: row.heldSource })
    await saveOffer(tx, { scope, row: { ...row, source: row.heldSource, heldSource: null } })
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
      after: valuesOf(row.heldSource),
    })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

type ChangeOverride = {
  edit: FieldEdit
  history: HistoryKind
  audit: 'offer.field-edited' | 'offer.field-kept' | 'offer.field-taken' | 'offer.field-locked' | 'offer.field-unlocked'
  /** The override to stand from now on; null deletes it. */
  change: (row: EditableRow, current: Override | undefined, shown: string | null) => Override | null
}

/** The one way an override changes: row locked, history, audit and shown columns in one transaction. */
async function changeOverride({ edit, history, audit, change }: ChangeOverride): Promise<void> {
  const { scope, actor, origin, offerId, field } = edit

  await inTenant(scope, async (tx) => {
    const row = await lockOfferRow(tx, edit)
    requireOpen(row)
    const defaults = defaultsFor(row, await getOfferDefaults(tx, scope))
    const before = presentOffer({ ...row, defaults }).shown[field]
    requireSeen({ edit, row, shown: before })
    const override = change(row, row.overrides[field], before)
    const { [field]: _removed, ...others } = row.overrides
    const overrides: Overrides = override === null ? others : { ...others, [field]: override }

    await saveOffer(tx, { scope, row: { ...row, overrides } })
    const after = presentOffer({ ...row, overrides, defaults }).shown[field]
    await addHistory(tx, { scope, offerId, kind: history, userId: actor.userId, changes: [{ field, before, after }] })
    await writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: audit,
      objectKind: 'offer',
      objectId: offerId,
      subjectId: row.candidateExternalId,
      before: { [field]: before },
      after: { [field]: after },
    })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

/** What was answered or withdrawn is a record of what happened. */
function requireOpen({ state }: EditableRow): void {
  if (isOpenState(state)) return

  throw new AppError({
    code: 'conflict',
    retry: 'no',
    userMessage: `The offer is ${state.toLowerCase()}, so its fields no longer change here.`,
  })
}

/** Nobody overwrites or accepts a value that they have not seen: the screen shows the new one, and they decide again. */
function requireSeen({ edit, row, shown }: { edit: FieldEdit; row: EditableRow; shown: string | null }): void {
  const { seen, field } = edit
  if (!seen || (seen.value === shown && seen.ashby === sourceValue(row, field))) return

  const userMessage = 'This field changed while you were looking at it. The new value is shown now: look again, then decide.'
  throw new AppError({ code: 'conflict', retry: 'no', userMessage, fields: { value: userMessage } })
}

function requireOverride(current: Override | undefined): Override {
  if (current) return current

  throw new AppError({ code: 'conflict', retry: 'no', userMessage: 'Nobody edited this field, so there is nothing to decide.' })
}

function sourceValue(row: Pick<EditableRow, 'source'>, field: OfferFieldKey): string | null {
  return row.source[field]?.value ?? null
}

function valuesOf(source: SourceFields): Record<string, string | null> {
  return Object.fromEntries(offerFields.map(({ key }) => [key, source[key]?.value ?? null]))
}
