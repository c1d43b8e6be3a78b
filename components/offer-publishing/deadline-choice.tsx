'use client'

import { type ReactNode, useId } from 'react'
import type { PublishPlan } from '#components/offer-publishing/publish-plan.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { controlFrame } from '#components/ui/input-style.ts'
import { RadioGroup } from '#components/ui/radio.tsx'
import { formatInstant } from '#lib/platform/format/dates.ts'

type Deadline = Pick<PublishPlan, 'deadline' | 'deadlineDate' | 'deadlineTime'>

export type DeadlineChoiceProps = {
  plan: Deadline
  /** What the organization's rule comes to. */
  rule: string
  problem: string | undefined
  onChange: (next: Partial<Deadline>) => void
}

/** Until when the candidate can answer. */
export function DeadlineChoice({ plan, rule, problem, onChange }: DeadlineChoiceProps) {
  return (
    <PlanPart title="Deadline">
      <RadioGroup
        label="Deadline"
        value={plan.deadline}
        onValueChange={(deadline) => onChange({ deadline })}
        options={[
          { value: 'rule', label: 'By the rule of the organization', help: rule },
          { value: 'chosen', label: 'On a date' },
          { value: 'none', label: 'None', help: 'It can be answered until it is unpublished.' },
        ]}
      />
      {plan.deadline === 'chosen' ? (
        <DateAndTime
          label="Answer by"
          date={plan.deadlineDate}
          time={plan.deadlineTime}
          problem={problem}
          onChange={({ date: deadlineDate, time: deadlineTime }) => onChange({ deadlineDate, deadlineTime })}
        />
      ) : null}
    </PlanPart>
  )
}

type RuleInput = { when: PublishPlan['when']; defaultExpiresAt: string | null; timeZone: string }

/** What the organization's rule comes to, in words. */
export function describeRule({ when, defaultExpiresAt, timeZone }: RuleInput): string {
  if (defaultExpiresAt === null) return 'It sets none.'

  return when === 'later' ? 'Counted from the day it is published.' : formatInstant(defaultExpiresAt, timeZone)
}

/** A choice of the dialog with its heading. */
export function PlanPart({ title, children }: { title: string; children: ReactNode }) {
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

/** A calendar date and a time of day, with one problem for both. */
export function DateAndTime({ label, date, time, problem, onChange }: DateAndTimeProps) {
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
