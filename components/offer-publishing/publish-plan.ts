import { getCalendarDate } from '#lib/platform/format/dates.ts'
import { addDays, toInstant } from '#lib/platform/format/zoned-time.ts'

/** When to publish and until when it can be answered, as it is typed: calendar dates and times of day in the organization's zone. */
export type PublishPlan = {
  when: 'now' | 'later'
  runDate: string
  runTime: string
  deadline: 'rule' | 'chosen' | 'none'
  deadlineDate: string
  deadlineTime: string
}

/** `expiresAt` left out is the organization's own rule, null is none. `runAt` is null for now. */
export type ReadPlan = { runAt: string | null; expiresAt?: string | null }

export type PlanField = 'run' | 'deadline'

const RUN_TIME = '09:00'
const DEADLINE_TIME = '18:00'
const DEADLINE_DAYS = 7

export type StartPlanInput = { when: PublishPlan['when']; defaultExpiresAt: string | null; timeZone: string; now: string }

/** What the form starts with: tomorrow morning, and the deadline that the rule gives. */
export function startPlan({ when, defaultExpiresAt, timeZone, now }: StartPlanInput): PublishPlan {
  const today = getCalendarDate(now, timeZone)

  return {
    when,
    runDate: addDays(today, 1),
    runTime: RUN_TIME,
    deadline: when === 'later' ? 'rule' : 'chosen',
    deadlineDate: defaultExpiresAt === null ? addDays(today, DEADLINE_DAYS) : getCalendarDate(defaultExpiresAt, timeZone),
    deadlineTime: DEADLINE_TIME,
  }
}

export type CheckPlanInput = { plan: PublishPlan; timeZone: string; now: string }

/** The instants of a plan, or what is wrong with it. Pure. */
export function readPlan({ plan, timeZone, now }: CheckPlanInput): { ok: ReadPlan } | { problems: Partial<Record<PlanField, string>> } {
  const runAt = plan.when === 'later' ? readInstant({ date: plan.runDate, time: plan.runTime, timeZone }) : now
  const expiresAt = plan.deadline === 'chosen' ? readInstant({ date: plan.deadlineDate, time: plan.deadlineTime, timeZone }) : null
  if (runAt === null) return { problems: { run: 'Enter a date and a time.' } }
  if (plan.when === 'later' && runAt <= now) return { problems: { run: 'Choose a time that is still to come.' } }
  if (plan.deadline === 'chosen' && expiresAt === null) return { problems: { deadline: 'Enter a date and a time.' } }
  if (expiresAt !== null && expiresAt <= runAt) {
    return {
      problems: {
        deadline: plan.when === 'later' ? 'Choose a deadline after it is published.' : 'Choose a deadline that is still to come.',
      },
    }
  }

  return { ok: { runAt: plan.when === 'later' ? runAt : null, ...(plan.deadline === 'rule' ? {} : { expiresAt }) } }
}

function readInstant({ date, time, timeZone }: { date: string; time: string; timeZone: string }): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null
  const instant = toInstant({ date, time, timeZone })

  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}
