import type { ConnectionAccess } from '#lib/domain/connections/queries.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { type ApplyHireResult, applyHireReading } from '#lib/domain/new-hires/readings/mutations.ts'
import { findLastReading, type LastHireReading } from '#lib/domain/new-hires/readings/queries.ts'
import { beginReading } from '#lib/domain/sync/queries.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { type HirePayload, joinHirePayloads, normalizeHirePayload, readHirePayload } from '#lib/sources/ashby/read-hire-payload.ts'
import type { MissingReason } from '#lib/sources/source.ts'
import { toHireOutcome } from './sync-hire.ts'

export type SyncHirePayload = {
  scope: TenantScope
  access: Pick<ConnectionAccess, 'id' | 'source' | 'environment'>
  eventId: string
  /** What the event carries. */
  told: HirePayload
  /** Why Ashby itself is not the record: there is no key, or the job is hidden from it. */
  missing: Extract<MissingReason, 'no_key' | 'confidential'>
}

/**
 * Makes our row equal to the newest that webhooks have told, in whatever order they come: jobs of one hire run one after the other, and what
 * is older than what is known changes nothing. A read that works later fills what a payload does not carry.
 */
export async function syncHirePayload({ scope, access, eventId, told, missing }: SyncHirePayload): Promise<ApplyHireResult> {
  const externalId = told.application.id
  const place = { connectionId: access.id, kind: 'Hire', externalId } as const
  const { startedAt, last } = await beginReading({ scope, place })
  const known = await findLastReading({ scope, connectionId: access.id, applicationExternalId: externalId })
  // Nothing came of it yet, and something newer was told already: that it is not hired.
  if (!known && last && isOlder(told.application.updatedAt, last.version.createdAt)) return { kind: 'superseded', newHireId: null }
  const { isNews, ...payload } = joinHirePayloads(known && readHirePayload(known.raw), told)
  if (!isNews) return { kind: 'superseded', newHireId: null }

  const outcome = toHireOutcome(normalizeHirePayload(payload, missing))
  const isConfidential = missing === 'confidential' ? true : outcome.facts.isConfidential

  return applyHireReading({
    scope,
    place,
    sourceKey: access.source,
    environment: access.environment,
    readStartedAt: startedAt,
    eventId,
    outcome: {
      ...outcome,
      readings: keepLookedUp({ readings: outcome.readings, known, missing }),
      facts: { ...outcome.facts, isConfidential },
    },
  })
}

function isOlder(one: string | null | undefined, other: string | null): boolean {
  return other !== null && (Date.parse(one ?? '') || 0) < Date.parse(other)
}

type KeepLookedUp = Pick<SyncHirePayload, 'missing'> & { readings: Readings; known: LastHireReading | null }

/** What a key once looked up stays where a payload cannot tell: it says nothing else. */
function keepLookedUp({ readings, known, missing }: KeepLookedUp): Readings {
  const kept = Object.entries(known?.readings ?? {}).filter(
    ([path, { value }]) => value !== null && (!(path in readings) || readings[path]?.missing === missing),
  )

  return { ...readings, ...Object.fromEntries(kept) }
}
