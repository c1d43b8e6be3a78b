'use client'

import type { ReactNode } from 'react'
import { nameCandidate } from '#components/offer-publishing/name-candidate.ts'
import type { OfferEdit } from '#components/offers/apply-edit.ts'
import { ArchivedNotice } from '#components/offers/archived-notice.tsx'
import { AskingNotice } from '#components/offers/asking-notice.tsx'
import { fieldInSentence, listFields } from '#components/offers/field-in-sentence.ts'
import { findField } from '#components/offers/find-field.ts'
import { describeSourceStatus, flagWords } from '#components/offers/offer-words.ts'
import { BlockingNotice, Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import type { OfferFlag } from '#lib/domain/offers/terms.ts'
import type { RecordField, RecordIssue } from '#lib/domain/values/contract.ts'

export type OfferNoticesProps = {
  offer: OfferDetail
  canEdit: boolean
  /** Pay may not be seen, so nothing may be taken over unseen either. */
  canTakeHeld: boolean
  onGoToField: (field: string) => void
  onEdit: (edit: OfferEdit) => void
  pending: OfferEdit | null
  /** What publishing has to say, after what blocks it. */
  publishingNotices: readonly ReactNode[]
}

/** What needs somebody, at the top of the record: first what blocks, then what Ashby did meanwhile. Null when there is nothing. */
export function renderOfferNotices(props: OfferNoticesProps): ReactNode {
  const { offer, canEdit, onGoToField, onEdit, pending, publishingNotices } = props
  const mayBePublished = offer.state === 'Unpublished' || offer.flags.includes('UnpublishedChanges')
  const blocking = mayBePublished && isOpenState(offer.state) ? offer.issues.filter((issue) => issue.isBlocking) : []
  const asking = canEdit ? offer.fields.filter((field) => field.ashbyNowSays) : []
  const notices = [
    offer.isArchived ? <ArchivedNotice key="archived" offer={offer} /> : null,
    isOpenState(offer.state) && describeNotFollowing(offer) ? (
      <Notice key="following" tone="amber" title={describeNotFollowing(offer)} />
    ) : null,
    blocking.length > 0 ? <BlockingIssues key="issues" issues={blocking} onGoToField={onGoToField} /> : null,
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

/** Why what Ashby says now is not shown here; null while the account is connected. */
function describeNotFollowing({ connectionState, connectionName }: OfferDetail): string | null {
  if (connectionState === 'Disconnected') return `${connectionName} is disconnected, so this offer no longer follows Ashby`
  if (connectionState === 'Paused') return `${connectionName} is paused, so this offer does not follow Ashby until it is resumed`

  return null
}

function BlockingIssues({ issues, onGoToField }: { issues: RecordIssue[]; onGoToField: (field: string) => void }) {
  const [first] = issues

  return (
    <BlockingNotice
      title={issues.length === 1 ? '1 issue blocks publishing:' : `${issues.length} issues block publishing:`}
      aside={<FieldButton label="Go to field" field={first?.field} onGoToField={onGoToField} />}
    >
      {issues.length === 1 && first ? `${describeIssue(first)}.` : `${listFields(issues)}.`}
    </BlockingNotice>
  )
}

function describeIssue(issue: RecordIssue): string {
  const name = fieldInSentence(issue)

  switch (issue.code) {
    case 'unknown_interval':
      return `${name} is unknown`
    case 'missing':
      return `${name} is missing`
    case 'no_permission':
      return `the key may not read the ${name}`
    case 'no_key':
      return `the ${name} cannot be looked up without a key`
    case 'not_found':
      return `Ashby does not know the ${name}`
    case 'invalid':
      return `Ashby’s value for ${name} cannot be read`
    case 'unmapped':
      return `the lookup of ${name} has no row for Ashby’s value`
    case 'no_rule':
      return `no rule fills ${name}`
  }
}

function FieldButton({ label, field, onGoToField }: { label: string; field: string | undefined; onGoToField: (field: string) => void }) {
  if (!field) return null

  return (
    <button
      type="button"
      onClick={() => onGoToField(field)}
      className="relative shrink-0 rounded-sm font-medium text-iris underline-offset-2 after:absolute after:-inset-x-2 after:-inset-y-1 hover:underline max-md:after:-inset-y-3"
    >
      {label}
    </button>
  )
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

function UpdatesOffNotice({ offer, canEdit, canTakeHeld, onEdit, pending }: OfferNoticesProps) {
  const held = offer.fields.filter((field) => field.held)

  return (
    <Notice
      tone="amber"
      icon={renderFlagIcon('UpdatesOff')}
      title={flagWords.UpdatesOff.label}
      actions={
        canEdit && canTakeHeld ? (
          <Button size="sm" isLoading={pending?.kind === 'takeHeld'} onClick={() => onEdit({ kind: 'takeHeld' })}>
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
