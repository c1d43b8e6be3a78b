'use client'

import { CircleCheck, CircleSlash, FileQuestionMark, Webhook } from 'lucide-react'
import type { ReactNode } from 'react'
import { ForgettingNotice } from '#components/new-hires/forgetting-notice.tsx'
import { newHireNoun } from '#components/new-hires/new-hire-noun.ts'
import { flagWords } from '#components/new-hires/new-hire-words.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { AskingNotice } from '#components/record/asking-notice.tsx'
import { BlockingIssues, describeNotFollowing, FieldButton } from '#components/record/blocking-issues.tsx'
import { describeSourceStatus } from '#components/record/describe-source-status.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import { TextLink } from '#components/ui/link.tsx'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'

export type NewHireNoticesProps = {
  hire: NewHireDetail
  slug: string
  canEdit: boolean
  canReadPeople: boolean
  canConnect: boolean
  onGoToField: (field: string) => void
  onEdit: (edit: RecordEdit) => void
  pending: RecordEdit | null
}

/** What needs somebody, at the top of the record: first what blocks, then what Ashby did meanwhile. Null when there is nothing. */
export function renderNewHireNotices(props: NewHireNoticesProps): ReactNode {
  const { hire, canEdit, onGoToField, onEdit, pending } = props
  const isPending = hire.state === 'Pending'
  const notFollowing = describeNotFollowing({ record: hire, noun: newHireNoun })
  const blocking = isPending ? hire.issues.filter((issue) => issue.isBlocking) : []
  const asking = canEdit ? hire.fields.filter((field) => field.ashbyNowSays) : []
  const notices = [
    hire.isForgetting ? <ForgettingNotice key="forgetting" hire={hire} /> : null,
    ...listStateNotices(props),
    hire.state !== 'Dismissed' && notFollowing ? <Notice key="following" tone="amber" title={notFollowing} /> : null,
    ...listStandingNotices(hire),
    blocking.length > 0 ? <BlockingIssues key="issues" noun={newHireNoun} issues={blocking} onGoToField={onGoToField} /> : null,
    ...(isPending ? listSourceNotices(props) : []),
    asking.length > 1 ? (
      <AskingNotice
        key="asking"
        fields={asking}
        onEdit={onEdit}
        pending={pending}
        review={<FieldButton label="Review" field={asking[0]?.key} onGoToField={onGoToField} />}
      />
    ) : null,
  ].filter((notice) => notice !== null)

  return notices.length > 0 ? notices : null
}

/** What became of it. */
function listStateNotices({ hire, slug, canReadPeople }: NewHireNoticesProps): ReactNode[] {
  if (hire.state === 'Added') {
    const { person } = hire

    return [
      <Notice
        key="added"
        tone="moss"
        icon={<CircleCheck aria-hidden="true" />}
        title={person?.isRehire ? 'Added as a rehire, in a new period' : 'Added to People'}
        aside={
          person && canReadPeople ? (
            <TextLink className="max-md:-my-1" href={`/${slug}/people/${person.id}`}>
              Open profile
            </TextLink>
          ) : null
        }
      />,
    ]
  }
  if (hire.state === 'Pending') return []

  return [
    hire.mergedInto ? (
      <Notice
        key="merged"
        icon={<CircleSlash aria-hidden="true" />}
        title="Merged with another new hire"
        aside={
          <TextLink className="max-md:-my-1" href={`/${slug}/new-hires/${hire.mergedInto.id}`}>
            Open it
          </TextLink>
        }
      >
        It is part of <bdi>{hire.mergedInto.name || 'a new hire without a name'}</bdi> now. Restore it to make two of them again.
      </Notice>
    ) : (
      <Notice key="dismissed" icon={<CircleSlash aria-hidden="true" />} title="Dismissed">
        {hire.dismissalReason ? <bdi>{hire.dismissalReason}</bdi> : null}
      </Notice>
    ),
  ]
}

/** How the application stands in Ashby, where that is no longer hired. */
function listStandingNotices(hire: NewHireDetail): ReactNode[] {
  const then = describeThen(hire)

  return (['Unhired', 'GoneInAshby'] as const)
    .filter((flag) => hire.flags.includes(flag))
    .map((flag) => {
      const { label, tone, icon: Icon } = flagWords[flag]
      const what =
        flag === 'Unhired'
          ? `Ashby says “${describeSourceStatus(hire.sourceStatus)}”.`
          : 'Ashby no longer has the application, or no longer shows it to the key.'

      return (
        <Notice key={flag} tone={tone} icon={<Icon aria-hidden="true" />} title={label}>
          {what} {then}
        </Notice>
      )
    })
}

function describeThen({ state }: NewHireDetail): string {
  if (state === 'Pending') return 'Dismiss it, or add the person all the same.'

  return state === 'Added' ? 'Nothing changes in People by itself: end the period there if they do not start.' : ''
}

/** What Ashby could not tell. */
function listSourceNotices({ hire, slug, canConnect }: NewHireNoticesProps): ReactNode[] {
  return [
    hire.hasOffer || hire.isPushed ? null : (
      <Notice key="offer" icon={<FileQuestionMark aria-hidden="true" />} title="Hired without an offer in Ashby">
        Pay and start date stand on an offer in Ashby, so they have to be entered here.
      </Notice>
    ),
    hire.isByHand && !hire.isPushed ? (
      <Notice
        key="hand"
        icon={<Webhook aria-hidden="true" />}
        title="Connected by hand"
        aside={
          canConnect ? (
            <TextLink className="max-md:-my-1" href={`/${slug}/company/integrations`}>
              Add a key
            </TextLink>
          ) : null
        }
      >
        Only what Ashby’s webhooks carried is known: no documents, and no later change without a webhook.
      </Notice>
    ) : null,
  ]
}
