'use client'

import { useMutation } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useKeepConnection } from '#components/connections/use-connection-acts.ts'
import type { Clock } from '#components/organization/clock.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { describeEvery } from '#components/sweeps/describe-due.ts'
import { Due } from '#components/sweeps/due.tsx'
import { Select } from '#components/ui/select.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'

const choices = [5, 10, 15, 30, 60] as const

/** How often Ashby is checked by itself, and when it is next. */
export function ScheduleChoice({ connection, clock }: { connection: Connection; clock: Clock }) {
  const canManage = useCan()('connections.manage')
  const { sweepEveryMinutes } = connection

  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
      <span className="text-ink-2">By itself</span>
      {canManage ? <ScheduleSelect connection={connection} /> : <span className="font-medium">{describeEvery(sweepEveryMinutes)}</span>}
      <NextCheck connection={connection} clock={clock} />
    </div>
  )
}

function ScheduleSelect({ connection: { id, sweepEveryMinutes } }: { connection: Connection }) {
  const api = useApi()
  const keep = useKeepConnection()
  const setSchedule = useMutation(
    api.doctor.setSchedule.mutationOptions({
      onSuccess: (changed) => {
        keep(changed)
        toast.success(`Ashby is checked ${describeEvery(changed.sweepEveryMinutes)}`)
      },
      onError: toastError,
    }),
  )
  const chosen = setSchedule.isPending ? setSchedule.variables.everyMinutes : sweepEveryMinutes
  // One that was set through the API alone is still shown as it is.
  const options = [...new Set<number>([...choices, chosen])].sort((left, right) => left - right)

  return (
    <Select
      label="How often Ashby is checked by itself"
      size="sm"
      options={options.map((minutes) => ({ value: String(minutes), label: describeEvery(minutes) }))}
      value={String(chosen)}
      isDisabled={setSchedule.isPending}
      onValueChange={(minutes) => setSchedule.mutate({ id, everyMinutes: Number(minutes) })}
      className="min-w-40 max-md:w-auto"
    />
  )
}

function NextCheck({ connection: { state, nextSweepAt }, clock }: { connection: Connection; clock: Clock }) {
  if (state === 'Paused') return <span className="text-ink-3">Not while it is paused</span>
  if (nextSweepAt === null) return null

  return (
    <span className="text-ink-3">
      Next one <Due instant={nextSweepAt} {...clock} />
    </span>
  )
}
