'use client'

import { useState } from 'react'
import { DateAndTime, DeadlineChoice, describeRule, PlanPart } from '#components/offer-publishing/deadline-choice.tsx'
import { nameCandidate } from '#components/offer-publishing/name-candidate.ts'
import { nameZone } from '#components/offer-publishing/name-zone.ts'
import { type PlanField, type PublishPlan, type ReadPlan, readPlan, startPlan } from '#components/offer-publishing/publish-plan.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { RadioGroup } from '#components/ui/radio.tsx'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

export type PublishDialogProps = {
  offer: OfferDetail
  publishing: Publishing
  /** What it starts with; it can be changed inside. */
  when: PublishPlan['when']
  label: 'Publish offer' | 'Publish changes'
  onPlan: (plan: ReadPlan) => void
  onClose: () => void
}

/** When to publish, and until when the candidate can answer. */
export function PublishDialog({ offer, publishing, when, label, onPlan, onClose }: PublishDialogProps) {
  const { timeZone, defaultExpiresAt } = publishing
  const [plan, setPlan] = useState(() => startPlan({ when, defaultExpiresAt, timeZone, now: new Date().toISOString() }))
  const [problems, setProblems] = useState<Partial<Record<PlanField, string>>>({})
  const change = (next: Partial<PublishPlan>) => {
    setPlan({ ...plan, ...next })
    setProblems({})
  }
  const submit = () => {
    const read = readPlan({ plan, timeZone, now: new Date().toISOString() })
    if ('problems' in read) {
      setProblems(read.problems)
      return
    }
    onPlan(read.ok)
    onClose()
  }

  return (
    <FormDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={label}
      description={
        <>
          <bdi>{nameCandidate(offer)}</bdi> is mailed a link. Times are those of {nameZone(timeZone)}.
        </>
      }
      submitLabel={plan.when === 'later' ? 'Schedule publishing' : label}
      isSubmitting={false}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <PlanPart title="Publish">
        <RadioGroup
          label="Publish"
          value={plan.when}
          onValueChange={(value) => change({ when: value })}
          options={[
            { value: 'now', label: 'Now' },
            { value: 'later', label: 'Later' },
          ]}
        />
        {plan.when === 'later' ? (
          <DateAndTime
            label="Publish on"
            date={plan.runDate}
            time={plan.runTime}
            problem={problems.run}
            onChange={({ date: runDate, time: runTime }) => change({ runDate, runTime })}
          />
        ) : null}
      </PlanPart>
      <DeadlineChoice
        plan={plan}
        rule={describeRule({ when: plan.when, defaultExpiresAt, timeZone })}
        problem={problems.deadline}
        onChange={change}
      />
    </FormDialog>
  )
}
