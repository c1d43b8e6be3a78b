import { readMemberNames } from '#lib/domain/access/queries.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { ByHand, Connection, Endpoint, PermissionCheck } from '#lib/domain/connections/contract.ts'
import { findFindings, listProblems } from '#lib/domain/connections/doctor/rules.ts'
import type { HealthFacts } from '#lib/domain/connections/doctor/terms.ts'
import type { StoredConnection, StoredEndpoint } from '#lib/domain/connections/queries.ts'
import { chosenEventSchema } from '#lib/domain/connections/schema.ts'
import { endpointPlace } from '#lib/domain/endpoints/mutations.ts'
import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import { describeSweeps, findLatestImport } from '#lib/domain/sweeps/queries.ts'
import { unseal } from '#lib/platform/crypto/seal.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { ASHBY_VERSION } from '#lib/sources/ashby/client.ts'
import { checkScopes, hasPermission, missingRequired } from '#lib/sources/ashby/permissions.ts'
import { ashbyWebhookTypes } from '#lib/sources/ashby/webhooks.ts'
import { findSource } from '#lib/sources/registry.ts'
import { endpointUrl } from './endpoint-url.ts'

/** Every permission Handoff knows a use for, as the form shows it. */
export function describePermissions(scopes: readonly string[]): PermissionCheck[] {
  return checkScopes(scopes).map(({ key, module, access, purpose, without, need, granted }) => ({
    key,
    module,
    access,
    purpose,
    without,
    level: need,
    status: granted ? 'granted' : 'missing',
  }))
}

export type DescribeConnection = {
  scope: TenantScope
  row: StoredConnection
  /** Whether the reader may see where webhooks by hand go. */
  withAddress?: boolean
  /** What the reader may do: reports of checks name only records of which they may know. */
  readerPermissions?: readonly Permission[]
}

/** A stored connection as the API tells it: permissions and event names in Ashby's words, health, what to delete by hand. */
export async function describeConnection({
  scope,
  row,
  withAddress = false,
  readerPermissions = [],
}: DescribeConnection): Promise<Connection> {
  const facts = gatherFacts({ scope, row, now: new Date() })
  const { live, abandoned, permissions, canAsk } = facts
  const byHand = describeByHand({ scope, row, withAddress })
  const problems = listProblems(findFindings({ facts }))
  const verifiedAt = [...live, ...(byHand ? [byHand] : [])].flatMap((endpoint) => endpoint.verifiedAt ?? []).sort()[0] ?? null
  const reader = { scope, permissions: readerPermissions }
  const [lastSweep] = await describeSweeps({ ...reader, rows: row.sweeps.slice(0, 1) })

  return {
    id: row.id,
    source: 'ashby',
    environment: row.environment,
    name: row.name,
    state: row.state,
    health: row.state === 'Connected' && problems.length > 0 ? 'Degraded' : row.state,
    problems,
    isVerified: verifiedAt !== null,
    verifiedAt,
    keyLastFour: row.keyLastFour,
    keyCheckedAt: row.keyCheckedAt?.toISOString() ?? null,
    permissions: [...permissions],
    canAsk,
    chosenEvents: row.chosenEvents.flatMap((event) => chosenEventSchema.safeParse(event).data ?? []),
    writeBack: { isOn: row.writesAnswersBack, isAllowed: hasPermission(row.keyScopes, 'offers:write') },
    byHand,
    endpoints: [...live],
    deleteByHand: [...abandoned],
    configureError: row.configureError as Connection['configureError'],
    holdUntil: row.holdUntil && row.holdUntil > new Date() ? row.holdUntil.toISOString() : null,
    pausedAt: row.pausedAt?.toISOString() ?? null,
    pausedBy: row.pausedById ? await readMemberName({ scope, userId: row.pausedById }) : null,
    connectedAt: row.connectedAt?.toISOString() ?? null,
    disconnectedAt: row.disconnectedAt?.toISOString() ?? null,
    lastEventAt: row.lastEventAt?.toISOString() ?? null,
    lastSweep: lastSweep ?? null,
    lastImport: await findLatestImport({ ...reader, connectionId: row.id }),
    sweepEveryMinutes: row.sweepEveryMinutes,
    nextSweepAt: row.nextSweepAt?.toISOString() ?? null,
    keySetAt: row.keySetAt?.toISOString() ?? null,
    degradedAt: row.degradedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}

async function readMemberName({ scope, userId }: { scope: TenantScope; userId: string }): Promise<string> {
  const names = await inTenant(scope, (tx) => readMemberNames(tx, [userId]))

  return names.get(userId) ?? 'A former member'
}

type DescribeEndpoint = { scope: TenantScope; row: StoredConnection; endpoint: StoredEndpoint }

function describeEndpoint({ scope, row, endpoint }: DescribeEndpoint): Endpoint {
  const { tokenSealed, nextSecretSealed, nextSecretUsedAt: _, rotatedAt, lookedAt, ...rest } = endpoint
  // Only for a webhook that must be deleted by hand: the admin has to recognise it in Ashby, and it answers 410 already.
  const url =
    endpoint.state === 'Abandoned' ? endpointUrl(unseal({ sealed: tokenSealed, place: endpointPlace(scope, endpoint.id, 'token') })) : null

  return {
    ...rest,
    label:
      endpoint.webhookType === BY_HAND
        ? 'Made by hand'
        : (findSource(row.source)?.labelAction(endpoint.webhookType) ?? endpoint.webhookType),
    url,
    pingedAt: endpoint.pingedAt?.toISOString() ?? null,
    verifiedAt: endpoint.verifiedAt?.toISOString() ?? null,
    lastRefusedAt: endpoint.lastRefusedAt?.toISOString() ?? null,
    isSecretChanging: nextSecretSealed !== null,
    rotatedAt: rotatedAt?.toISOString() ?? null,
    lookedAt: lookedAt?.toISOString() ?? null,
    createdAt: endpoint.createdAt.toISOString(),
    updatedAt: endpoint.updatedAt.toISOString(),
  }
}

function describeByHand({ scope, row, withAddress }: Required<Pick<DescribeConnection, 'scope' | 'row' | 'withAddress'>>): ByHand | null {
  const endpoint = row.endpoints.find(({ webhookType, state }) => webhookType === BY_HAND && state === 'Active')
  if (!endpoint) return null
  const { lastRefusedAt, pingedAt, verifiedAt, refusedCount, nextSecretSealed, nextSecretUsedAt } = endpoint

  return {
    requestUrl: withAddress
      ? endpointUrl(unseal({ sealed: endpoint.tokenSealed, place: endpointPlace(scope, endpoint.id, 'token') }))
      : null,
    pingedAt: pingedAt?.toISOString() ?? null,
    verifiedAt: verifiedAt?.toISOString() ?? null,
    refusedCount,
    lastRefusedAt: lastRefusedAt?.toISOString() ?? null,
    isRefusing: lastRefusedAt !== null && (row.lastEventAt === null || lastRefusedAt > row.lastEventAt),
    isSecretChanging: nextSecretSealed !== null,
    nextSecretUsedAt: nextSecretUsedAt?.toISOString() ?? null,
  }
}

/** What the doctor's rules judge by, as far as the row itself tells it. */
export function gatherFacts({ scope, row, now }: { scope: TenantScope; row: StoredConnection; now: Date }): HealthFacts {
  const endpoints = row.endpoints.map((endpoint) => describeEndpoint({ scope, row, endpoint }))
  const live = endpoints.filter(({ state, webhookType }) => isTaking(state) && webhookType !== BY_HAND)
  const missing = ashbyWebhookTypes.filter((type) => !live.some(({ webhookType, state }) => webhookType === type && state === 'Active'))

  return {
    row,
    now,
    permissions: row.keyLastFour === null ? [] : describePermissions(row.keyScopes),
    canAsk: row.keyLastFour !== null && missingRequired(row.keyScopes).length === 0,
    live,
    abandoned: endpoints.filter(({ state }) => state === 'Abandoned'),
    missingWebhooks: missing.map((type) => findSource(row.source)?.labelAction(type) ?? type),
    byHand: describeByHand({ scope, row, withAddress: false }),
    apiVersion: ASHBY_VERSION,
  }
}

function isTaking(state: Endpoint['state']): boolean {
  return state === 'Creating' || state === 'Active'
}
