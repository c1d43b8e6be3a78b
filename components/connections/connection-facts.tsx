import { describeFindings, describeProgress, isUnderWay } from '#components/connections/describe-sweep.ts'
import type { Clock } from '#components/organization/clock.ts'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Age, Instant } from '#components/ui/time.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

type ConnectionFactsProps = {
  connection: Connection
  clock: Clock
  /** Key and verification too, where there is room for them. */
  isFull?: boolean
  isWide?: boolean
}

/** When an account was heard of last. */
export function ConnectionFacts({ connection, clock, isFull = false, isWide = false }: ConnectionFactsProps) {
  const { lastEventAt, verifiedAt, keyLastFour, connectedAt, holdUntil, pausedAt, pausedBy, disconnectedAt } = connection
  const { timeZone } = clock
  const isByHand = keyLastFour === null && disconnectedAt === null

  return (
    <FactList
      isWide={isWide}
      facts={[
        isFull && connectedAt ? { term: 'Connected since', value: <Instant instant={connectedAt} timeZone={timeZone} /> } : null,
        disconnectedAt || (!isFull && verifiedAt)
          ? null
          : { term: 'Verified', value: verifiedAt ? <Since instant={verifiedAt} timeZone={timeZone} /> : 'Waiting for the first event' },
        { term: 'Last event', value: lastEventAt ? <Age instant={lastEventAt} {...clock} /> : 'None yet' },
        isByHand ? { term: 'Set up', value: 'By hand, without an API key' } : null,
        isByHand ? null : { term: 'Last check', value: <LastCheck connection={connection} clock={clock} /> },
        isFull && keyLastFour ? { term: 'Key', value: <MaskedKey lastFour={keyLastFour} /> } : null,
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

function LastCheck({ connection, clock }: { connection: Connection; clock: Clock }) {
  const sweep = connection.lastSweep

  if (!sweep) return 'None yet'
  if (isUnderWay(sweep)) return describeProgress(sweep)

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
