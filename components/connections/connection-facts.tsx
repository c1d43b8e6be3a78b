import type { Clock } from '#components/organization/clock.ts'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Due } from '#components/sweeps/due.tsx'
import { describeFindings, describeProgress, isUnderWay } from '#components/sweeps/sweep-words.ts'
import { Age, Instant } from '#components/ui/time.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { DoctorReport } from '#lib/domain/connections/doctor/contract.ts'

type ConnectionFactsProps = {
  connection: Connection
  clock: Clock
  /** More of it, where there is room. */
  isFull?: boolean
  /** Two columns, on the account's own page: the key has a panel there. */
  isWide?: boolean
  /** Which version of Ashby's API is spoken, where it is known. */
  version?: Pick<DoctorReport['figures'], 'apiVersion' | 'apiVersionStatus'> | undefined
}

/** When an account was heard of last. */
export function ConnectionFacts({ connection, clock, isFull = false, isWide = false, version }: ConnectionFactsProps) {
  const { lastEventAt, verifiedAt, keyLastFour, connectedAt, holdUntil, pausedAt, pausedBy, disconnectedAt } = connection
  const { degradedAt, nextSweepAt, canAsk, state } = connection
  const { timeZone } = clock
  const isByHand = keyLastFour === null && disconnectedAt === null

  return (
    <FactList
      isWide={isWide}
      facts={[
        degradedAt && state === 'Connected' ? { term: 'Degraded', value: <Since instant={degradedAt} timeZone={timeZone} /> } : null,
        isFull && connectedAt ? { term: 'Connected since', value: <Instant instant={connectedAt} timeZone={timeZone} /> } : null,
        disconnectedAt || (!isFull && verifiedAt)
          ? null
          : { term: 'Verified', value: verifiedAt ? <Since instant={verifiedAt} timeZone={timeZone} /> : 'Waiting for the first event' },
        { term: 'Last event', value: lastEventAt ? <Age instant={lastEventAt} {...clock} /> : 'None yet' },
        isByHand ? { term: 'Set up', value: 'By hand, without an API key' } : null,
        isByHand ? null : { term: 'Last check', value: <LastCheck connection={connection} clock={clock} /> },
        canAsk && nextSweepAt && state === 'Connected' ? { term: 'Next check', value: <Due instant={nextSweepAt} {...clock} /> } : null,
        isFull && !isWide && keyLastFour ? { term: 'Key', value: <MaskedKey lastFour={keyLastFour} /> } : null,
        version ? { term: 'Ashby’s API', value: describeVersion(version) } : null,
        holdUntil
          ? { term: 'Ashby asked to wait until', value: <Instant instant={holdUntil} timeZone={timeZone} form="time-exact" /> }
          : null,
        pausedAt ? { term: 'Paused', value: <PausedBy by={pausedBy} instant={pausedAt} timeZone={timeZone} /> } : null,
        disconnectedAt ? { term: 'Disconnected', value: <Instant instant={disconnectedAt} timeZone={timeZone} /> } : null,
      ]}
    />
  )
}

type SinceProps = { instant: string; timeZone: string }

function Since({ instant, timeZone }: SinceProps) {
  return (
    <>
      since <Instant instant={instant} timeZone={timeZone} />
    </>
  )
}

function PausedBy({ by, instant, timeZone }: SinceProps & { by: string | null }) {
  return (
    <>
      {by ? (
        <>
          by <bdi>{by}</bdi>,{' '}
        </>
      ) : null}
      <Since instant={instant} timeZone={timeZone} />
    </>
  )
}

/** "Version 1", with Ashby's word on it where that is not the usual one. */
function describeVersion({ apiVersion, apiVersionStatus }: Pick<DoctorReport['figures'], 'apiVersion' | 'apiVersionStatus'>): string {
  return `Version ${apiVersion}${apiVersionStatus ? `, ${apiVersionStatus}` : ''}`
}

function LastCheck({ connection, clock }: { connection: Connection; clock: Clock }) {
  const sweep = connection.lastSweep

  if (!sweep) return 'None yet'
  if (isUnderWay(sweep)) return describeProgress([sweep])

  return (
    <>
      <Age instant={sweep.finishedAt ?? sweep.createdAt} {...clock} />, {sweep.state === 'Failed' ? 'stopped' : describeFindings(sweep)}
    </>
  )
}

/** A key as it may be shown: its last four. */
export function MaskedKey({ lastFour }: { lastFour: string }) {
  return (
    <span className="font-mono text-12">
      <span aria-hidden="true">••••</span>
      <span className="sr-only">ends in </span> {lastFour}
    </span>
  )
}
