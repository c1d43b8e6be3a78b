import type { Readings } from '#lib/domain/mappings/schema.ts'
import type { FindHire } from '#lib/domain/new-hires/queries.ts'
import { STANDING_FLAGS } from '#lib/domain/new-hires/rules.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'

/** What the last look at a hire left: the source's objects as they were, and what was read from them. */
export type LastHireReading = { raw: Readonly<Record<string, unknown>>; readings: Readings }

/** Null where none of the hire is known. */
export async function findLastReading({ scope, connectionId, applicationExternalId }: FindHire): Promise<LastHireReading | null> {
  return inTenant(scope, async (tx) => {
    const row = await tx.newHire.findFirst({
      where: { organizationId: scope.organizationId, connectionId, externalId: applicationExternalId },
      select: { raw: true, readings: true },
    })

    return row && { raw: row.raw as LastHireReading['raw'], readings: row.readings as Readings }
  })
}

export type KnownHire = {
  /** The application's last change as the last read saw it. */
  updatedAt: string | null
  readAt: Date
  /** Marked as no longer hired, or gone. */
  isOut: boolean
  /** Dismissed: nobody waits for news of it. */
  isSettled: boolean
}

/** The hires we hold of a connection, by their applications. */
export async function findKnownHires({
  scope,
  connectionId,
}: {
  scope: TenantScope
  connectionId: string
}): Promise<Map<string, KnownHire>> {
  return inTenant(scope, async (tx) => {
    const rows = await tx.newHire.findMany({
      where: { connectionId },
      select: { externalId: true, state: true, flags: true, sourceReadAt: true },
    })
    const objects = await tx.syncObject.findMany({
      where: { connectionId, kind: 'Hire' },
      select: { externalId: true, versionSeenAt: true },
    })
    const seen = new Map(objects.map(({ externalId, versionSeenAt }) => [externalId, versionSeenAt]))

    return new Map(
      rows.map(({ externalId, state, flags, sourceReadAt }) => [
        externalId,
        {
          updatedAt: seen.get(externalId) ?? null,
          readAt: sourceReadAt,
          isOut: flags.some((flag) => STANDING_FLAGS.some((standing) => standing === flag)),
          isSettled: state === 'Dismissed',
        },
      ]),
    )
  })
}
