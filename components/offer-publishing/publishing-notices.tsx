'use client'

import { CalendarClock, MailX, Send, Unplug } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { isRetryable, readErrorMessage } from '#components/api/error-message.ts'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { MailCountdown, useSecondsUntil } from '#components/offer-publishing/mail-countdown.tsx'
import { nameCandidate } from '#components/offer-publishing/name-candidate.ts'
import { failureTitles } from '#components/offer-publishing/publish-act.ts'
import { findLeaving, findNewestVersion } from '#components/offer-publishing/publish-choice.ts'
import type { ActFailure, PublishActs } from '#components/offer-publishing/use-publish-acts.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { formatMoment } from '#components/record/describe-provenance.ts'
import { Button } from '#components/ui/button.tsx'
import type { PublishedVersion, Publishing } from '#lib/domain/offer-publishing/contract.ts'
import { isBeingUpdated } from '#lib/domain/offer-publishing/links/rules.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'

export type PublishingNoticesProps = {
  offer: OfferDetail
  /** Undefined until it was read. */
  publishing: Publishing | undefined
  /** Why it could not be read; null else. */
  readError: unknown
  onReadAgain: () => void
  acts: PublishActs
  canPublish: boolean
  /** Asks before it mails a new link. */
  onSendAgain: () => void
  /** Reads the offer from Ashby; null where the role may not. */
  onCheck: (() => void) | null
  isChecking: boolean
}

/** What publishing has to say at the top of a record: what was refused, what leaves in a moment, what is planned. */
export function listPublishingNotices(props: PublishingNoticesProps): ReactNode[] {
  const { publishing, acts, canPublish } = props
  const failure = acts.failure ? <FailureNotice key="failure" failure={acts.failure} acts={acts} /> : null
  if (!publishing) {
    const unread = props.readError ? (
      <RequestFailure key="unread" title="What was published could not be read." error={props.readError} onRetry={props.onReadAgain} />
    ) : null
    return [failure, unread].filter((notice) => notice !== null)
  }
  const leaving = canPublish ? findLeaving(publishing) : null

  return [
    failure,
    leaving ? <LeavingNotice key="leaving" version={leaving} {...props} /> : null,
    publishing.scheduled ? <ScheduledNotice key="scheduled" scheduled={publishing.scheduled} {...props} /> : null,
    publishing.lastRefusal ? <RefusalNotice key="refusal" refusal={publishing.lastRefusal} /> : null,
    <MailRefusedNotice key="mail" {...props} publishing={publishing} />,
    <UnseenNotice key="unseen" {...props} publishing={publishing} />,
  ].filter((notice) => notice !== null)
}

/** Stays until the next act: what happened, what to do. On a phone the act stands far below, so the words come into sight by themselves. */
function FailureNotice({ failure, acts }: { failure: ActFailure; acts: PublishActs }) {
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
function LeavingNotice({ version, offer, acts }: PublishingNoticesProps & { version: PublishedVersion }) {
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

function ScheduledNotice({ scheduled, acts, canPublish, publishing }: PublishingNoticesProps & { scheduled: Scheduled }) {
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

function RefusalNotice({ refusal }: { refusal: NonNullable<Publishing['lastRefusal']> }) {
  const { timeZone } = useOrganization()
  const now = useNow()

  return (
    <Notice tone="rust" title={`Not published, ${formatMoment({ instant: refusal.at, timeZone, now })}`}>
      {refusal.problem}
    </Notice>
  )
}

/** The reply of the mail server says more than we could. */
function MailRefusedNotice({ offer, publishing, acts, canPublish, onSendAgain }: PublishingNoticesProps & { publishing: Publishing }) {
  const mail = findNewestVersion(publishing)?.mail
  if (mail?.state !== 'Refused' || offer.state !== 'Published') return null

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
      {mail.refusal ? (
        <p>
          The mail server replied: <span className="font-mono text-12 text-ink">{mail.refusal}</span>
        </p>
      ) : null}
      <p>Check the address, then send the link again.</p>
    </Notice>
  )
}

/** Until Ashby was read after the answer nobody knows whether the two agree. */
function UnseenNotice({ offer, publishing, onCheck, isChecking }: PublishingNoticesProps & { publishing: Publishing }) {
  const { answer } = publishing
  if (!answer || answer.sawAshby || offer.sourceReadAt > answer.at) return null

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
