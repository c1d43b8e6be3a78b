import { FORGOTTEN } from '#lib/domain/events/erasure/rules.ts'
import type { EventState } from '#lib/domain/events/terms.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

/** An event with its body as it came, and what kind of webhook brought it. */
export type EventForProcessing = {
  id: string
  connectionId: string
  webhookType: string
  action: string
  state: EventState
  subjectKind: string
  subjectExternalId: string
  candidateExternalId: string | null
  receivedAt: Date
  retriedAt: Date | null
  body: string
  attemptCount: number
  laggingReads: number
  replayOfId: string | null
  bodyRemovedAt: Date | null
  /** Whether it is about somebody who was forgotten: Ashby repeats deliveries for hours, so one can come after the deletion of its candidate. */
  isForgotten: boolean
}

/**
 * An event as the pipeline looks at it, in one query. Null when retention or erasure took it. That somebody was forgotten is told by the event of
 * the deletion itself, and by the tombstones of what was theirs.
 */
export async function readEventForProcessing(
  tx: TenantTransaction,
  { scope, id }: { scope: TenantScope; id: string },
): Promise<EventForProcessing | null> {
  const [row] = await query<EventForProcessing>(tx)`
    select e."id", e."connectionId", w."webhookType", e."action", e."state", e."subjectKind", e."subjectExternalId", e."candidateExternalId",
      e."receivedAt", e."retriedAt", e."body", e."attemptCount", e."laggingReads", e."replayOfId", e."bodyRemovedAt",
      e."subjectKind" <> 'candidate' and e."subjectExternalId" <> '' and (
        exists (
          select 1 from "sync_object" s where s."organizationId" = e."organizationId" and s."connectionId" = e."connectionId"
            and s."kind" in ('Offer', 'Hire') and s."externalId" = e."subjectExternalId" and s."statusSeen" = ${FORGOTTEN.code} and s."goneAt" is not null
        ) or (e."candidateExternalId" is not null and exists (
          select 1 from "event" d where d."organizationId" = e."organizationId" and d."subjectExternalId" = e."candidateExternalId"
            and d."connectionId" = e."connectionId" and d."subjectKind" = 'candidate' and d."reasonCode" = ${FORGOTTEN.code}
        ))
      ) as "isForgotten"
    from "event" e join "webhook_endpoint" w on w."organizationId" = e."organizationId" and w."id" = e."endpointId"
    where e."organizationId" = ${scope.organizationId}::uuid and e."id" = ${id}::uuid`

  return row ?? null
}
