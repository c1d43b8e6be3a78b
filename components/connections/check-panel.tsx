import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { untoldRequestId } from '#components/api/untold-request-id.ts'
import { describeFindings, describeProgress, isUnderWay } from '#components/connections/describe-sweep.ts'
import { useStartSweep } from '#components/connections/use-connection-acts.ts'
import type { Clock } from '#components/organization/clock.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Age } from '#components/ui/time.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

/** The last look at Ashby's lists, or the one on its way, and the button that starts one. */
export function CheckPanel({ connection, clock }: { connection: Connection; clock: Clock }) {
  const can = useCan()
  const startSweep = useStartSweep(connection)
  const { lastSweep, state } = connection

  return (
    <Section
      title="Check"
      description="Finds in Ashby what no event told: offers that are ready, people who were hired, and what changed or is gone."
    >
      <div className="flex flex-col gap-3">
        <SweepReport sweep={lastSweep} clock={clock} />
        {can('connections.check') && state === 'Connected' ? (
          <Button
            icon={<RefreshCw aria-hidden="true" />}
            isLoading={startSweep.isPending}
            blockedReason={isUnderWay(lastSweep) ? 'under way' : null}
            onClick={() => startSweep.mutate({ connectionId: connection.id })}
            className="self-start max-md:self-stretch"
          >
            Check Ashby now
          </Button>
        ) : null}
      </div>
    </Section>
  )
}

function SweepReport({ sweep, clock }: { sweep: Sweep | null; clock: Clock }): ReactNode {
  if (!sweep) return <p className="text-ink-3">Ashby has not been checked yet.</p>
  if (isUnderWay(sweep)) {
    return (
      <>
        <Progress value={sweep.total === null ? null : sweep.seen} max={sweep.total ?? 100} label={describeProgress(sweep)} />
        {sweep.error ? <p className="text-12 text-ink-3">{sweep.error.message}</p> : null}
      </>
    )
  }
  if (sweep.state === 'Failed') {
    return (
      <ErrorState title="The last check stopped." requestId={sweep.error ? untoldRequestId(sweep.error) : null}>
        {sweep.error?.message}
      </ErrorState>
    )
  }

  return (
    <>
      <p>
        Last check <Age instant={sweep.finishedAt ?? sweep.createdAt} {...clock} />: {describeFindings(sweep)}.
      </p>
      <FactList
        facts={[
          { term: 'Offers read', value: formatCount(sweep.seen) },
          { term: 'Added', value: formatCount(sweep.added) },
          { term: 'Changed', value: formatCount(sweep.changed) },
          { term: 'Gone in Ashby', value: formatCount(sweep.gone) },
          { term: 'Not ready for delivery', value: formatCount(sweep.ignored) },
          sweep.failed > 0 ? { term: 'Could not be read', value: <span className="text-amber">{formatCount(sweep.failed)}</span> } : null,
        ]}
      />
    </>
  )
}
