import type { ReactNode } from 'react'
import { untoldRequestId } from '#components/api/untold-request-id.ts'
import type { Clock } from '#components/organization/clock.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { type Fact, FactList } from '#components/patterns/fact-list.tsx'
import { describeEffort, describeFindings, describeProgress, describeScope, isUnderWay } from '#components/sweeps/sweep-words.ts'
import { UntoldNotice } from '#components/sweeps/untold-records.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Age } from '#components/ui/time.tsx'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'
import { formatWhole } from '#lib/platform/format/counts.ts'

type SweepReportProps = {
  sweep: Sweep | null
  clock: Clock
  /** The way to the words about what stopped it. */
  renderErrorLink: (code: string) => ReactNode
}

/** The newest check of an account: how far it is, what it found and what that took, or what stopped it. */
export function SweepReport({ sweep, clock, renderErrorLink }: SweepReportProps): ReactNode {
  if (!sweep) return <p className="text-ink-3">Ashby has not been checked yet.</p>
  if (isUnderWay(sweep)) {
    return (
      <>
        <Progress value={sweep.total === null ? null : sweep.seen} max={Math.max(sweep.total ?? 1, 1)} label={describeProgress([sweep])} />
        {sweep.error ? <p className="text-12 text-ink-3">{sweep.error.message}</p> : null}
      </>
    )
  }
  if (sweep.state === 'Failed') {
    return (
      <ErrorState
        title={
          <>
            The last check stopped, <Age instant={sweep.finishedAt ?? sweep.createdAt} {...clock} />.
          </>
        }
        requestId={sweep.error ? untoldRequestId(sweep.error) : null}
        actions={sweep.error ? renderErrorLink(sweep.error.code) : null}
      >
        {sweep.error?.message}
      </ErrorState>
    )
  }

  return (
    <>
      <p>
        Last check <Age instant={sweep.finishedAt ?? sweep.createdAt} {...clock} />: {describeFindings(sweep)}.
      </p>
      <UntoldNotice untold={sweep.untold} />
      <FactList isWide facts={listFacts(sweep)} />
    </>
  )
}

function listFacts(sweep: Sweep): Array<Fact | null> {
  const { seen, added, changed, gone, ignored, failed } = sweep

  return [
    { term: 'Looked at', value: describeScope(sweep) },
    { term: 'Offers and hires read', value: formatWhole(seen) },
    { term: 'Added', value: formatWhole(added) },
    { term: 'Changed', value: formatWhole(changed) },
    { term: 'Gone in Ashby', value: formatWhole(gone) },
    { term: 'Not ready for delivery', value: formatWhole(ignored) },
    failed > 0 ? { term: 'Could not be read', value: <span className="font-medium text-amber">{formatWhole(failed)}</span> } : null,
    { term: 'Took', value: describeEffort(sweep) },
  ]
}
