'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import type { PublishManyInput } from '#components/offer-bulk/use-publish-many.ts'
import { DeadlineChoice, describeRule } from '#components/offer-publishing/deadline-choice.tsx'
import { nameZone } from '#components/offer-publishing/name-zone.ts'
import { type PublishPlan, readPlan, startPlan } from '#components/offer-publishing/publish-plan.ts'
import { publishingOptions } from '#components/offer-publishing/publishing-queries.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { PeopleNames } from '#components/record/people-names.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import type { OfferListItem } from '#lib/domain/offers/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type BulkPublishDialogProps = {
  offers: readonly OfferListItem[]
  onPublish: (input: PublishManyInput) => void
  onClose: () => void
}

/** Asks before many candidates are mailed: there is no Undo for them. */
export function BulkPublishDialog({ offers, onPublish, onClose }: BulkPublishDialogProps) {
  // What is asked about stands still, whatever the list does behind it.
  const [chosen] = useState(offers)
  const { timeZone } = useOrganization()
  const rule = useRule({ offerId: chosen[0]?.id ?? '', timeZone })
  const [plan, setPlan] = useState<PublishPlan>(() => startRulePlan(timeZone))
  const [problem, setProblem] = useState<string>()
  const words = formatCountOf({ count: chosen.length, one: 'offer' })
  const blockedCount = chosen.filter(({ blockingIssueCount }) => blockingIssueCount > 0).length
  const publish = () => {
    const read = readPlan({ plan, timeZone, now: new Date().toISOString() })
    if ('problems' in read) {
      setProblem(read.problems.deadline)
      return
    }
    const { runAt: _now, ...deadline } = read.ok
    onPublish({ ids: chosen.map(({ id }) => id), ...deadline })
    onClose()
  }

  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={`Publish ${words}?`}
      description={<Consequences offers={chosen} blockedCount={blockedCount} />}
      confirmLabel={`Publish ${words}`}
      blockedReason={blockedCount === chosen.length ? 'Every one of them has issues that block publishing' : null}
      onConfirm={publish}
    >
      <DeadlineChoice
        plan={plan}
        rule={rule}
        problem={problem}
        onChange={(next) => {
          setPlan({ ...plan, ...next })
          setProblem(undefined)
        }}
      />
      <p className="mt-2 text-12 text-ink-3">Times are those of {nameZone(timeZone)}.</p>
    </ConfirmDialog>
  )
}

function Consequences({ offers, blockedCount }: { offers: readonly OfferListItem[]; blockedCount: number }) {
  return (
    <div className="flex flex-col gap-2">
      <p>
        <PeopleNames people={offers} />.
      </p>
      <p>Each offer is looked at in Ashby first, then the candidate is mailed a link at once. There is no Undo.</p>
      {blockedCount > 0 ? <p className="text-rust">{describeBlocked({ blockedCount, count: offers.length })}</p> : null}
    </div>
  )
}

function describeBlocked({ blockedCount, count }: { blockedCount: number; count: number }): string {
  if (blockedCount === count) return 'Every one of them has issues that block publishing. Open them to see which.'

  return `${blockedCount === 1 ? '1 of them has' : `${blockedCount} of them have`} issues that block publishing. You are told which.`
}

/** The organization's rule is the same for all; any of them tells what it comes to. */
function useRule({ offerId, timeZone }: { offerId: string; timeZone: string }): string {
  const api = useApi()
  const { data } = useQuery(publishingOptions({ api, id: offerId }))

  return data ? describeRule({ when: 'now', defaultExpiresAt: data.defaultExpiresAt, timeZone }) : 'Counted from now.'
}

/** Many offers start with the rule; a date of their own is one press away. */
function startRulePlan(timeZone: string): PublishPlan {
  return { ...startPlan({ when: 'now', defaultExpiresAt: null, timeZone, now: new Date().toISOString() }), deadline: 'rule' }
}
