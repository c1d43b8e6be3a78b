'use client'

import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useApi } from '#components/api/provider.tsx'
import { buildErrorHref } from '#components/errors/error-href.ts'
import { waitingOptions } from '#components/errors/waiting-queries.ts'
import { buildEventsHref } from '#components/events/event-filters.ts'
import { readFirstSentence } from '#components/events/event-words.ts'
import type { EventAct } from '#components/events/use-event-acts.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { readStateLook, StateIcon } from '#components/patterns/state.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { Instant } from '#components/ui/time.tsx'
import { isCatalogued } from '#lib/domain/error-catalogue/terms.ts'
import type { EventDetail } from '#lib/domain/events/contract.ts'
import { isTrouble } from '#lib/domain/events/rules.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

/** The words of all errors are many: they come with the first event that needs them. */
const ErrorSteps = dynamic(() => import('#components/events/error-steps.tsx').then((module) => module.ErrorSteps))

type EventReasonProps = { event: EventDetail; retry: EventAct | null }

/** Why an event stands where it stands, what to do step by step, and when Handoff tries by itself. */
export function EventReason({ event, retry }: EventReasonProps) {
  const { state, reason, reasonCode, nextAttemptAt, requestId, replayedAt } = event
  const look = readStateLook({ noun: 'event', state })
  const isOpen = isTrouble(state) && replayedAt === null
  // What ended well has codes of its own words, some of which mean something else among the errors.
  const errorCode = state === 'Done' ? null : reasonCode
  const stepsCode = isOpen && errorCode !== null && isCatalogued(errorCode) ? errorCode : null
  const href = useErrorHref(errorCode)
  const hasActions = retry !== null || nextAttemptAt !== null || requestId !== null || href !== null

  return (
    <Notice
      // Only what needs somebody is coloured: the rest informs.
      tone={isOpen ? look.tone : 'ink'}
      icon={<StateIcon noun="event" state={state} className={isOpen ? undefined : 'text-ink-3'} />}
      title={reason === null ? look.word : stepsCode ? readFirstSentence(reason) : reason}
      actions={
        hasActions ? (
          <>
            {retry ? (
              <Button size="sm" icon={<RotateCw />} isLoading={retry.isPending} onClick={retry.run}>
                Try again
              </Button>
            ) : null}
            {nextAttemptAt ? <NextAttempt at={nextAttemptAt} /> : null}
            {isOpen && reasonCode ? <OthersWaiting code={reasonCode} /> : null}
            {href ? (
              <TextLink href={href} className="text-12">
                About this error
              </TextLink>
            ) : null}
            {requestId ? <code className="font-mono text-12 text-ink-3 select-all [overflow-wrap:anywhere]">{requestId}</code> : null}
          </>
        ) : undefined
      }
    >
      {stepsCode ? <ErrorSteps code={stepsCode} /> : adviceOf(event)}
    </Notice>
  )
}

function useErrorHref(code: string | null): string | null {
  const { slug } = useOrganization()

  return code === null ? null : buildErrorHref({ slug, code })
}

/** Whether solving it helps this event alone. For whoever may try them all again. */
function OthersWaiting({ code }: { code: string }) {
  const api = useApi()
  const { slug } = useOrganization()
  const isAllowed = useCan()('events.retry')
  const { data } = useQuery({ ...waitingOptions({ api, code }), enabled: isAllowed })
  if (!data) return null
  const others = data.total - 1
  if (others <= 0) return <span className="text-12 text-ink-2">Nothing else waits for this fix</span>

  return (
    <TextLink href={buildEventsHref({ slug, filters: { search: code } })} className="text-12">
      {formatCount(others)} {others === 1 ? 'other waits' : 'others wait'} for this fix
    </TextLink>
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

/** What to do, where neither the reason nor the code's own steps say it. */
function adviceOf({ state, reasonCode, nextAttemptAt, replayedAt }: EventDetail): string | null {
  if (replayedAt) return null
  if (state === 'Failed') {
    return nextAttemptAt
      ? 'Handoff tries again by itself. Nothing is lost meanwhile.'
      : 'The tries are used up. Once the cause is solved, try again: Ashby is read anew, so nothing is lost.'
  }
  if (state === 'NeedsAttention') return 'A new try reads Ashby anew, so nothing is lost.'
  if (state === 'Ignored' && reasonCode === 'not_ready') return 'It comes in by itself when it is ready for the candidate.'

  return null
}
