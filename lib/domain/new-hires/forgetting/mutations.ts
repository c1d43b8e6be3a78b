import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { eraseRecords } from '#lib/domain/new-hires/erasure/mutations.ts'
import { addHirePositionHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { type HireContext, lockHireRow } from '#lib/domain/new-hires/mutations.ts'
import { readHireAudience } from '#lib/domain/new-hires/recipients/queries.ts'
import { moveHire } from '#lib/domain/new-hires/rules.ts'
import type { NewHireFlag } from '#lib/domain/new-hires/terms.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { forgetAtPerson } from '#lib/domain/people/forgetting/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { type CandidateRecords, lockRecordsOfCandidate, type OfCandidate } from './queries.ts'
import { planForgetting } from './rules.ts'

export type ForgetCandidate = OfCandidate & { eventId: string }

export type Forgotten = {
  /** New hires and offers that are gone. */
  erasedCount: number
  /** New hires through which HR confirms the rest. */
  waitingIds: string[]
  /** Accepted offers that stay although no new hire stands beside them. */
  keptOfferCount: number
}

/**
 * Erases what is only pending of a candidate who is gone at the source, with all that hangs on it, and asks HR about the rest. The caller has
 * made sure that the candidate is gone. What was erased before stays so: doing it twice changes nothing.
 */
export async function forgetCandidate(input: ForgetCandidate): Promise<Forgotten> {
  const { scope } = input

  return inTenant(scope, async (tx) => {
    const { erased, kept } = planForgetting(await lockRecordsOfCandidate(tx, input))
    const isWhole = kept.hires.length === 0 && kept.offers.length === 0
    await eraseRecords(tx, { ...input, ...erased, isWhole })
    await writeTrace(tx, { scope, erased })
    await askForConfirmation(tx, { ...input, hires: kept.hires })
    for (const topic of ['newHires', 'offers', 'events', 'documents'] as const) await notifyChange(tx, { scope, topic })

    return {
      erasedCount: erased.hires.length + erased.offers.length,
      waitingIds: kept.hires.map(({ id }) => id),
      keptOfferCount: kept.hires.length === 0 ? kept.offers.length : 0,
    }
  })
}

/** That something was here and was erased: nothing of what it said. */
async function writeTrace(tx: TenantTransaction, { scope, erased }: { scope: TenantScope; erased: CandidateRecords }): Promise<void> {
  const audit = { scope, actor: { kind: 'System' }, ipAddress: null, requestId: null } as const
  for (const { id } of erased.hires) await writeAudit(tx, { ...audit, action: 'new-hire.forgotten', objectKind: 'new-hire', objectId: id })
  for (const { id } of erased.offers) await writeAudit(tx, { ...audit, action: 'offer.forgotten', objectKind: 'offer', objectId: id })
}

type AskForConfirmation = ForgetCandidate & Pick<CandidateRecords, 'hires'>

async function askForConfirmation(tx: TenantTransaction, { scope, connectionId, eventId, hires }: AskForConfirmation): Promise<void> {
  for (const { id, state, confidential: isConfidential, isForgetting, ...hire } of hires) {
    if (isForgetting) continue
    const before = { state, flags: hire.flags as NewHireFlag[] }
    const after = moveHire({ position: before, standing: 'gone' })
    await tx.newHire.update({ where: tenantKey(scope, id), data: { isForgetting: true, flags: [...after.flags] }, select: { id: true } })
    await addHirePositionHistory(tx, { scope, newHireId: id, eventId, before, after })
    const audience = await readHireAudience(tx, { scope, connectionId, isConfidential })
    await notify(tx, { scope, kind: 'newHire.to-forget', objectId: id, audience })
  }
}

/**
 * Erases what came from the source about somebody whose candidate was deleted there: the new hire with its offer, and of the person what
 * nobody here entered. What HR entered stays. It cannot be taken back.
 * @throws AppError `not_found`, and `conflict` unless the candidate was deleted.
 */
export async function confirmForget(input: HireContext & { newHireId: string }): Promise<void> {
  const { scope, actor, origin, newHireId } = input

  await inTenant(scope, async (tx) => {
    const candidate = await findCandidate(tx, { scope, newHireId })
    // All of the candidate's rows before one of them: whoever else erases takes them in the same order.
    const records = await lockRecordsOfCandidate(tx, { scope, ...candidate })
    const { personId, state, source, decided } = await lockHireRow(tx, input)
    const hire = records.hires.find(({ id }) => id === newHireId)
    if (!hire?.isForgetting) throw conflictError('This candidate was not deleted in Ashby, so nothing of it is erased.')

    const offers = records.offers.filter(({ applicationExternalId }) => applicationExternalId === hire.externalId)
    const isWhole = records.hires.length === 1 && records.offers.length === offers.length
    const person = state === 'Added' ? personId : null
    const forgetOnce =
      person === null ? null : await forgetAtPerson(tx, { scope, personId: person, hire: { id: hire.id, source, decided } })
    await eraseRecords(tx, { scope, ...candidate, hires: [hire], offers, isWhole })
    await forgetOnce?.afterwards({ userId: actor.userId })

    const audit = { scope, actor, ...origin } as const
    await writeAudit(tx, { ...audit, action: 'new-hire.forgotten', objectKind: 'new-hire', objectId: newHireId })
    if (person !== null) await writeAudit(tx, { ...audit, action: 'person.forgotten', objectKind: 'person', objectId: person })
    for (const topic of ['newHires', 'people', 'offers', 'events', 'documents'] as const) await notifyChange(tx, { scope, topic })
  })
}

type FindCandidate = { scope: TenantScope; newHireId: string }

async function findCandidate(tx: TenantTransaction, { scope, newHireId }: FindCandidate) {
  const row = await tx.newHire.findUnique({
    where: tenantKey(scope, newHireId),
    select: { connectionId: true, candidateExternalId: true },
  })
  if (!row) throw notFoundError('new hire')

  return row
}
