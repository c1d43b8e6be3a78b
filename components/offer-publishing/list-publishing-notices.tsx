'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { findLeaving, findNewestVersion } from '#components/offer-publishing/publish-choice.ts'
import type { PublishingNoticesProps } from '#components/offer-publishing/publishing-notices-props.ts'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

// Most offers that are opened have none of them.
const load = () => import('#components/offer-publishing/publishing-notices.tsx')
const FailureNotice = dynamic(() => load().then((module) => module.FailureNotice))
const LeavingNotice = dynamic(() => load().then((module) => module.LeavingNotice))
const ScheduledNotice = dynamic(() => load().then((module) => module.ScheduledNotice))
const RefusalNotice = dynamic(() => load().then((module) => module.RefusalNotice))
const MailRefusedNotice = dynamic(() => load().then((module) => module.MailRefusedNotice))
const UnseenNotice = dynamic(() => load().then((module) => module.UnseenNotice))

/** What publishing has to say at the top of a record: what was refused, what leaves in a moment, what is planned. */
export function listPublishingNotices(props: PublishingNoticesProps): ReactNode[] {
  const { offer, publishing, acts, canPublish } = props
  const failure = acts.failure ? <FailureNotice key="failure" failure={acts.failure} acts={acts} /> : null
  if (!publishing) {
    const unread = props.readError ? (
      <RequestFailure key="unread" title="What was published could not be read." error={props.readError} onRetry={props.onReadAgain} />
    ) : null
    return [failure, unread].filter((notice) => notice !== null)
  }
  const leaving = canPublish ? findLeaving(publishing) : null
  const mail = findNewestVersion(publishing)?.mail

  return [
    failure,
    leaving ? <LeavingNotice key="leaving" version={leaving} {...props} /> : null,
    publishing.scheduled ? <ScheduledNotice key="scheduled" scheduled={publishing.scheduled} {...props} /> : null,
    publishing.lastRefusal ? <RefusalNotice key="refusal" refusal={publishing.lastRefusal} /> : null,
    mail?.state === 'Refused' && offer.state === 'Published' ? <MailRefusedNotice key="mail" mail={mail} {...props} /> : null,
    isUnseen({ offer, publishing }) ? <UnseenNotice key="unseen" {...props} /> : null,
  ].filter((notice) => notice !== null)
}

/** Until Ashby was read after the answer nobody knows whether the two agree. */
function isUnseen({ offer, publishing: { answer } }: { offer: OfferDetail; publishing: Publishing }): boolean {
  return answer !== null && !answer.sawAshby && offer.sourceReadAt <= answer.at
}
