import { winnerSchema } from '#lib/domain/openings/schema.ts'
import type { Winner } from '#lib/domain/openings/terms.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export type SetupRow = Prisma.OpeningSetupGetPayload<Record<never, never>>
export type CloseReason = { id: string; label: string }

/** How openings are kept, as an organization chose it; of one that never switched them on as they would be. */
export type StoredSetup = Pick<
  SetupRow,
  'connectionId' | 'everyMinutes' | 'nextSyncAt' | 'listsReadAt' | 'listsErrorCode' | 'syncToken'
> & {
  winners: Readonly<Record<string, Winner>>
  closeReason: CloseReason | null
}

const DEFAULTS: StoredSetup = {
  ...{ connectionId: null, everyMinutes: 5, nextSyncAt: null, listsReadAt: null, listsErrorCode: null, syncToken: null },
  ...{ winners: {}, closeReason: null },
}

export async function readSetup(tx: TenantTransaction, { organizationId }: TenantScope): Promise<StoredSetup> {
  const row = await tx.openingSetup.findUnique({ where: { organizationId } })
  if (!row) return DEFAULTS
  const { connectionId, everyMinutes, nextSyncAt, listsReadAt, listsErrorCode, syncToken } = row

  return {
    ...{ connectionId, everyMinutes, nextSyncAt, listsReadAt, listsErrorCode, syncToken },
    winners: readWinners(row.winners),
    closeReason: row.closeReason as CloseReason | null,
  }
}

function readWinners(stored: unknown): Record<string, Winner> {
  if (typeof stored !== 'object' || stored === null) return {}

  return Object.fromEntries(
    Object.entries(stored).flatMap(([field, winner]) => {
      const known = winnerSchema.safeParse(winner)
      return known.success ? [[field, known.data]] : []
    }),
  )
}

/** Whether the beta feature is switched on in Labs. Organizations are global rows, so the scope stands in the condition. */
export async function isSwitchedOn(tx: TenantTransaction, { organizationId }: TenantScope): Promise<boolean> {
  const { labs } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { labs: true } })

  return labs.includes('openings')
}
