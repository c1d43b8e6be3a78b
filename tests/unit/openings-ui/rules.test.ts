import { describe, expect, it } from 'vitest'
import { describeOpenJobEntry } from '#components/openings/open-job-history-words.ts'
import { canDelete, describeActiveObstacle, findMissing } from '#components/openings/open-job-rules.ts'
import { sumCounts } from '#components/openings/openings-tabs.tsx'
import { formatPayRange } from '#components/openings/pay-range.ts'
import { openJobHistoryKinds } from '#lib/domain/open-jobs/terms.ts'
import { formatCount } from '#lib/platform/format/counts.ts'
import { makeFields, makeHistoryEntry, makeOpenJobDetail } from './open-job-fixture.ts'

describe('a pay range in words', () => {
  const range = { payMinimum: '60000', payMaximum: '80000', currency: 'EUR', payInterval: 'Year' } as const

  it('names the currency once and the interval behind', () => {
    expect(formatPayRange(range)).toBe('€60,000–80,000 per year')
    expect(formatPayRange({ ...range, currency: 'UYU', payInterval: 'Month' })).toBe('UYU 60,000–80,000 per month')
  })

  it('is one amount where both ends are the same, and open where one is missing', () => {
    expect(formatPayRange({ ...range, payMaximum: '60000.00' })).toBe('€60,000 per year')
    expect(formatPayRange({ ...range, payMaximum: null })).toBe('From €60,000 per year')
    expect(formatPayRange({ ...range, payMinimum: null, payInterval: null })).toBe('Up to €80,000')
  })

  it('is nothing without an amount', () => {
    expect(formatPayRange({ ...range, payMinimum: null, payMaximum: null })).toBeNull()
  })
})

describe('what is in the way of Active', () => {
  it('is every required field without a value, by name', () => {
    const fields = makeFields({
      title: { value: 'Welder' },
      identifier: { value: 'A-1' },
      department: { isRequired: true },
      location: { isRequired: true },
    })

    expect(findMissing(fields).map(({ key }) => key)).toEqual(['department', 'location'])
    expect(describeActiveObstacle(fields)).toBe('2 fields are missing: department and location')
  })

  it('is nothing where they are there, and no archived field', () => {
    const fields = makeFields({ title: { value: 'Welder' }, identifier: { value: 'A-1' }, team: { isRequired: true, isArchived: true } })

    expect(describeActiveObstacle(fields)).toBeNull()
  })
})

describe('deleting', () => {
  const step = (statusBefore: 'Planned' | 'Active', statusAfter: 'Planned' | 'Active') =>
    makeHistoryEntry({ kind: 'status-changed', statusBefore, statusAfter })

  it('is for jobs that were never more than planned', () => {
    expect(canDelete(makeOpenJobDetail({ history: [makeHistoryEntry({ statusAfter: 'Planned' })] }))).toBe(true)
    expect(canDelete(makeOpenJobDetail({ status: 'Paused' }))).toBe(false)
    expect(canDelete(makeOpenJobDetail({ history: [step('Active', 'Planned'), step('Planned', 'Active')] }))).toBe(false)
  })
})

describe('the history', () => {
  const titleOf = (change: Parameters<typeof makeHistoryEntry>[0]) =>
    describeOpenJobEntry({ entry: makeHistoryEntry(change), viewer: 'Imani Achterberg' })

  it('has a sentence for every kind', () => {
    for (const kind of openJobHistoryKinds) expect(titleOf({ kind }).title, kind).toMatch(/\S/)
  })

  it('tells both statuses of a change', () => {
    expect(titleOf({ kind: 'status-changed', statusBefore: 'Planned', statusAfter: 'Active' })).toMatchObject({
      title: 'You changed the status',
      detail: 'Planned → Active',
    })
  })
})

it('all open jobs are the sum of their statuses, and more than a thousand where one of them is', () => {
  expect(sumCounts({ Planned: 2, Active: 3, Paused: 0, Filled: 1, Cancelled: 0 })).toBe(6)
  expect(formatCount(sumCounts({ Planned: 1001, Active: 0, Paused: 0, Filled: 0, Cancelled: 0 }))).toBe('1,000+')
})
