import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { type EditContext, requireOpen, showValue } from '#lib/domain/offers/edits/mutations.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { lockOfferRow, readOfferSettings, saveOffer } from '#lib/domain/offers/mutations.ts'
import { decideAllActs, decideAllOverrides, requireFields, type SeenAsking } from '#lib/domain/values/edits/rules.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'

/** Fields that ask, each with what the person had before their eyes: a decision on all at once is one on each of them. */
export type DecideAll = EditContext & { offerId: string; seen: readonly SeenAsking[] }

/**
 * Keeps every edited value that was seen to ask: each asks again when Ashby changes once more.
 * @throws AppError `conflict` with the fields that are not as they were seen; then nothing is decided.
 */
export async function keepAllFields(input: DecideAll): Promise<void> {
  return decideAll({ input, kind: 'keep' })
}

/**
 * Gives every field that was seen to ask back to Ashby.
 * @throws AppError `conflict` with the fields that are not as they were seen; then nothing is decided.
 */
export async function takeAllFields(input: DecideAll): Promise<void> {
  return decideAll({ input, kind: 'take' })
}

/** One lock, one write, one history entry for all fields. Fields that ask and were not seen go on asking. */
async function decideAll({ input, kind }: { input: DecideAll; kind: keyof typeof decideAllActs }): Promise<void> {
  const { scope, actor, origin, offerId, seen, permissions } = input
  const acts = decideAllActs[kind]

  await inTenant(scope, async (tx) => {
    const row = await lockOfferRow(tx, input)
    const settings = await readOfferSettings(tx, scope)
    const fields = requireFields({ of: 'offer', permissions, keys: seen.map(({ field }) => field), fields: settings.fields })
    requireOpen(row)
    const show = (field: string) => showValue({ row, settings, field })
    const { overrides, undo } = decideAllOverrides({ kind, seen, fields, row, show })

    await saveOffer(tx, { scope, row: { ...row, overrides }, ...settings })
    const changes = fields.map(({ key }) => ({
      field: key,
      before: show(key),
      after: showValue({ row: { ...row, overrides }, settings, field: key }),
    }))
    await addHistory(tx, { scope, offerId, kind: acts.history, userId: actor.userId, changes, undo })
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
  })
}
