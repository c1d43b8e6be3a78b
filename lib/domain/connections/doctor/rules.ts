import type { PermissionCheck } from '#lib/domain/connections/contract.ts'
import type { Finding } from '#lib/domain/connections/doctor/contract.ts'
import { findTrafficFindings } from '#lib/domain/connections/traffic-findings/rules.ts'
import { findWebhookFindings } from '#lib/domain/connections/webhook-findings/rules.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'
import type { HealthFacts, TrafficFacts } from './terms.ts'

/** Found while somebody is still setting the account up: it stays on screen, and nobody is told by mail. */
const SETUP_CODE = 'not_configured'
/** Told on screen by itself. */
const SETUP_KEY = 'setup'

/** All that is known of a connection, thing by thing; without `traffic` only what makes it healthy or not. */
export function findFindings({ facts, traffic = null }: { facts: HealthFacts; traffic?: TrafficFacts | null }): Finding[] {
  if (facts.row.state === 'Disconnected') return []

  return [
    ...findKeyFindings(facts),
    ...(traffic ? findToggleFindings({ facts, traffic }) : []),
    ...facts.permissions.map((permission) => describePermission({ permission, facts })),
    ...findWebhookFindings({ facts, traffic }),
    ...(traffic ? findTrafficFindings({ facts, traffic }) : []),
    ...findCheckFindings(facts),
  ]
}

/** What is wrong, in one sentence or two each. Why setting up stopped is told apart from it. */
export function listProblems(findings: readonly Finding[]): { code: string; message: string }[] {
  return findings.flatMap(({ key, status, code, title, detail }) =>
    status === 'problem' && code && key !== SETUP_KEY ? [{ code, message: detail ? `${title}. ${detail}` : title }] : [],
  )
}

/** Whether the account does not do what it was set up to do, so that somebody must be told. */
export function isDegraded(findings: readonly Finding[]): boolean {
  return findings.some(({ status, code }) => status === 'problem' && code !== SETUP_CODE)
}

/** Longer than Ashby’s longest pause between two tries of one delivery, which is under an hour and a half. */
const SETTLE_MS = 3 * 60 * 60 * 1000

/**
 * Whether it is too early to say that an account has recovered: of webhooks made by hand one may have a right secret and another a wrong
 * one, so that what was refused and what came in take turns. People are told once, not with every turn.
 */
export function isSettling({ byHand, now }: Pick<HealthFacts, 'byHand' | 'now'>): boolean {
  return (
    byHand?.lastRefusedAt !== undefined && byHand.lastRefusedAt !== null && now.getTime() - Date.parse(byHand.lastRefusedAt) < SETTLE_MS
  )
}

const KEY_DAYS_MAX = 365
const DAY_MS = 24 * 60 * 60 * 1000

/** Whole days since the key was put in; null where that is not known. */
export function countKeyDays({ keySetAt, now }: { keySetAt: Date | null; now: Date }): number | null {
  return keySetAt && Math.max(0, Math.floor((now.getTime() - keySetAt.getTime()) / DAY_MS))
}

function findKeyFindings(facts: HealthFacts): Finding[] {
  const { row, now } = facts
  const about = { group: 'Key', code: null, act: null, detail: null } as const
  if (row.keyLastFour === null) {
    const detail = 'What the webhooks carry is all that comes in. With a key offers, documents and names of departments come in, too.'
    return [{ ...about, key: 'key', status: 'ok', title: 'Connected by hand, without a key', detail }]
  }

  return [
    row.keyErrorCode
      ? {
          ...about,
          key: 'key',
          status: 'problem',
          title: 'Ashby no longer accepts the key',
          detail: 'It is wrong, deleted or deactivated. Replace the key.',
          code: row.keyErrorCode,
          act: 'replaceKey',
        }
      : { ...about, key: 'key', status: 'ok', title: `Ashby accepts the key that ends in ${row.keyLastFour}` },
    describeKeyAge(countKeyDays({ keySetAt: row.keySetAt, now })),
    describeApiVersion(facts),
  ]
}

function describeKeyAge(days: number | null): Finding {
  const about = { key: 'key-age', group: 'Key', code: null, act: null, detail: null } as const
  if (days === null) return { ...about, status: 'unknown', title: 'How old the key is, is not known' }
  const title = days === 0 ? 'The key was put in today' : `The key is ${formatCountOf({ count: days, one: 'day' })} old`
  if (days <= KEY_DAYS_MAX) return { ...about, status: 'ok', title }

  const detail = 'Make a new key in Ashby and replace this one: nothing is lost meanwhile. Then delete the old one in Ashby.'
  return { ...about, status: 'notice', title, detail, code: 'key_old', act: 'replaceKey' }
}

function describeApiVersion({ row, apiVersion }: HealthFacts): Finding {
  const about = { key: 'api-version', group: 'Key', code: null, act: null, detail: null } as const
  const status = row.apiVersionStatus
  if (status === null) return { ...about, status: 'unknown', title: `Ashby has not said how long its API version ${apiVersion} lasts` }
  if (status === 'active') return { ...about, status: 'ok', title: `Ashby’s API version ${apiVersion} is active` }
  if (status === 'deprecated' || status === 'pre-release') {
    const detail = 'Everything works. Ashby serves such a version for six months at least: update Handoff before that.'
    return { ...about, status: 'notice', title: `Ashby calls its API version ${apiVersion} ${status}`, detail, code: 'api_version_old' }
  }

  const detail = 'Requests may fail at any time. Update Handoff to a release that speaks a newer version.'
  return { ...about, status: 'problem', title: `Ashby no longer supports its API version ${apiVersion}`, detail, code: 'api_version_gone' }
}

/** Ashby tells of these two to nobody: what was seen proves one on, what was not seen proves nothing. */
function findToggleFindings({ facts, traffic }: { facts: HealthFacts; traffic: TrafficFacts }): Finding[] {
  if (facts.row.keyLastFour === null) return []
  const about = { group: 'Permissions', code: null, act: null, detail: null } as const
  const confidential = { ...about, key: 'toggle:confidential' }
  const privateFields = { ...about, key: 'toggle:private-fields' }
  const off = 'In Ashby: Admin → Integrations → API Keys → this key.'

  return [
    describeConfidential(),
    traffic.hasSeenPrivateField
      ? { ...privateFields, status: 'ok', title: 'The key sees private fields of jobs and candidates' }
      : {
          ...privateFields,
          status: 'unknown',
          title: 'Whether the key sees private fields of jobs and candidates is not known',
          detail: `Ashby does not tell whether “Allow access to non-offer private fields” is on, and no such field was seen. Private fields of offers come in without it. ${off}`,
        },
  ]

  function describeConfidential(): Finding {
    if (traffic.hasSeenConfidential) return { ...confidential, status: 'ok', title: 'The key sees confidential jobs' }
    if (traffic.hasHiddenRecords) {
      const detail = `Events told of records that Ashby does not show to this key. If they belong to confidential jobs, turn on “Allow access to confidential jobs and projects”. ${off}`
      return { ...confidential, status: 'notice', title: 'The key seems not to see confidential jobs', detail, act: 'openEvents' }
    }
    const detail = `Ashby does not tell whether “Allow access to confidential jobs and projects” is on, and no confidential job was seen. Without it, offers and hires of confidential jobs do not come in. ${off}`
    return { ...confidential, status: 'unknown', title: 'Whether the key sees confidential jobs is not known', detail }
  }
}

/** A permission beside what is switched on. */
function describePermission({ permission, facts }: { permission: PermissionCheck; facts: HealthFacts }): Finding {
  const { key, module, access, purpose, without, level, status } = permission
  const about = { key: `permission:${key}`, group: 'Permissions', code: null, act: null } as const
  if (status === 'granted') return { ...about, status: 'ok', title: `${module}: ${access}`, detail: purpose }

  const isUnused = key === 'offers:write' && !facts.row.writesAnswersBack
  if (isUnused) return { ...about, status: 'ok', title: `${module}: ${access} is off, and not needed`, detail: purpose }

  // By hand a key may do less: what it is for then are documents.
  const isNeeded = (level === 'required' && !facts.byHand) || key === 'offers:write'

  return {
    ...about,
    status: isNeeded ? 'problem' : 'notice',
    title: `The key lacks ${module}: ${access}`,
    detail: `${without}. In Ashby: Admin → Integrations → API Keys → this key, tick ${module}: ${access}, then examine again.`,
    code: 'permission_missing',
    act: 'examine',
  }
}

/** Checks of Ashby's lists that failed one after the other, until something must be done. */
const FAILED_CHECKS = 3
/** A check that is this many intervals late has not been planned. */
const LATE_INTERVALS = 2

function findCheckFindings({ row, canAsk, now }: HealthFacts): Finding[] {
  if (!canAsk || row.state === 'Configuring') return []
  const about = { key: 'check', group: 'Checks', code: null, act: null, detail: null } as const
  const checkAshby = { ...about, act: 'checkAshby' } as const
  const [last] = row.sweeps
  if (!last) return [{ ...checkAshby, status: 'notice', title: 'Ashby’s lists were never checked' }]

  // A check that is under way says nothing yet: what the ones before it said counts until it has ended.
  const ended = row.sweeps.filter(({ state }) => state === 'Done' || state === 'Failed').slice(0, FAILED_CHECKS)
  const { message: detail = null } = (ended[0]?.error ?? {}) as { message?: string }
  if (ended.length === FAILED_CHECKS && ended.every(({ state }) => state === 'Failed')) {
    const title = `The last ${FAILED_CHECKS} checks of Ashby failed`
    return [{ ...checkAshby, status: 'problem', title, detail, code: 'checks_failing' }]
  }
  if (last.state === 'Failed')
    return [{ ...checkAshby, status: 'notice', title: 'The last check of Ashby failed', detail, code: 'check_failed' }]

  const lateMs = now.getTime() - (row.nextSweepAt?.getTime() ?? now.getTime())
  const isLate = row.state === 'Connected' && last.state === 'Done' && lateMs > LATE_INTERVALS * row.sweepEveryMinutes * 60_000
  if (isLate) {
    const detail = 'Checks are run by the worker. Webhooks still come in.'
    return [{ ...checkAshby, status: 'notice', title: 'The next check of Ashby is late', detail, code: 'check_late' }]
  }

  return [{ ...about, status: 'ok', title: last.state === 'Done' ? 'The last check of Ashby went through' : 'Ashby is being checked' }]
}
