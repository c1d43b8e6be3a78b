import { moveAuditSubject } from '#lib/domain/audit/erasure/mutations.ts'
import { moveEvents } from '#lib/domain/events/erasure/mutations.ts'
import { addHireHistory } from '#lib/domain/new-hires/history/mutations.ts'
import { refreshPersonSignals, refreshSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'

export type MergeCandidates = { scope: TenantScope; connectionId: string; from: string; into: string; eventId: string }

export type MergedCandidates = {
  /** Applications and offers of the one that is gone, by the source's ids: what is known of the one that stays may fill them anew. */
  applications: string[]
  offers: string[]
}

/**
 * Re-points everything of a candidate who became part of another at the source: new hires, offers, documents, events and what the log says of
 * them. Two pending new hires stay two, and are marked as maybe the same. Doing it twice changes nothing.
 */
export async function mergeCandidates({ scope, connectionId, from, into, eventId }: MergeCandidates): Promise<MergedCandidates> {
  return inTenant(scope, async (tx) => {
    const where = { organizationId: scope.organizationId, connectionId, candidateExternalId: from }
    const hires = await tx.newHire.findMany({ where, orderBy: { id: 'asc' }, select: { id: true, externalId: true, personId: true } })
    const offers = await tx.offer.findMany({ where, select: { externalId: true } })

    await tx.newHire.updateMany({ where, data: { candidateExternalId: into } })
    await tx.offer.updateMany({ where, data: { candidateExternalId: into } })
    await tx.document.updateMany({ where: { organizationId: scope.organizationId, subjectId: from }, data: { subjectId: into } })
    await moveEvents(tx, { scope, connectionId, from, to: into })
    await moveAuditSubject(tx, { scope, from, to: into })
    for (const { id, personId } of hires) {
      await addHireHistory(tx, { scope, newHireId: id, kind: 'candidate-merged', eventId, detail: { before: from, after: into } })
      await refreshSignals(tx, { scope, newHireId: id })
      if (personId) await refreshPersonSignals(tx, { scope, personId })
    }
    if (hires.length > 0) await notifyChange(tx, { scope, topic: 'newHires' })
    if (offers.length > 0) await notifyChange(tx, { scope, topic: 'offers' })

    return { applications: hires.map(({ externalId }) => externalId), offers: offers.map(({ externalId }) => externalId) }
  })
}
