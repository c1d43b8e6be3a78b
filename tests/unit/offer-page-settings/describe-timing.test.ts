import { describe, expect, it } from 'vitest'
import { describeTiming, findLostDays, findNextMonday, listSchedule } from '#components/offer-page-settings/describe-timing.ts'

const timing = { deadlineDays: 7, candidateReminderDays: [1, 3], assigneeReminderDays: [1] }

describe('what deadlines and reminders make of an offer', () => {
  it('says it in words', () => {
    expect(describeTiming(timing)).toBe(
      'Published on a Monday: answer by next Monday at 18:00. The candidate is reminded 3 days and 1 day before, at 09:00. Whoever looks after the offer is reminded 1 day before, at 09:00.',
    )
    expect(describeTiming({ ...timing, deadlineDays: 3, candidateReminderDays: [3], assigneeReminderDays: [] })).toBe(
      'Published on a Monday: answer by Thursday at 18:00. The candidate is not reminded. Whoever looks after the offer is not reminded.',
    )
    expect(describeTiming({ ...timing, deadlineDays: null })).toContain('Without a deadline nobody is reminded.')
  })

  it('puts the steps in their order, also over the end of a year', () => {
    expect(listSchedule({ timing, start: '2026-12-28' }).map(({ kind, date }) => `${kind} ${date}`)).toEqual([
      'published 2026-12-28',
      'candidate 2027-01-01',
      'candidate 2027-01-03',
      'assignee 2027-01-03',
      'deadline 2027-01-04',
    ])
  })

  it('leaves out reminders that would come before the offer, and names them', () => {
    const days = [9, 7, 2]

    expect(
      listSchedule({ timing: { ...timing, candidateReminderDays: days }, start: '2026-12-28' }).filter(({ kind }) => kind === 'candidate'),
    ).toHaveLength(1)
    expect(findLostDays({ days, deadlineDays: 7 })).toEqual([9, 7])
  })

  it('begins on the Monday after a day, never on the day itself', () => {
    expect(findNextMonday('2026-11-20')).toBe('2026-11-23')
    expect(findNextMonday('2026-11-22')).toBe('2026-11-23')
    expect(findNextMonday('2026-11-23')).toBe('2026-11-30')
  })
})
