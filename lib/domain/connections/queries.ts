import { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'

const endpointSelect = {
  id: true,
  webhookType: true,
  state: true,
  tokenSealed: true,
  nextSecretSealed: true,
  nextSecretUsedAt: true,
  rotatedAt: true,
  lookedAt: true,
  externalId: true,
  enabled: true,
  pingedAt: true,
  verifiedAt: true,
  refusedCount: true,
  lastRefusedAt: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.WebhookEndpointSelect

const connectionSelect = {
  id: true,
  source: true,
  environment: true,
  name: true,
  state: true,
  keyLastFour: true,
  keyScopes: true,
  keyCheckedAt: true,
  keyErrorCode: true,
  keySetAt: true,
  sweepEveryMinutes: true,
  nextSweepAt: true,
  examinedAt: true,
  degradedAt: true,
  apiVersionStatus: true,
  chosenEvents: true,
  writesAnswersBack: true,
  holdUntil: true,
  configureError: true,
  rotateError: true,
  connectedAt: true,
  pausedAt: true,
  pausedById: true,
  disconnectedAt: true,
  lastEventAt: true,
  createdAt: true,
  endpoints: { where: { state: { not: 'Removed' } }, orderBy: { id: 'desc' }, select: endpointSelect },
  // Checks, the newest first: as many as it takes to tell one that failed from Ashby being away, beside one under way.
  sweeps: { where: { trigger: { not: 'Import' } }, orderBy: { id: 'desc' }, take: 5 },
} satisfies Prisma.ConnectionSelect

/** A connection as it is stored, without its key. */
export type StoredConnection = Prisma.ConnectionGetPayload<{ select: typeof connectionSelect }>
export type StoredEndpoint = StoredConnection['endpoints'][number]

export type ConnectionRef = { scope: TenantScope; id: string }

/** All connections of the organization, oldest first. */
export async function listConnections(scope: TenantScope): Promise<StoredConnection[]> {
  return inTenant(scope, (tx) => tx.connection.findMany({ orderBy: { id: 'asc' }, select: connectionSelect }))
}

/** One connection inside a transaction; null where there is none. */
export function readConnectionRow(tx: TenantTransaction, { scope, id }: ConnectionRef): Promise<StoredConnection | null> {
  return tx.connection.findUnique({ where: tenantKey(scope, id), select: connectionSelect })
}

/** One connection. Throws `not_found`. */
export async function getConnection({ scope, id }: ConnectionRef): Promise<StoredConnection> {
  return inTenant(scope, async (tx) => {
    const row = await readConnectionRow(tx, { scope, id })
    if (!row) throw notFoundError('connection')

    return row
  })
}

/** Whether the account may be asked, and until when it must not. */
export type Gate = { state: StoredConnection['state']; holdUntil: Date | null }
const gateColumns = Prisma.sql`"state", case when "holdUntil" > clock_timestamp() then "holdUntil" end as "holdUntil"`

/** What a job needs to talk to the upstream. */
export type ConnectionAccess = Gate &
  Pick<
    StoredConnection,
    'id' | 'source' | 'environment' | 'keyScopes' | 'keyErrorCode' | 'chosenEvents' | 'connectedAt' | 'apiVersionStatus'
  > & {
    keySealed: string | null
  }

/** A connection with its sealed key and its gate, for the pipeline only. Throws `not_found`. */
export async function readConnectionAccess(tx: TenantTransaction, { scope, id }: ConnectionRef): Promise<ConnectionAccess> {
  const [row] = await query<ConnectionAccess>(tx)`
    select "id", "source", "environment", "keySealed", "keyScopes", "keyErrorCode", "chosenEvents", "connectedAt", "apiVersionStatus",
      ${gateColumns}
    from "connection" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid`
  if (!row) throw notFoundError('connection')

  return row
}

/** The same in a transaction of its own. */
export async function getConnectionAccess(ref: ConnectionRef): Promise<ConnectionAccess> {
  return inTenant(ref.scope, (tx) => readConnectionAccess(tx, ref))
}

/** What an admin chose of the ATS's events. */
export async function readChosenEvents(tx: TenantTransaction, { scope, id }: ConnectionRef): Promise<string[]> {
  const [row] = await query<{ chosenEvents: string[] }>(tx)`
    select "chosenEvents" from "connection" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid`
  if (!row) throw notFoundError('connection')

  return row.chosenEvents
}

/** The gate as it stands now. Throws `not_found`. */
export async function readGate({ scope, id }: ConnectionRef): Promise<Gate> {
  const [row] = await inTenant(
    scope,
    (tx) => query<Gate>(tx)`
      select ${gateColumns} from "connection"
      where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid`,
  )
  if (!row) throw notFoundError('connection')

  return row
}
