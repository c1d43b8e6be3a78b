'use client'

import { AlarmClock, BellRing, Mail, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { describeTiming, findNextMonday, listSchedule, type ScheduleStep } from '#components/offer-page-settings/describe-timing.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { formatDate, getCalendarDate } from '#lib/platform/format/dates.ts'

/** The rule in words, and what it makes of an offer that is published next Monday. */
export function ScheduleView() {
  const { draft } = useSettings()
  const { timeZone } = useOrganization()
  const now = useNow()
  const { timing } = draft.settings
  const steps = listSchedule({ timing, start: findNextMonday(getCalendarDate(now, timeZone)) })

  return (
    <Section title="What will happen">
      <p role="status" className="text-ink-2">
        {describeTiming(timing)}
      </p>
      {steps.length > 1 ? (
        <ol aria-label="An offer that is published next Monday" className="mt-4">
          {steps.map((step, index) => (
            <StepRow key={`${step.kind}-${step.date}`} step={step} isLast={index === steps.length - 1} />
          ))}
        </ol>
      ) : null}
    </Section>
  )
}

const stepWords = {
  published: { words: 'Offer is published', icon: <Send /> },
  candidate: { words: 'Candidate is reminded by mail', icon: <Mail /> },
  assignee: { words: 'Whoever looks after it is reminded', icon: <BellRing /> },
  deadline: { words: 'Deadline', icon: <AlarmClock /> },
} satisfies Record<ScheduleStep['kind'], { words: string; icon: ReactNode }>

function StepRow({ step, isLast }: { step: ScheduleStep; isLast: boolean }) {
  const { words, icon } = stepWords[step.kind]
  const isEnd = step.kind === 'published' || step.kind === 'deadline'

  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3">
      <span aria-hidden="true" className="flex flex-col items-center">
        <span className="mt-0.5 text-ink-3 [&_.lucide]:size-4">{icon}</span>
        {isLast ? null : <span className="my-1 w-px flex-1 bg-line-strong" />}
      </span>
      <span className={joinClasses('pb-3.5', isEnd && 'font-medium', isLast && 'pb-0')}>{words}</span>
      <span className="num text-right whitespace-nowrap text-ink-3">
        {formatDate(step.date)}
        {step.time ? `, ${step.time}` : ''}
      </span>
    </li>
  )
}
