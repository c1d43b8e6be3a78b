import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'

export type OfCandidate = { scope: TenantScope; connectionId: string; candidateExternalId: string }

/** The applications by which a candidate is known here, through new hires or offers. */
export async function listApplicationsOfCandidate({ scope, connectionId, candidateExternalId }: OfCandidate): Promise<string[]> {
  return inTenant(scope, async (tx) => {
    const where = { organizationId: scope.organizationId, connectionId, candidateExternalId }
    const hires = await tx.newHire.findMany({ where, select: { externalId: true } })
    const offers = await tx.offer.findMany({ where, select: { applicationExternalId: true } })

    return [
      ...new Set([
        ...hires.map(({ externalId }) => externalId),
        ...offers.flatMap(({ applicationExternalId }) => applicationExternalId ?? []),
      ]),
    ]
  })
}

/** Everything that is known here of a candidate, held for the rest of the transaction. */
export async function lockRecordsOfCandidate(tx: TenantTransaction, { scope, connectionId, candidateExternalId }: OfCandidate) {
  const { organizationId } = scope
  await query(tx)`select 1 from "new_hire" where "organizationId" = ${organizationId}::uuid and "connectionId" = ${connectionId}::uuid
    and "candidateExternalId" = ${candidateExternalId} order by "id" for update`
  await query(tx)`select 1 from "offer" where "organizationId" = ${organizationId}::uuid and "connectionId" = ${connectionId}::uuid
    and "candidateExternalId" = ${candidateExternalId} order by "id" for update`
  const where = { organizationId, connectionId, candidateExternalId }
  const hires = await tx.newHire.findMany({
    where,
    orderBy: { id: 'asc' },
    select: { id: true, externalId: true, state: true, flags: true, confidential: true, isForgetting: true },
  })
  const offers = await tx.offer.findMany({
    where,
    orderBy: { id: 'asc' },
    select: { id: true, externalId: true, state: true, answerId: true, applicationExternalId: true },
  })

  return { hires, offers }
}

export type CandidateRecords = Awaited<ReturnType<typeof lockRecordsOfCandidate>>
