import { RefreshCw } from 'lucide-react'
import { ErrorLink } from '#components/connections/error-link.tsx'
import { ScheduleChoice } from '#components/connections/schedule-choice.tsx'
import { useStartSweep } from '#components/connections/use-connection-acts.ts'
import type { Clock } from '#components/organization/clock.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { Section } from '#components/patterns/panel.tsx'
import { SweepHistoryDialog } from '#components/sweeps/sweep-history-dialog.tsx'
import { SweepReport } from '#components/sweeps/sweep-report.tsx'
import { isUnderWay } from '#components/sweeps/sweep-words.ts'
import { Button } from '#components/ui/button.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** The last look at Ashby's lists, or the one on its way, when the next one comes, and the button that starts one. */
export function CheckPanel({ connection, clock }: { connection: Connection; clock: Clock }) {
  const can = useCan()
  const startSweep = useStartSweep(connection)
  const { id, lastSweep, state } = connection

  return (
    <Section
      title="Checks"
      description="Find in Ashby what no event told: offers that are ready, people who were hired, and what changed or is gone."
      actions={
        can('connections.check') && state === 'Connected' ? (
          <Button
            size="sm"
            icon={<RefreshCw aria-hidden="true" />}
            isLoading={startSweep.isPending}
            blockedReason={lastSweep && isUnderWay(lastSweep) ? 'under way' : null}
            onClick={() => startSweep.mutate({ connectionId: id })}
          >
            Check Ashby now
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-3">
        <SweepReport sweep={lastSweep} clock={clock} renderErrorLink={(code) => <ErrorLink code={code} />} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-3">
          <ScheduleChoice connection={connection} clock={clock} />
          {lastSweep ? (
            <span className="ml-auto max-md:-ml-2.5">
              <SweepHistoryDialog connectionId={id} />
            </span>
          ) : null}
        </div>
      </div>
    </Section>
  )
}
