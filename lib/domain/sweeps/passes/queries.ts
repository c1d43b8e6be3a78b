import { type SweepPhase, type SweepProgress, sweepPhaseSchema, sweepProgressSchema } from '#lib/domain/sweeps/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

export type SweepRow = Prisma.SweepGetPayload<Record<never, never>>

/** A pass where it stands. */
export type SweepPass = {
  id: string
  connectionId: string
  trigger: SweepRow['trigger']
  /** The chosen range of an import. */
  since: string | null
  /** Whether somebody has seen how much an import would bring in. */
  isCounted: boolean
  /** By the database's clock. */
  startedAt: Date
  phase: SweepPhase
  cursor: string | null
  progress: SweepProgress
}

/** A pass that has begun. */
export function toPass({ id, connectionId, trigger, since, expected, startedAt, phase, cursor, progress }: SweepRow): SweepPass {
  if (!startedAt) throw new Error('The pass has not begun.')

  return {
    id,
    connectionId,
    trigger,
    since,
    isCounted: expected !== null,
    startedAt,
    phase: sweepPhaseSchema.parse(phase),
    cursor,
    progress: sweepProgressSchema.parse(progress),
  }
}

/** Holds a pass, so that whoever stops it waits for the step that is written, and the other way round. Null where it is gone. */
export async function lockSweep(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<SweepRow | null> {
  await query(tx)`select 1 from "sweep" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid for update`

  return tx.sweep.findUnique({ where: tenantKey(scope, id) })
}

export type FindTold = { scope: TenantScope; connectionId: string; subjectIds: readonly string[] }

/** Which of some upstream objects an event has told of. */
export async function findTold({ scope, connectionId, subjectIds }: FindTold): Promise<Set<string>> {
  const { organizationId } = scope
  const rows = await inTenant(scope, (tx) =>
    tx.event.findMany({
      where: { organizationId, subjectExternalId: { in: [...subjectIds] }, connectionId, isTest: false },
      distinct: ['subjectExternalId'],
      select: { subjectExternalId: true },
    }),
  )

  return new Set(rows.map(({ subjectExternalId }) => subjectExternalId))
}

const memorySelect = {
  offerSyncToken: true,
  applicationSyncToken: true,
  listedOffers: true,
  listedHires: true,
} satisfies Prisma.ConnectionSelect

/** What the pass before left for this one. */
export type ListMemory = Prisma.ConnectionGetPayload<{ select: typeof memorySelect }>

export function readListMemory({ scope, connectionId }: { scope: TenantScope; connectionId: string }): Promise<ListMemory> {
  return inTenant(scope, (tx) => tx.connection.findUniqueOrThrow({ where: tenantKey(scope, connectionId), select: memorySelect }))
}
