import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import { firstIdAt } from '#lib/platform/db/id.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { TrafficFacts } from './terms.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const BY_HAND_DAYS = 7
/** Events that asked for something hidden lie no longer back than this, and records that prove a toggle are looked for among so many. */
const HIDDEN_DAYS = 30
const PROOF_ROWS = 500

type ReadTraffic = { scope: TenantScope; connectionId: string; now: Date }

/** What came in during the last day and how it went. Each query reads by an index, and no more than a day's or a few hundred rows. */
export async function readTraffic({ scope, connectionId, now }: ReadTraffic): Promise<TrafficFacts> {
  const at = (ms: number) => firstIdAt(new Date(now.getTime() - ms))
  const { organizationId } = scope

  return inTenant(scope, async (tx) => {
    const [events] = await query<{ received: number; failed: number }>(tx)`
      select count(*)::int as "received",
        (count(*) filter (where "state" in ('Failed', 'NeedsAttention') and "replayedAt" is null))::int as "failed"
      from "event" where "organizationId" = ${organizationId}::uuid and "connectionId" = ${connectionId}::uuid and "id" >= ${at(DAY_MS)}::uuid
        and not "isTest"`
    const [refused] = await query<{ count: number }>(tx)`
      select coalesce(sum(r."count"), 0)::int as "count" from "endpoint_refusal" r
      join "webhook_endpoint" w on w."organizationId" = r."organizationId" and w."id" = r."endpointId"
      where r."organizationId" = ${organizationId}::uuid and w."connectionId" = ${connectionId}::uuid
        and r."hour" > clock_timestamp() - interval '24 hours'`
    const [waiting] = await query<{ lagMs: number }>(tx)`
      select (extract(epoch from clock_timestamp() - "receivedAt") * 1000)::float8 as "lagMs" from "event"
      where "organizationId" = ${organizationId}::uuid and "connectionId" = ${connectionId}::uuid and "stateKey" = 'Received' and "attemptCount" = 0
      order by "id" asc limit 1`
    const [first] = await query<{ ownSince: Date | null; hasByHandTraffic: boolean }>(tx)`
      select min(w."createdAt") filter (where w."webhookType" <> ${BY_HAND}) as "ownSince",
        exists (select from "event" e join "webhook_endpoint" h on h."organizationId" = e."organizationId" and h."id" = e."endpointId"
          where e."organizationId" = ${organizationId}::uuid and e."connectionId" = ${connectionId}::uuid
            and e."id" >= ${at(BY_HAND_DAYS * DAY_MS)}::uuid and h."webhookType" = ${BY_HAND}) as "hasByHandTraffic"
      from "webhook_endpoint" w
      where w."organizationId" = ${organizationId}::uuid and w."connectionId" = ${connectionId}::uuid and w."state" = 'Active'`

    return {
      received24h: events?.received ?? 0,
      failed24h: events?.failed ?? 0,
      refused24h: refused?.count ?? 0,
      lagMs: waiting ? Math.max(0, Math.round(waiting.lagMs)) : null,
      ownSince: first?.ownSince ?? null,
      hasByHandTraffic: first?.hasByHandTraffic ?? false,
      ...(await readProofs(tx, { organizationId, connectionId, hiddenSince: at(HIDDEN_DAYS * DAY_MS) })),
    }
  })
}

type ReadProofs = { organizationId: string; connectionId: string; hiddenSince: string }

/** What proves a toggle of the key that Ashby does not tell. A record counts as confidential also while nobody knows, so the job itself is asked. */
async function readProofs(
  tx: TenantTransaction,
  { organizationId, connectionId, hiddenSince }: ReadProofs,
): Promise<Pick<TrafficFacts, 'hasSeenConfidential' | 'hasSeenPrivateField' | 'hasHiddenRecords'>> {
  const [proofs] = await query<{ hasSeenConfidential: boolean; hasSeenPrivateField: boolean; hasHiddenRecords: boolean }>(tx)`
    select
      exists (select from (
          select "confidential", "raw" from "offer"
          where "organizationId" = ${organizationId}::uuid and "connectionId" = ${connectionId}::uuid
          order by "id" desc limit ${PROOF_ROWS}) o where "confidential" and "raw" #>> '{job,confidential}' = 'true')
        or exists (select from (
          select "confidential", "raw" from "new_hire"
          where "organizationId" = ${organizationId}::uuid and "connectionId" = ${connectionId}::uuid
          order by "id" desc limit ${PROOF_ROWS}) h where "confidential" and "raw" #>> '{job,confidential}' = 'true') as "hasSeenConfidential",
      exists (select from "source_field" where "organizationId" = ${organizationId}::uuid and "connectionId" = ${connectionId}::uuid
        and "isPrivate" and "ownerObject" <> 'offer') as "hasSeenPrivateField",
      exists (select from "event" where "organizationId" = ${organizationId}::uuid and "connectionId" = ${connectionId}::uuid
        and "stateKey" = 'NeedsAttention' and "id" >= ${hiddenSince}::uuid
        and "reasonCode" in ('offer_hidden', 'application_hidden', 'candidate_hidden')) as "hasHiddenRecords"`

  return proofs ?? { hasSeenConfidential: false, hasSeenPrivateField: false, hasHiddenRecords: false }
}

/** Offers and applications that came in by a connection last, at most three each: a key of the same account sees one of them. */
export async function findKnownObjects({
  scope,
  connectionId,
}: {
  scope: TenantScope
  connectionId: string
}): Promise<{ offerIds: string[]; applicationIds: string[] }> {
  const options = { where: { connectionId }, orderBy: { id: 'desc' }, take: 3, select: { externalId: true } } as const

  return inTenant(scope, async (tx) => {
    const offers = await tx.offer.findMany(options)
    const hires = await tx.newHire.findMany(options)

    return { offerIds: offers.map(({ externalId }) => externalId), applicationIds: hires.map(({ externalId }) => externalId) }
  })
}
