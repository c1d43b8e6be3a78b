import { eraseAuditValues } from '#lib/domain/audit/erasure/mutations.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { withholdAnswers } from '#lib/domain/idempotency/withholding/mutations.ts'
import { eraseDocuments, eraseRecords } from '#lib/domain/new-hires/erasure/mutations.ts'
import { refreshSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import { forgetFills } from '#lib/domain/open-jobs/filling/mutations.ts'
import { eraseOutgoingMessages } from '#lib/domain/outgoing-webhooks/erasure/mutations.ts'
import type { PersonContext } from '#lib/domain/people/edits/mutations.ts'
import { lockHiresOf, lockPersonRow } from '#lib/domain/people/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

/**
 * Erases a person wholly: values, periods, history and documents with their bytes, and the new hires that they were, because those hold the
 * same; Ashby does not bring them back. Of the log only who did what and when is left. A pending new hire that was said to be them is
 * nobody's again, and their offers stay what they are.
 * @throws AppError `not_found`
 */
export async function removePerson({ personId, ...context }: Omit<PersonContext, 'permissions'> & { personId: string }): Promise<void> {
  const { scope, actor, origin } = context

  await inTenant(scope, async (tx) => {
    await lockHiresOf(tx, { scope, personId })
    await lockPersonRow(tx, { scope, personId })
    const added = await readHires(tx, { personId })
    const linked = await tx.newHire.findMany({ where: { personId, state: { not: 'Added' } }, select: { id: true } })

    await eraseDocuments(tx, { scope, where: { personId } })
    await tx.newHire.updateMany({ where: { personId }, data: { personId: null, isRehire: false } })
    await forgetFills(tx, { scope, personIds: [personId] })
    await tx.person.delete({ where: tenantKey(scope, personId), select: { id: true } })
    for (const hire of added) await eraseHire(tx, { scope, hire })
    await tx.notification.deleteMany({ where: { organizationId: scope.organizationId, objectId: personId } })
    await eraseAuditValues(tx, { scope, subjectIds: [personId], objectIds: [personId] })
    await withholdAnswers(tx, { scope, ids: [personId] })
    await eraseOutgoingMessages(tx, { scope, ids: [personId] })
    for (const { id } of linked) await refreshSignals(tx, { scope, newHireId: id })

    await writeAudit(tx, { scope, actor, ...origin, action: 'person.deleted', objectKind: 'person', objectId: personId })
    for (const topic of ['people', 'newHires', 'documents'] as const) await notifyChange(tx, { scope, topic })
  })
}

const hireSelect = { id: true, externalId: true, connectionId: true, candidateExternalId: true } as const

type ErasedHire = { id: string; externalId: string; connectionId: string; candidateExternalId: string }

/** The new hires that somebody was, and what was made part of those. */
async function readHires(tx: TenantTransaction, { personId }: { personId: string }): Promise<ErasedHire[]> {
  const added = await tx.newHire.findMany({ where: { personId, state: 'Added' }, select: hireSelect })
  const merged = await tx.newHire.findMany({
    where: { mergedIntoId: { in: added.map(({ id }) => id) } },
    select: hireSelect,
  })

  return [...added, ...merged]
}

/** Where nothing else of the candidate stays, what only names them goes, too. */
async function eraseHire(tx: TenantTransaction, { scope, hire }: { scope: TenantScope; hire: ErasedHire }): Promise<void> {
  const { id, externalId, connectionId, candidateExternalId } = hire
  const ofCandidate = { organizationId: scope.organizationId, connectionId, candidateExternalId }
  const offer = await tx.offer.findFirst({ where: ofCandidate, select: { id: true } })
  const other = await tx.newHire.findFirst({ where: { ...ofCandidate, id: { not: id } }, select: { id: true } })
  const isWhole = offer === null && other === null

  await eraseRecords(tx, { scope, connectionId, candidateExternalId, hires: [{ id, externalId }], offers: [], isWhole })
}
