import type { Finding } from '#lib/domain/connections/doctor/contract.ts'
import type { HealthFacts, TrafficFacts } from '#lib/domain/connections/doctor/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** An event that waits longer for its first try than this is late: usually it is well under a second. */
const LAG_MS_MAX = 60_000

const about = { group: 'Traffic', code: null, act: null, detail: null } as const

type Input = { facts: HealthFacts; traffic: TrafficFacts }

/** What came in during the last 24 hours and how it went. None of it is a fault of the connection by itself. */
export function findTrafficFindings({ facts, traffic }: Input): Finding[] {
  const { received24h, refused24h, failed24h } = traffic
  const findings = [describeReceived({ isFirst: facts.row.lastEventAt === null, count: received24h })]
  if (refused24h > 0) {
    const title = `${formatCountOf({ count: refused24h, one: 'delivery', many: 'deliveries' })} refused in the last 24 hours`
    const detail = 'They came without a valid signature.'
    findings.push({ ...about, key: 'refused', status: 'notice', title, detail, code: 'deliveries_refused' })
  }
  if (failed24h > 0) {
    const title = `${formatCountOf({ count: failed24h, one: 'event' })} of the last 24 hours failed or ${failed24h === 1 ? 'needs' : 'need'} attention`
    findings.push({ ...about, key: 'failed', status: 'notice', title, act: 'openEvents' })
  }

  return [...findings, ...findWaits({ facts, traffic })]
}

function describeReceived({ isFirst, count }: { isFirst: boolean; count: number }): Finding {
  if (isFirst) {
    const detail = 'Ashby sends one when an offer or a hire changes.'
    return { ...about, key: 'received', status: 'unknown', title: 'No event has come in yet', detail }
  }

  return { ...about, key: 'received', status: 'ok', title: `${formatCountOf({ count, one: 'event' })} came in during the last 24 hours` }
}

function findWaits({ facts: { row, now }, traffic: { lagMs } }: Input): Finding[] {
  const findings: Finding[] = []
  const isLate = lagMs !== null && lagMs > LAG_MS_MAX
  const act = 'openEvents' as const
  if (isLate && row.state === 'Paused') {
    findings.push({ ...about, key: 'lag', status: 'notice', title: 'Events wait until the account is resumed', code: 'paused', act })
  } else if (isLate) {
    const title = 'Events wait longer than usual for their first try'
    const detail = 'Much may have come at once, or no worker runs. Nothing is lost.'
    findings.push({ ...about, key: 'lag', status: 'notice', title, detail, code: 'events_waiting', act })
  }
  if (row.holdUntil && row.holdUntil > now) {
    const detail = 'It goes on by itself; webhooks come in meanwhile.'
    findings.push({ ...about, key: 'held', status: 'notice', title: 'Ashby asked Handoff to wait', detail, code: 'held' })
  }

  return findings
}
