import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { type TenantScope, type TenantTransaction, tenantWhere } from '#lib/platform/db/tenant.ts'

const accountSelect = {
  id: true,
  name: true,
  environment: true,
  state: true,
  keyScopes: true,
  keyErrorCode: true,
} satisfies Prisma.ConnectionSelect

/** An account that has a key, and so may be asked once it is not paused. */
export type OpeningAccount = Prisma.ConnectionGetPayload<{ select: typeof accountSelect }>

/** Oldest first. */
export function listKeyedAccounts(tx: TenantTransaction, scope: TenantScope): Promise<OpeningAccount[]> {
  return tx.connection.findMany({
    where: { ...tenantWhere(scope), state: { in: ['Connected', 'Paused'] }, keyLastFour: { not: null } },
    orderBy: { id: 'asc' },
    select: accountSelect,
  })
}
