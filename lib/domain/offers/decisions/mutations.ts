import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditAct } from '#lib/domain/audit/schema.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { type EditContext, requireField, requireOpen, type SeenField, showValue, sourceValue } from '#lib/domain/offers/edits/mutations.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { type EditableRow, lockOfferRow, type OfferSettings, readOfferSettings, saveOffer } from '#lib/domain/offers/mutations.ts'
import type { HistoryKind } from '#lib/domain/offers/terms.ts'
import { isAskingAgain } from '#lib/domain/values/rules.ts'
import type { Override, Overrides } from '#lib/domain/values/schema.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'

/** Fields that ask, each with what the person had before their eyes: a decision on all at once is one on each of them. */
export type DecideAll = EditContext & { offerId: string; seen: readonly (SeenField & { field: string })[] }

/**
 * Keeps every edited value that was seen to ask: each asks again when Ashby changes once more.
 * @throws AppError `conflict` with the fields that are not as they were seen; then nothing is decided.
 */
export async function keepAllFields(input: DecideAll): Promise<void> {
  return decideAll({
    input,
    history: 'kept-mine',
    audit: 'offer.all-kept',
    decide: ({ override, theirs }) => ({ ...override, base: theirs }),
  })
}

/**
 * Gives every field that was seen to ask back to Ashby.
 * @throws AppError `conflict` with the fields that are not as they were seen; then nothing is decided.
 */
export async function takeAllFields(input: DecideAll): Promise<void> {
  return decideAll({ input, history: 'took-theirs', audit: 'offer.all-taken', decide: () => null })
}

type DecideFields = {
  input: DecideAll
  history: HistoryKind
  audit: Extract<AuditAct, { objectKind: 'offer' }>['action']
  /** The override to stand from now on; null deletes it. */
  decide: (field: { override: Override; theirs: string | null }) => Override | null
}

/** One lock, one write, one history entry for all fields. Fields that ask and were not seen go on asking. */
async function decideAll({ input, history, audit, decide }: DecideFields): Promise<void> {
  const { scope, actor, origin, offerId } = input

  await inTenant(scope, async (tx) => {
    const row = await lockOfferRow(tx, input)
    const settings = await readOfferSettings(tx, scope)
    const fields = listFields({ input, settings })
    requireOpen(row)
    requireAllSeen({ input, row, settings, fields })

    const overrides = decideOverrides({ row, fields, decide })
    await saveOffer(tx, { scope, row: { ...row, overrides }, ...settings })
    const changes = fields.map(({ key }) => ({
      field: key,
      before: showValue({ row, settings, field: key }),
      after: showValue({ row: { ...row, overrides }, settings, field: key }),
    }))
    const undo = fields.map(({ key }) => ({ field: key, override: row.overrides[key] ?? null }))
    await addHistory(tx, { scope, offerId, kind: history, userId: actor.userId, changes, undo })
    await writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: audit,
      objectKind: 'offer',
      objectId: offerId,
      subjectId: row.candidateExternalId,
      before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
      after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
    })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

function listFields({ input, settings }: { input: DecideAll; settings: OfferSettings }): FieldDefinition[] {
  const keys = [...new Set(input.seen.map(({ field }) => field))]
  if (keys.length < input.seen.length) {
    throw new AppError({ code: 'invalid_input', retry: 'no', userMessage: 'A field is named twice. Name each once.' })
  }

  return keys.map((field) => requireField({ permissions: input.permissions, field, fields: settings.fields }))
}

type DecideOverrides = Pick<DecideFields, 'decide'> & { row: EditableRow; fields: readonly FieldDefinition[] }

function decideOverrides({ row, fields, decide }: DecideOverrides): Overrides {
  const decided = new Set(fields.map(({ key }) => key))
  const entries = Object.entries(row.overrides).flatMap(([key, override]): [string, Override][] => {
    const next = decided.has(key) ? decide({ override, theirs: sourceValue(row, key) }) : override
    return next === null ? [] : [[key, next]]
  })

  return Object.fromEntries(entries)
}

type RequireAllSeen = { input: DecideAll; row: EditableRow; settings: OfferSettings; fields: readonly FieldDefinition[] }

/** Nobody decides on what they have not seen: which field is another by now is told, and the screen shows it. */
function requireAllSeen({ input, row, settings, fields }: RequireAllSeen): void {
  const changed = input.seen.filter(({ field, value, ashby }) => {
    const isAsking = isAskingAgain({ field, source: row.source, overrides: row.overrides })

    return !isAsking || value !== showValue({ row, settings, field }) || ashby !== sourceValue(row, field)
  })
  if (changed.length === 0) return

  const labels = changed.map(({ field }) => fields.find(({ key }) => key === field)?.label ?? field)
  const userMessage = `${labels.join(', ')} changed while you were looking. Nothing was decided: look again, then decide.`
  const sentence = 'This field changed while you were looking at it. The new value is shown now.'
  throw new AppError({
    code: 'conflict',
    retry: 'no',
    userMessage,
    fields: Object.fromEntries(changed.map(({ field }) => [field, sentence])),
  })
}
