import { describe, expect, it } from 'vitest'
import type { ByHand, Endpoint, PermissionCheck } from '#lib/domain/connections/contract.ts'
import { findFindings, isDegraded, isSettling, listProblems } from '#lib/domain/connections/doctor/rules.ts'
import type { HealthFacts, TrafficFacts } from '#lib/domain/connections/doctor/terms.ts'

const now = new Date('2026-11-21T12:00:00.000Z')
const ago = (ms: number) => new Date(now.getTime() - ms)
const DAY_MS = 86_400_000

const permission: PermissionCheck = {
  key: 'offers:read',
  module: 'Offers',
  access: 'Read',
  purpose: 'Reads offers',
  without: 'No offer can be imported',
  level: 'required',
  status: 'granted',
}

const endpoint: Endpoint = {
  id: 'e1',
  webhookType: 'offerUpdate',
  label: 'Offer Update',
  state: 'Active',
  enabled: true,
  externalId: 'w1',
  url: null,
  pingedAt: null,
  verifiedAt: null,
  refusedCount: 0,
  lastRefusedAt: null,
  isSecretChanging: false,
  rotatedAt: null,
  lookedAt: null,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
}

const byHand: ByHand = {
  requestUrl: null,
  pingedAt: now.toISOString(),
  verifiedAt: now.toISOString(),
  refusedCount: 0,
  lastRefusedAt: null,
  isRefusing: false,
  isSecretChanging: false,
  nextSecretUsedAt: null,
}

type Check = HealthFacts['row']['sweeps'][number]
const check = (state: Check['state'], message = 'Ashby is away.'): Check =>
  ({ state, error: state === 'Failed' ? { code: 'ashby_unavailable', message, requestId: null } : null }) as Check

function makeFacts({ row, ...facts }: Partial<Omit<HealthFacts, 'row'>> & { row?: Partial<HealthFacts['row']> } = {}): HealthFacts {
  return {
    now,
    permissions: [permission],
    canAsk: true,
    live: [endpoint],
    abandoned: [],
    missingWebhooks: [],
    byHand: null,
    apiVersion: '2026-01-01',
    ...facts,
    row: {
      state: 'Connected',
      keyLastFour: '1234',
      keyErrorCode: null,
      keySetAt: ago(DAY_MS),
      apiVersionStatus: 'active',
      chosenEvents: ['offerCreate'],
      writesAnswersBack: false,
      configureError: null,
      rotateError: null,
      holdUntil: null,
      lastEventAt: now,
      sweepEveryMinutes: 10,
      nextSweepAt: now,
      sweeps: [check('Done')],
      ...row,
    },
  }
}

const traffic: TrafficFacts = {
  received24h: 5,
  refused24h: 0,
  failed24h: 0,
  lagMs: null,
  hasSeenConfidential: false,
  hasSeenPrivateField: false,
  hasHiddenRecords: false,
  ownSince: null,
  hasByHandTraffic: true,
}

const statusOf = (key: string, facts: HealthFacts, seen: TrafficFacts | null = null) =>
  findFindings({ facts, traffic: seen }).find((finding) => finding.key === key)?.status

describe('what the doctor finds', () => {
  it('is nothing to do for a healthy account, and nothing at all for a disconnected one', () => {
    const findings = findFindings({ facts: makeFacts(), traffic })
    expect(findings.filter(({ status }) => status === 'problem' || status === 'notice')).toEqual([])
    expect(isDegraded(findings)).toBe(false)
    expect(findFindings({ facts: makeFacts({ row: { state: 'Disconnected' } }), traffic })).toEqual([])
  })

  it('names each thing once, and gives every problem a code', () => {
    const facts = makeFacts({
      row: { keyErrorCode: 'ashby_key_invalid', apiVersionStatus: 'removed', configureError: { code: 'held', message: 'Wait.' } },
      permissions: [{ ...permission, status: 'missing' }],
      live: [{ ...endpoint, enabled: false, lastRefusedAt: ago(1000).toISOString(), isSecretChanging: true }],
      missingWebhooks: ['Offer Delete'],
    })
    const findings = findFindings({ facts, traffic: { ...traffic, refused24h: 2, failed24h: 1, lagMs: 120_000 } })
    expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length)
    expect(findings.filter(({ status, code }) => status === 'problem' && code === null)).toEqual([])
    expect(listProblems(findings).map(({ code }) => code)).toEqual([
      'ashby_key_invalid',
      'api_version_gone',
      'permission_missing',
      'webhook_missing',
      'webhook_off',
      'deliveries_refused',
    ])
  })

  it('asks for a new key after a year, and does not know the age of one that was put in before that was written down', () => {
    expect(statusOf('key-age', makeFacts({ row: { keySetAt: ago(365 * DAY_MS) } }))).toBe('ok')
    expect(statusOf('key-age', makeFacts({ row: { keySetAt: ago(366 * DAY_MS) } }))).toBe('notice')
    expect(statusOf('key-age', makeFacts({ row: { keySetAt: null } }))).toBe('unknown')
  })

  it.each([
    ['active', 'ok'],
    ['deprecated', 'notice'],
    ['unsupported', 'problem'],
    [null, 'unknown'],
  ])('takes the API version %s for %s', (apiVersionStatus, status) => {
    expect(statusOf('api-version', makeFacts({ row: { apiVersionStatus } }))).toBe(status)
  })

  it('takes one failed check for a hiccup and three for a fault', () => {
    const failed = [check('Failed'), check('Failed'), check('Failed')]
    expect(statusOf('check', makeFacts({ row: { sweeps: [check('Failed'), check('Done')] } }))).toBe('notice')
    expect(statusOf('check', makeFacts({ row: { sweeps: failed } }))).toBe('problem')
    expect(isDegraded(findFindings({ facts: makeFacts({ row: { sweeps: failed } }) }))).toBe(true)
    // While the next one runs nothing has been mended: otherwise every check would tell of a recovery and of a fault.
    expect(statusOf('check', makeFacts({ row: { sweeps: [check('Running'), ...failed] } }))).toBe('problem')
    expect(statusOf('check', makeFacts({ row: { sweeps: [check('Running'), check('Done'), ...failed] } }))).toBe('ok')
  })

  it('says that a check is late after two intervals', () => {
    expect(statusOf('check', makeFacts({ row: { nextSweepAt: ago(19 * 60_000) } }))).toBe('ok')
    expect(statusOf('check', makeFacts({ row: { nextSweepAt: ago(21 * 60_000) } }))).toBe('notice')
  })

  it('asks nothing more than documents need of a key beside webhooks made by hand', () => {
    const facts = makeFacts({ byHand, permissions: [{ ...permission, status: 'missing' }] })
    expect(statusOf('permission:offers:read', facts)).toBe('notice')
  })

  it('waits with a recovery while webhooks made by hand may still have a wrong secret', () => {
    expect(isSettling({ now, byHand: { ...byHand, lastRefusedAt: ago(2 * 3_600_000).toISOString() } })).toBe(true)
    expect(isSettling({ now, byHand: { ...byHand, lastRefusedAt: ago(4 * 3_600_000).toISOString() } })).toBe(false)
    expect(isSettling({ now, byHand })).toBe(false)
    expect(isSettling({ now, byHand: null })).toBe(false)
  })

  it('tells nobody by mail that events are still to be chosen', () => {
    const findings = findFindings({ facts: makeFacts({ byHand, live: [], row: { chosenEvents: [] } }) })
    expect(listProblems(findings).map(({ code }) => code)).toEqual(['not_configured'])
    expect(isDegraded(findings)).toBe(false)
  })

  it('takes webhooks made by hand for deleted once they bring nothing for seven days beside others', () => {
    const codeOf = (seen: Partial<TrafficFacts>) =>
      findFindings({ facts: makeFacts({ byHand }), traffic: { ...traffic, ...seen } }).find(({ key }) => key === 'by-hand:takeover')?.code
    expect(codeOf({ ownSince: ago(DAY_MS), hasByHandTraffic: false })).toBe('by_hand_twice')
    expect(codeOf({ ownSince: ago(8 * DAY_MS), hasByHandTraffic: true })).toBe('by_hand_twice')
    expect(codeOf({ ownSince: ago(8 * DAY_MS), hasByHandTraffic: false })).toBe('by_hand_unused')
  })
})
