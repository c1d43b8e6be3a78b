import { canSee } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditAct, AuditOrigin, Requester } from '#lib/domain/audit/schema.ts'
import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { addHistory, type UndoneOverride } from '#lib/domain/offers/history/mutations.ts'
import { type EditableRow, lockOfferRow, type OfferSettings, readOfferSettings, saveOffer } from '#lib/domain/offers/mutations.ts'
import { defaultsFor, presentOffer } from '#lib/domain/offers/presentation/rules.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import type { HistoryKind } from '#lib/domain/offers/terms.ts'
import { diffValues } from '#lib/domain/values/rules.ts'
import type { FieldChange, Override, Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError, notFoundError } from '#lib/platform/errors.ts'

/** Who edits, and what they may see: an offer they may not see does not exist for them, and a field they may not see they may not touch. */
export type EditContext = {
  scope: TenantScope
  actor: Requester
  origin: AuditOrigin
  visibility: OfferVisibility
  permissions: readonly Permission[]
}

/** What the person had before their eyes: the shown value and Ashby's. Without it the act applies to whatever stands there. */
export type SeenField = { value: string | null; ashby: string | null }

type FieldEdit = EditContext & { offerId: string; field: string; seen?: SeenField }

/** The history entry of an act on a field: what `restoreOfferField` takes back. */
export type FieldAct = { historyEntryId: string }

/**
 * Edits or clears a field. From then on it belongs to people: `base` remembers what Ashby said at that moment.
 * `text` is what they typed; nothing in it clears the field. Throws `invalid_input` for what does not fit the field's type.
 */
export async function setOfferField({ text, ...edit }: FieldEdit & { text: string | null }): Promise<FieldAct> {
  return changeOverride({
    edit,
    history: 'edited',
    audit: 'offer.field-edited',
    change: ({ row, current, definition }) => ({
      value: parseText({ definition, text }),
      base: sourceValue(row, edit.field),
      by: edit.actor.userId,
      at: new Date().toISOString(),
      locked: current?.locked ?? false,
    }),
  })
}

/** Keeps the edited value although Ashby now says another: it will ask again when Ashby changes once more. */
export async function keepOfferField(edit: FieldEdit): Promise<FieldAct> {
  return changeOverride({
    edit,
    history: 'kept-mine',
    audit: 'offer.field-kept',
    change: ({ row, current }) => ({ ...requireOverride(current), base: sourceValue(row, edit.field) }),
  })
}

/** Gives the field back to Ashby. */
export async function takeOfferField(edit: FieldEdit): Promise<FieldAct> {
  return changeOverride({
    edit,
    history: 'took-theirs',
    audit: 'offer.field-taken',
    change: ({ current }) => {
      requireOverride(current)
      return null
    },
  })
}

/** Locks or unlocks a field. Locking one that nobody edited pins the value that is shown. */
export async function lockOfferField({ isLocked, ...edit }: FieldEdit & { isLocked: boolean }): Promise<FieldAct> {
  return changeOverride({
    edit,
    history: isLocked ? 'locked' : 'unlocked',
    audit: isLocked ? 'offer.field-locked' : 'offer.field-unlocked',
    change: ({ row, current, shown }) => {
      if (!isLocked) return { ...requireOverride(current), locked: false }

      const pinned = { value: shown, base: sourceValue(row, edit.field), by: edit.actor.userId, at: new Date().toISOString() }
      return { ...(current ?? pinned), locked: true }
    },
  })
}

/**
 * Takes one act on a field back: the field belongs again to whom it belonged before, with value, base and lock. Throws `conflict` where
 * anything touched the field since, because that would be taken back with it.
 */
export async function restoreOfferField({ since, ...edit }: FieldEdit & { since: string }): Promise<FieldAct> {
  return changeOverride({
    edit,
    history: 'undone',
    audit: 'offer.field-restored',
    change: async ({ tx }) => {
      const { scope, offerId, field } = edit
      const entry = await tx.offerHistoryEntry.findUnique({ where: tenantKey(scope, since), select: { offerId: true, undo: true } })
      const stored = entry?.offerId === offerId ? (entry.undo as UndoneOverride | UndoneOverride[] | null) : null
      const undo = [stored ?? []].flat().find((undone) => undone.field === field)
      if (!undo) throw notFoundError('act')

      const later = await tx.offerHistoryEntry.findMany({ where: { offerId, id: { gt: since } }, select: { changes: true } })
      if (later.some(({ changes }) => (changes as FieldChange[]).some((change) => change.field === field))) {
        const userMessage = 'This field has changed since, so there is nothing to undo. Look at it again, then edit it.'
        throw conflictError(userMessage)
      }

      return undo.override
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

type ChangeInput = {
  tx: TenantTransaction
  row: EditableRow
  definition: FieldDefinition
  current: Override | undefined
  /** The value before the act. */
  shown: string | null
}

type ChangeOverride = {
  edit: FieldEdit
  history: HistoryKind
  audit: Extract<AuditAct, { objectKind: 'offer' }>['action']
  /** The override to stand from now on; null deletes it. */
  change: (input: ChangeInput) => Override | null | Promise<Override | null>
}

/** The one way an override changes: row locked, history, audit and shown columns in one transaction. */
async function changeOverride({ edit, history, audit, change }: ChangeOverride): Promise<FieldAct> {
  const { scope, actor, origin, offerId, field } = edit

  return inTenant(scope, async (tx) => {
    const row = await lockOfferRow(tx, edit)
    const settings = await readOfferSettings(tx, scope)
    const definition = requireField({ ...edit, fields: settings.fields })
    requireOpen(row)
    const before = showValue({ row, settings, field })
    requireSeen({ edit, row, shown: before })
    const current = row.overrides[field]
    const override = await change({ tx, row, definition, current, shown: before })
    const { [field]: _removed, ...others } = row.overrides
    const overrides: Overrides = override === null ? others : { ...others, [field]: override }

    await saveOffer(tx, { scope, row: { ...row, overrides }, ...settings })
    const after = showValue({ row: { ...row, overrides }, settings, field })
    const undo = { field, override: current ?? null }
    const entry = { scope, offerId, kind: history, userId: actor.userId, changes: [{ field, before, after }], undo }
    const historyEntryId = await addHistory(tx, entry)
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

    return { historyEntryId }
  })
}

type RequireField = Pick<FieldEdit, 'permissions' | 'field'> & { fields: readonly FieldDefinition[] }

/** What somebody may not see they may not overwrite either: it would tell. A field that is gone cannot be acted on. */
export function requireField({ permissions, field, fields }: RequireField): FieldDefinition {
  const definition = fields.find(({ key }) => key === field)
  if (!definition || definition.isArchived) {
    const userMessage = 'Offers have no such field any more. It was archived, or never existed: look at the offer again.'
    throw new AppError({ code: 'not_found', retry: 'no', userMessage })
  }
  if (canSee({ permissions, sensitivity: definition.sensitivity })) return definition

  throw new AppError({ code: 'forbidden', retry: 'no', userMessage: 'Your role may not see pay. Ask an admin of your organization.' })
}

function parseText({ definition, text }: { definition: FieldDefinition; text: string | null }): string | null {
  if (text === null || text.trim() === '') return null

  const parsed = parseFieldValue({ definition, text })
  if ('value' in parsed) return parsed.value

  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage: parsed.error, fields: { value: parsed.error } })
}

/** What is shown of a field, the organization's default included. */
export function showValue({ row, settings, field }: { row: EditableRow; settings: OfferSettings; field: string }): string | null {
  const defaults = defaultsFor({ row, defaults: settings.defaults })

  return presentOffer({ ...row, fields: settings.fields, defaults }).shown[field] ?? null
}

/** What was answered or withdrawn is a record of what happened. */
export function requireOpen({ state }: EditableRow): void {
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

  throw conflictError('Nobody edited this field, so there is nothing to decide.')
}

/** What Ashby says by the last read. */
export function sourceValue(row: Pick<EditableRow, 'source'>, field: string): string | null {
  return row.source[field]?.value ?? null
}

function valuesOf(source: SourceFields): Record<string, string | null> {
  return Object.fromEntries(Object.entries(source).map(([key, { value }]) => [key, value]))
}
