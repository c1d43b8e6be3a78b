import { readMemberNames } from '#lib/domain/access/queries.ts'
import type { ByHand, Connection, Endpoint, PermissionCheck } from '#lib/domain/connections/contract.ts'
import type { StoredConnection, StoredEndpoint } from '#lib/domain/connections/queries.ts'
import { chosenEventSchema } from '#lib/domain/connections/schema.ts'
import { endpointPlace } from '#lib/domain/endpoints/mutations.ts'
import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import { toSweep } from '#lib/domain/sweeps/queries.ts'
import { unseal } from '#lib/platform/crypto/seal.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
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
}

/** A stored connection as the API tells it: permissions and event names in Ashby's words, health, what to delete by hand. */
export async function describeConnection({ scope, row, withAddress = false }: DescribeConnection): Promise<Connection> {
  const endpoints = row.endpoints.map((endpoint) => describeEndpoint({ scope, row, endpoint }))
  const taking = endpoints.filter(({ state }) => state === 'Creating' || state === 'Active')
  const live = taking.filter(({ webhookType }) => webhookType !== BY_HAND)
  const byHand = describeByHand({ scope, row, withAddress })
  const permissions = row.keyLastFour === null ? [] : describePermissions(row.keyScopes)
  const canAsk = row.keyLastFour !== null && missingRequired(row.keyScopes).length === 0
  const problems = findProblems({ row, live, permissions, byHand, canAsk })
  const verifiedAt = taking.flatMap((endpoint) => endpoint.verifiedAt ?? []).sort()[0] ?? null
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
    canAsk,
    chosenEvents: row.chosenEvents.flatMap((event) => chosenEventSchema.safeParse(event).data ?? []),
    writeBack: { isOn: row.writesAnswersBack, isAllowed: hasPermission(row.keyScopes, 'offers:write') },
    byHand,
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
    lastImport: null,
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
  const { tokenSealed, nextSecretSealed, rotatedAt, lookedAt, ...rest } = endpoint
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

function describeByHand({ scope, row, withAddress }: Required<DescribeConnection>): ByHand | null {
  const endpoint = row.endpoints.find(({ webhookType, state }) => webhookType === BY_HAND && state === 'Active')
  if (!endpoint) return null
  const { lastRefusedAt, pingedAt, verifiedAt, refusedCount, nextSecretSealed } = endpoint

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
  }
}

const RECENT_REFUSAL_MS = 24 * 60 * 60 * 1000

type ProblemInput = { row: StoredConnection; live: Endpoint[]; permissions: PermissionCheck[]; byHand: ByHand | null; canAsk: boolean }

/** What works only in part, each with what to do. */
function findProblems({ row, live, permissions, byHand, canAsk }: ProblemInput): Connection['problems'] {
  const problems: Connection['problems'] = []
  if (row.state === 'Disconnected') return problems
  if (byHand?.isRefusing) problems.push({ code: 'by_hand_refused', message: describeRefused(byHand) })

  if (row.keyErrorCode) {
    problems.push({
      code: row.keyErrorCode,
      message: 'Ashby no longer accepts the key: it is wrong, deleted or deactivated. Replace the key.',
    })
  }
  for (const { module, access, without, status, level } of permissions) {
    // By hand a key may do less: what it is for then are documents.
    if (status === 'missing' && level === 'required' && !byHand) {
      problems.push({
        code: 'permission_missing',
        message: `The key lacks ${module}: ${access}. ${without}. Turn it on in Ashby, then check again.`,
      })
    }
  }
  const needsSetup = byHand !== null && row.chosenEvents.length === 0
  if (needsSetup && canAsk && row.state === 'Connected')
    problems.push({
      code: 'not_configured',
      message: 'The key works. Choose events, so that Handoff makes its own webhooks in Ashby and offers come in too.',
    })
  if (row.state === 'Connected' && !needsSetup) {
    const missing = ashbyWebhookTypes.filter(
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

function describeRefused({ refusedCount }: ByHand): string {
  const deliveries = refusedCount === 1 ? 'A delivery' : `${refusedCount} deliveries`

  return `${deliveries} came with a wrong or no Secret Token and ${refusedCount === 1 ? 'was' : 'were'} refused. Put the secret key into every webhook in Ashby that has this Request URL. Nothing is lost: Ashby tries again for hours.`
}
