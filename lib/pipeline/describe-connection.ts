import { readMemberNames } from '#lib/domain/access/queries.ts'
import type { Connection, Endpoint, PermissionCheck } from '#lib/domain/connections/contract.ts'
import type { StoredConnection, StoredEndpoint } from '#lib/domain/connections/queries.ts'
import { chosenEventSchema } from '#lib/domain/connections/schema.ts'
import { endpointPlace } from '#lib/domain/endpoints/mutations.ts'
import { toSweep } from '#lib/domain/sweeps/queries.ts'
import { unseal } from '#lib/platform/crypto/seal.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { checkScopes, hasPermission } from '#lib/sources/ashby/permissions.ts'
import { offerWebhookTypes } from '#lib/sources/ashby/webhooks.ts'
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

/** A stored connection as the API tells it: permissions and event names in Ashby's words, health, what to delete by hand. */
export async function describeConnection({ scope, row }: { scope: TenantScope; row: StoredConnection }): Promise<Connection> {
  const endpoints = row.endpoints.map((endpoint) => describeEndpoint({ scope, row, endpoint }))
  const live = endpoints.filter(({ state }) => state === 'Creating' || state === 'Active')
  const permissions = describePermissions(row.keyScopes)
  const problems = findProblems({ row, live, permissions })
  const verifiedAt = live.flatMap((endpoint) => endpoint.verifiedAt ?? []).sort()[0] ?? null
  const [lastSweep] = row.sweeps

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
    permissions,
    chosenEvents: row.chosenEvents.flatMap((event) => chosenEventSchema.safeParse(event).data ?? []),
    writeBack: { isOn: row.writesAnswersBack, isAllowed: hasPermission(row.keyScopes, 'offers:write') },
    endpoints: live,
    deleteByHand: endpoints.filter(({ state }) => state === 'Abandoned'),
    configureError: row.configureError as Connection['configureError'],
    holdUntil: row.holdUntil && row.holdUntil > new Date() ? row.holdUntil.toISOString() : null,
    pausedAt: row.pausedAt?.toISOString() ?? null,
    pausedBy: row.pausedById ? await readMemberName({ scope, userId: row.pausedById }) : null,
    connectedAt: row.connectedAt?.toISOString() ?? null,
    disconnectedAt: row.disconnectedAt?.toISOString() ?? null,
    lastEventAt: row.lastEventAt?.toISOString() ?? null,
    lastSweep: lastSweep ? toSweep(lastSweep) : null,
    createdAt: row.createdAt.toISOString(),
  }
}

async function readMemberName({ scope, userId }: { scope: TenantScope; userId: string }): Promise<string> {
  const names = await inTenant(scope, (tx) => readMemberNames(tx, [userId]))

  return names.get(userId) ?? 'A former member'
}

type DescribeEndpoint = { scope: TenantScope; row: StoredConnection; endpoint: StoredEndpoint }

function describeEndpoint({ scope, row, endpoint }: DescribeEndpoint): Endpoint {
  const { tokenSealed, ...rest } = endpoint
  // Only for a webhook that must be deleted by hand: the admin has to recognise it in Ashby, and it answers 410 already.
  const url =
    endpoint.state === 'Abandoned' ? endpointUrl(unseal({ sealed: tokenSealed, place: endpointPlace(scope, endpoint.id, 'token') })) : null

  return {
    ...rest,
    label: findSource(row.source)?.labelAction(endpoint.webhookType) ?? endpoint.webhookType,
    url,
    pingedAt: endpoint.pingedAt?.toISOString() ?? null,
    verifiedAt: endpoint.verifiedAt?.toISOString() ?? null,
    lastRefusedAt: endpoint.lastRefusedAt?.toISOString() ?? null,
    createdAt: endpoint.createdAt.toISOString(),
    updatedAt: endpoint.updatedAt.toISOString(),
  }
}

const RECENT_REFUSAL_MS = 24 * 60 * 60 * 1000

type ProblemInput = { row: StoredConnection; live: Endpoint[]; permissions: PermissionCheck[] }

/** What works only in part, each with what to do. */
function findProblems({ row, live, permissions }: ProblemInput): Connection['problems'] {
  const problems: Connection['problems'] = []
  if (row.state === 'Disconnected') return problems

  if (row.keyErrorCode) {
    problems.push({
      code: row.keyErrorCode,
      message: 'Ashby no longer accepts the key: it is wrong, deleted or deactivated. Replace the key.',
    })
  }
  for (const { module, access, without, status, level } of permissions) {
    if (status === 'missing' && level === 'required') {
      problems.push({
        code: 'permission_missing',
        message: `The key lacks ${module}: ${access}. ${without}. Turn it on in Ashby, then check again.`,
      })
    }
  }
  if (row.state === 'Connected') {
    const missing = offerWebhookTypes.filter(
      (type) => !live.some((endpoint) => endpoint.webhookType === type && endpoint.state === 'Active'),
    )
    if (missing.length > 0) {
      const names = missing.map((type) => findSource(row.source)?.labelAction(type) ?? type).join(', ')
      problems.push({
        code: 'webhook_missing',
        message: `Ashby has no webhook for ${names}. Configure the integration again to create it.`,
      })
    }
  }
  for (const endpoint of live) {
    if (endpoint.state === 'Active' && !endpoint.enabled) {
      problems.push({
        code: 'webhook_off',
        message: `Ashby turned the webhook ${endpoint.label} off. Configure the integration again to turn it on.`,
      })
    }
    const isRecent = endpoint.lastRefusedAt !== null && Date.now() - Date.parse(endpoint.lastRefusedAt) < RECENT_REFUSAL_MS
    if (isRecent) {
      problems.push({
        code: 'deliveries_refused',
        message: `${endpoint.refusedCount} deliveries of ${endpoint.label} came without a valid signature and were refused.`,
      })
    }
  }

  return problems
}
