'use client'

import { type FormEvent, useState } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { type ReplayChoice, readReplayChoice, startReplayChoice } from '#components/event-replays/replay-choice.ts'
import { ReplayChoiceFields } from '#components/event-replays/replay-choice-fields.tsx'
import { ReplayCountLine, useReplayCount } from '#components/event-replays/replay-count.tsx'
import type { ReplayFormProps } from '#components/event-replays/replay-selected-form.tsx'
import { countEventsOf, countReplayable } from '#components/event-replays/replay-words.ts'
import type { EventFilters } from '#components/events/event-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'

/** Chooses what failed since when, and says how many that are before anything happens. */
export function ReplayFailedForm({ filters, onReplay, isStarting, error, onClose }: ReplayFormProps & { filters: EventFilters }) {
  const { timeZone } = useOrganization()
  // The dialog's own instant: a span that moved along with the clock would be counted anew all the time.
  const [now] = useState(() => new Date().toISOString())
  const [choice, setChoice] = useState<ReplayChoice>(() =>
    startReplayChoice({ now, timeZone, action: filters.action, connectionId: filters.connection }),
  )
  const read = readReplayChoice({ choice, now, timeZone })
  const filter = 'filter' in read ? read.filter : null
  const counted = useReplayCount(filter)
  const replayable = counted.count === null ? 0 : countReplayable(counted.count)
  const canReplay = filter !== null && counted.count !== null && !counted.isStale && counted.obstacle === null

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (canReplay) onReplay(filter)
  }

  return (
    <FormDialog
      title="Replay failed events"
      description="For when the cause is solved: Ashby is read again for each of them."
      submitLabel={replayable === 0 || counted.obstacle ? 'Replay events' : `Replay ${countEventsOf(replayable)}`}
      isSubmitting={isStarting || (filter !== null && counted.error === null && (counted.count === null || counted.isStale))}
      blockedReason={filter === null ? 'see what is wrong above' : counted.obstacle}
      onSubmit={submit}
      isOpen
      onOpenChange={(next) => (next ? undefined : onClose())}
    >
      {error ? <RequestFailure title="The replay did not begin" error={error} /> : null}
      <ReplayChoiceFields
        choice={choice}
        problem={'problem' in read ? read.problem : null}
        onChange={(change) => setChoice({ ...choice, ...change })}
      />
      {filter === null ? null : <ReplayCountLine counted={counted} />}
    </FormDialog>
  )
}
