'use client'

import type { ReactNode } from 'react'
import { nameCandidate } from '#components/offer-publishing/name-candidate.ts'
import { ArchivedNotice } from '#components/offers/archived-notice.tsx'
import { offerNoun } from '#components/offers/offer-noun.ts'
import { flagWords } from '#components/offers/offer-words.ts'
import type { TakeHeld } from '#components/offers/use-take-held.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { AskingNotice } from '#components/record/asking-notice.tsx'
import { BlockingIssues, describeNotFollowing, FieldButton } from '#components/record/blocking-issues.tsx'
import { describeSourceStatus } from '#components/record/describe-source-status.ts'
import { findField } from '#components/record/find-field.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import { Button } from '#components/ui/button.tsx'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import type { OfferFlag } from '#lib/domain/offers/terms.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

export type OfferNoticesProps = {
  offer: OfferDetail
  canEdit: boolean
  /** Pay may not be seen, so nothing may be taken over unseen either. */
  canTakeHeld: boolean
  onGoToField: (field: string) => void
  onEdit: (edit: RecordEdit) => void
  pending: RecordEdit | null
  takeHeld: TakeHeld
  /** What publishing has to say, after what blocks it. */
  publishingNotices: readonly ReactNode[]
}

/** What needs somebody, at the top of the record: first what blocks, then what Ashby did meanwhile. Null when there is nothing. */
export function renderOfferNotices(props: OfferNoticesProps): ReactNode {
  const { offer, canEdit, onGoToField, onEdit, pending, publishingNotices } = props
  const mayBePublished = offer.state === 'Unpublished' || offer.flags.includes('UnpublishedChanges')
  const blocking = mayBePublished && isOpenState(offer.state) ? offer.issues.filter((issue) => issue.isBlocking) : []
  const asking = canEdit ? offer.fields.filter((field) => field.ashbyNowSays) : []
  const notFollowing = describeNotFollowing({ record: offer, noun: offerNoun })
  const notices = [
    offer.isArchived ? <ArchivedNotice key="archived" offer={offer} /> : null,
    isOpenState(offer.state) && notFollowing ? <Notice key="following" tone="amber" title={notFollowing} /> : null,
    blocking.length > 0 ? <BlockingIssues key="issues" noun={offerNoun} issues={blocking} onGoToField={onGoToField} /> : null,
    ...publishingNotices,
    ...offer.flags.filter((flag) => flag !== 'AshbyNowSays').map((flag) => <FlagNotice key={flag} flag={flag} {...props} />),
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

function FlagNotice({ flag, ...props }: OfferNoticesProps & { flag: OfferFlag }) {
  const { offer, canEdit, onGoToField } = props
  const words = flagWords[flag]
  const look = { tone: words.tone, icon: renderFlagIcon(flag), title: words.label } as const

  switch (flag) {
    case 'AshbyNowSays':
      // One such field tells it itself, several have a line of their own.
      return null
    case 'UpdatesOff':
      return <UpdatesOffNotice {...props} />
    case 'BackInApproval':
      return (
        <Notice {...look} title="Back in approval in Ashby">
          It was changed in Ashby and is being approved again. {describeWait({ offer, until: 'Ashby says that it is ready' })}
        </Notice>
      )
    case 'Superseded':
      return (
        <Notice {...look}>
          A newer offer of the same application takes its place. {describeWait({ offer, until: 'that one is gone' })}
        </Notice>
      )
    case 'UnpublishedChanges':
      return (
        <Notice {...look}>
          <bdi>{nameCandidate(offer)}</bdi> still sees version {offer.versionNumber}. Publish changes to make version{' '}
          {offer.versionNumber + 1} and mail it.
        </Notice>
      )
    case 'StartDatePast':
      return (
        <Notice
          {...look}
          title="The start date is in the past"
          aside={canEdit ? <FieldButton label="Go to field" field="startDate" onGoToField={onGoToField} /> : null}
        >
          Agree on another day before it is published.
        </Notice>
      )
    case 'Expired':
      return (
        <Notice {...look} title="The deadline has passed without an answer">
          <bdi>{nameCandidate(offer)}</bdi> can read the offer and ask, but no longer answer. Publish it with a new deadline, or unpublish
          it.
        </Notice>
      )
    case 'AnsweredInAshby':
      return <Notice {...look}>The answer was recorded in Ashby, not here. Ashby says “{describeSourceStatus(offer.sourceStatus)}”.</Notice>
    case 'DiffersFromAshby':
      return (
        <Notice {...look} title="Ashby says something else">
          Here the offer is {offer.state.toLowerCase()}. Ashby says “{describeSourceStatus(offer.sourceStatus)}”. Write the answer to Ashby,
          or settle it there; this answer stays as it is.
        </Notice>
      )
    case 'GoneInAshby':
      return (
        <Notice {...look}>
          After the answer Ashby cancelled or deleted the offer, or archived the application. The answer stays as it is here.
        </Notice>
      )
  }
}

/** While it is published the candidate's page tells the same, without values. */
function describeWait({ offer, until }: { offer: OfferDetail; until: string }): string {
  return offer.state === 'Published'
    ? `The page says that the offer is being updated. It opens again when ${until}, or you unpublish it.`
    : `Publishing waits until ${until}.`
}

function UpdatesOffNotice({ offer, canEdit, canTakeHeld, takeHeld }: OfferNoticesProps) {
  const held = offer.fields.filter((field) => field.held)

  return (
    <Notice
      tone="amber"
      icon={renderFlagIcon('UpdatesOff')}
      title={flagWords.UpdatesOff.label}
      actions={
        canEdit && canTakeHeld ? (
          <Button size="sm" isLoading={takeHeld.isSaving} onClick={takeHeld.run}>
            Take theirs
          </Button>
        ) : undefined
      }
    >
      {held.length === 0 ? 'Ashby holds other values than the ones shown here.' : null}
      {held.map((field) => (
        <p key={field.key}>
          <bdi>{field.label}</bdi> in Ashby: <strong className="num font-semibold text-ink">{formatHeld({ offer, field })}</strong>
        </p>
      ))}
    </Notice>
  )
}

/** In the currency that Ashby holds: the one shown here may be another. */
function formatHeld({ offer, field }: { offer: OfferDetail; field: RecordField }): string {
  const value = field.held?.value ?? null
  const currency = findField(offer, 'currency')

  return value === null
    ? 'nothing'
    : formatFieldValue({ definition: field, value, currency: currency?.held?.value ?? currency?.ashby ?? null })
}

function renderFlagIcon(flag: OfferFlag): ReactNode {
  const Icon = flagWords[flag].icon

  return <Icon aria-hidden="true" />
}
