'use client'

import type { ReactNode } from 'react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { readStateLook, StateIcon } from '#components/patterns/state.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'

/** Why an event stands where it stands, what to do, and when Handoff tries by itself. */
export function EventReason({ event, action }: { event: EventDetail; action: ReactNode }) {
  const { state, reason, nextAttemptAt } = event
  const look = readStateLook({ noun: 'event', state })
  // Only what needs somebody is coloured: the rest informs.
  const tone = state === 'NeedsAttention' ? 'amber' : state === 'Failed' ? 'rust' : 'ink'

  return (
    <Notice
      tone={tone}
      icon={<StateIcon noun="event" state={state} />}
      title={reason ?? look.word}
      actions={
        action || nextAttemptAt || event.requestId ? (
          <>
            {action}
            {nextAttemptAt ? <NextAttempt at={nextAttemptAt} /> : null}
            {event.requestId ? (
              <code className="font-mono text-12 text-ink-3 select-all [overflow-wrap:anywhere]">{event.requestId}</code>
            ) : null}
          </>
        ) : undefined
      }
    >
      {adviceOf(event)}
    </Notice>
  )
}

function NextAttempt({ at }: { at: string }) {
  const { timeZone } = useOrganization()

  return (
    <span className="text-12 text-ink-3">
      Next try by itself at <Instant instant={at} timeZone={timeZone} form="time-exact" />
    </span>
  )
}

/** What to do, where the reason itself does not say it. */
function adviceOf({ state, reasonCode, nextAttemptAt }: EventDetail): string | null {
  if (state === 'Failed') {
    return nextAttemptAt
      ? 'Handoff tries again by itself. Nothing is lost meanwhile.'
      : 'The tries are used up. Once the cause is solved, try again: Ashby is read anew, so nothing is lost.'
  }
  if (state === 'NeedsAttention' && reasonCode !== 'wrong_shape') return 'A new try reads Ashby anew, so nothing is lost.'
  if (state === 'Ignored' && reasonCode === 'not_ready') return 'It comes in by itself when it is ready for the candidate.'

  return null
}
