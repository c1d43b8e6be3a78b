'use client'

import { CalendarClock, MailX, Send, Unplug } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { isRetryable, readErrorMessage } from '#components/api/error-message.ts'
import { MailCountdown, useSecondsUntil } from '#components/offer-publishing/mail-countdown.tsx'
import { nameCandidate } from '#components/offer-publishing/name-candidate.ts'
import { failureTitles } from '#components/offer-publishing/publish-act.ts'
import type { PublishingNoticesProps } from '#components/offer-publishing/publishing-notices-props.ts'
import type { ActFailure, PublishActs } from '#components/offer-publishing/use-publish-acts.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { formatMoment } from '#components/record/describe-provenance.ts'
import { Button } from '#components/ui/button.tsx'
import type { PublishedVersion, Publishing } from '#lib/domain/offer-publishing/contract.ts'
import { isBeingUpdated } from '#lib/domain/offer-publishing/links/rules.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'

/** Stays until the next act: what happened, what to do. On a phone the act stands far below, so the words come into sight by themselves. */
export function FailureNotice({ failure, acts }: { failure: ActFailure; acts: PublishActs }) {
  const { act, error } = failure
  const { userMessage, requestId } = readErrorMessage(error)
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [])

  return (
    <div ref={place} className="scroll-my-4">
      <ErrorState
        title={failureTitles[act.kind]}
        requestId={requestId}
        actions={
          <>
            {isRetryable(error) ? (
              <Button size="sm" isLoading={acts.isBusy} onClick={() => acts.run(act)}>
                Try again
              </Button>
            ) : null}
            <Button size="sm" variant="ghost" onClick={acts.forgetFailure}>
              Dismiss
            </Button>
          </>
        }
      >
        {userMessage}
      </ErrorState>
    </div>
  )
}

/** The ten seconds until the mail leaves, also for whoever missed the toast. */
export function LeavingNotice({ version, offer, acts }: PublishingNoticesProps & { version: PublishedVersion }) {
  const seconds = useSecondsUntil({ instant: version.visibleAt, now: useNow() })

  return (
    <Notice
      tone="sky"
      icon={<Send aria-hidden="true" />}
      title={
        seconds === 0 && isBeingUpdated(offer) ? (
          <>
            The mail to <bdi>{nameCandidate(offer)}</bdi> waits until the page opens again
          </>
        ) : (
          <MailCountdown name={nameCandidate(offer)} seconds={seconds} />
        )
      }
      aside={
        seconds > 0 ? (
          <Button
            size="sm"
            className="-my-1"
            isLoading={acts.pending?.kind === 'undo'}
            onClick={() => acts.run({ kind: 'undo', versionId: version.id })}
          >
            Undo
          </Button>
        ) : null
      }
    />
  )
}

type Scheduled = NonNullable<Publishing['scheduled']>

export function ScheduledNotice({ scheduled, acts, canPublish, publishing }: PublishingNoticesProps & { scheduled: Scheduled }) {
  const timeZone = publishing?.timeZone ?? 'UTC'

  return (
    <Notice
      tone="sky"
      icon={<CalendarClock aria-hidden="true" />}
      title={
        <>
          Will be published <span className="num">{formatInstant(scheduled.runAt, timeZone)}</span>
          {scheduled.by ? (
            <>
              , asked for by <bdi>{scheduled.by}</bdi>
            </>
          ) : null}
        </>
      }
      aside={
        canPublish ? (
          <Button
            size="sm"
            className="-my-1"
            isLoading={acts.pending?.kind === 'cancelSchedule'}
            onClick={() => acts.run({ kind: 'cancelSchedule' })}
          >
            Cancel
          </Button>
        ) : null
      }
    >
      It is looked at in Ashby first, and published as it stands then.
    </Notice>
  )
}

export function RefusalNotice({ refusal }: { refusal: NonNullable<Publishing['lastRefusal']> }) {
  const { timeZone } = useOrganization()
  const now = useNow()

  return (
    <Notice tone="rust" title={`Not published, ${formatMoment({ instant: refusal.at, timeZone, now })}`}>
      {refusal.problem}
    </Notice>
  )
}

/** The reply of the mail server says more than we could. */
export function MailRefusedNotice({
  offer,
  mail,
  acts,
  canPublish,
  onSendAgain,
}: PublishingNoticesProps & { mail: PublishedVersion['mail'] }) {
  return (
    <Notice
      tone="rust"
      icon={<MailX aria-hidden="true" />}
      title={
        <>
          The mail to <bdi>{nameCandidate(offer)}</bdi> was refused
        </>
      }
      actions={
        canPublish ? (
          <Button size="sm" isLoading={acts.pending?.kind === 'sendAgain'} onClick={onSendAgain}>
            Send again…
          </Button>
        ) : undefined
      }
    >
      {mail?.refusal ? (
        <p>
          The mail server replied: <span className="font-mono text-12 text-ink">{mail.refusal}</span>
        </p>
      ) : null}
      <p>Check the address, then send the link again.</p>
    </Notice>
  )
}

/** Until Ashby was read after the answer nobody knows whether the two agree. */
export function UnseenNotice({ offer, onCheck, isChecking }: PublishingNoticesProps) {
  return (
    <Notice
      tone="amber"
      icon={<Unplug aria-hidden="true" />}
      title={
        <>
          Ashby could not be asked when <bdi>{nameCandidate(offer)}</bdi> answered
        </>
      }
      actions={
        onCheck ? (
          <Button size="sm" isLoading={isChecking} onClick={onCheck}>
            Check Ashby now
          </Button>
        ) : undefined
      }
    >
      The answer counts. Check Ashby now to see whether it still waits for the candidate.
    </Notice>
  )
}
