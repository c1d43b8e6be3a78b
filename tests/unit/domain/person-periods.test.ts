import { describe, expect, it } from 'vitest'
import { isSameValue } from '#lib/domain/fields/rules.ts'
import { findNewestPeriod, findPeriodProblem } from '#lib/domain/people/periods/rules.ts'
import { giveValues, presentPerson, readStatus } from '#lib/domain/people/rules.ts'

const period = (id: string, startDate: string | null, endDate: string | null) => ({ id, startDate, endDate })

describe('the periods of a person', () => {
  it('may follow one another, in whatever order they are written', () => {
    const periods = [period('b', '2026-01-01', null), period('a', '2020-01-01', '2024-12-31')]

    expect(findPeriodProblem(periods)).toBeNull()
    expect(findNewestPeriod(periods)?.id).toBe('b')
  })

  it('are refused where they turn round, overlap, touch, or follow one that lasts', () => {
    expect(findPeriodProblem([period('a', '2024-02-01', '2024-01-31')])).toMatch(/last day lies before/)
    expect(findPeriodProblem([period('a', '2020-01-01', '2024-12-31'), period('b', '2024-06-01', null)])).toMatch(/overlaps/)
    expect(findPeriodProblem([period('a', '2020-01-01', '2024-12-31'), period('b', '2024-12-31', null)])).toMatch(/overlaps/)
    expect(findPeriodProblem([period('a', '2020-01-01', null), period('b', '2024-06-01', null)])).toMatch(/no last day/)
  })

  it('may last one day', () => {
    expect(findPeriodProblem([period('a', '2024-02-01', '2024-02-01')])).toBeNull()
  })
})

describe('a person', () => {
  it('starts, is there and has left by the calendar, first and last day included', () => {
    const today = '2026-11-21'

    expect(readStatus({ startDate: '2026-11-22', endDate: null, today })).toBe('Starting')
    expect(readStatus({ startDate: today, endDate: today, today })).toBe('Active')
    expect(readStatus({ startDate: '2020-01-01', endDate: '2026-11-20', today })).toBe('Left')
    expect(readStatus({ startDate: null, endDate: null, today })).toBe('Active')
  })

  it('keeps where a value comes from unless it changed, and nothing of what was cleared', () => {
    const old = { kind: 'imported', by: null, at: '2026-01-01T00:00:00.000Z' } as const
    const fresh = { kind: 'edited', by: 'u', at: '2026-02-01T00:00:00.000Z' } as const
    const before = {
      values: { jobTitle: 'Engineer', twitter: 'x', location: 'Berlin' },
      origins: { jobTitle: old, twitter: old, location: old },
    }
    const after = giveValues({ before, given: { jobTitle: 'Engineer', twitter: null, location: 'Oslo' }, origin: fresh })

    expect(after.values).toEqual({ jobTitle: 'Engineer', twitter: null, location: 'Oslo' })
    expect(after.origins).toEqual({ jobTitle: old, location: fresh })
  })

  it('is found by words without accents, never by pay, and keeps custom values apart', () => {
    const { columns, customValues } = presentPerson({ firstName: 'Zoë', lastName: 'Núñez', baseSalary: '72000.50', custom: 'Blue' })

    expect(columns).toMatchObject({ name: 'Zoë Núñez', searchText: 'zoe nunez', baseSalary: '72000.50' })
    expect(customValues).toEqual({ custom: 'Blue' })
  })

  it('has the same amount however it is written', () => {
    expect(isSameValue({ type: 'amount' }, '72000.50', '72000.5')).toBe(true)
    expect(isSameValue({ type: 'amount' }, '72000.00', '72000')).toBe(true)
    expect(isSameValue({ type: 'amount' }, '72000', '7200')).toBe(false)
    expect(isSameValue({ type: 'text' }, '1.0', '1')).toBe(false)
  })
})
