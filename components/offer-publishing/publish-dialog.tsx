'use client'

import { type ReactNode, useId, useState } from 'react'
import { nameCandidate } from '#components/offer-publishing/name-candidate.ts'
import { nameZone } from '#components/offer-publishing/name-zone.ts'
import { type PlanField, type PublishPlan, type ReadPlan, readPlan, startPlan } from '#components/offer-publishing/publish-plan.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { controlFrame } from '#components/ui/input-style.ts'
import { RadioGroup } from '#components/ui/radio.tsx'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'

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
      <PlanPart title="Deadline">
        <RadioGroup
          label="Deadline"
          value={plan.deadline}
          onValueChange={(deadline) => change({ deadline })}
          options={[
            { value: 'rule', label: 'By the rule of the organization', help: describeRule({ plan, defaultExpiresAt, timeZone }) },
            { value: 'chosen', label: 'On a date' },
            { value: 'none', label: 'None', help: 'It can be answered until it is unpublished.' },
          ]}
        />
        {plan.deadline === 'chosen' ? (
          <DateAndTime
            label="Answer by"
            date={plan.deadlineDate}
            time={plan.deadlineTime}
            problem={problems.deadline}
            onChange={({ date: deadlineDate, time: deadlineTime }) => change({ deadlineDate, deadlineTime })}
          />
        ) : null}
      </PlanPart>
    </FormDialog>
  )
}

type RuleInput = { plan: PublishPlan; defaultExpiresAt: string | null; timeZone: string }

function describeRule({ plan, defaultExpiresAt, timeZone }: RuleInput): string {
  if (defaultExpiresAt === null) return 'It sets none.'

  return plan.when === 'later' ? 'Counted from the day it is published.' : formatInstant(defaultExpiresAt, timeZone)
}

function PlanPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-0.5 text-12 font-medium text-ink-2">{title}</h3>
      {children}
    </section>
  )
}

type DateAndTimeProps = {
  label: string
  date: string
  time: string
  problem: string | undefined
  onChange: (next: { date: string; time: string }) => void
}

function DateAndTime({ label, date, time, problem, onChange }: DateAndTimeProps) {
  const problemId = useId()
  const control = joinClasses(controlFrame, 'h-8 px-2.5 max-md:h-11 max-md:px-3 max-md:text-16')
  const state = { 'aria-invalid': problem ? true : undefined, 'aria-describedby': problem ? problemId : undefined }

  return (
    <div className="mt-1 pl-[26px]">
      <div className="flex gap-2">
        <input
          type="date"
          aria-label={`${label}, date`}
          value={date}
          onChange={(event) => onChange({ date: event.target.value, time })}
          className={joinClasses(control, 'flex-1')}
          {...state}
        />
        <input
          type="time"
          aria-label={`${label}, time`}
          value={time}
          onChange={(event) => onChange({ date, time: event.target.value })}
          className={joinClasses(control, 'w-30 shrink-0')}
          {...state}
        />
      </div>
      {problem ? (
        <p id={problemId} role="alert" className="mt-1.5 text-12 text-rust">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
