import { describe, expect, it } from 'vitest'
import { readRange } from '#components/openings-headcount/headcount-filters.ts'
import { buildSeries, describeHeadcount, formatTick, listShown, sumMonths } from '#components/openings-headcount/headcount-series.ts'

const months = ['2026-11', '2026-12', '2027-01']
const departments = [
  { department: 'Legal', people: [2, 2, 2], openJobs: [0, 1, 1] },
  { department: 'Engineering', people: [10, 11, 11], openJobs: [0, 0, 4] },
  { department: null, people: [1, 1, 1], openJobs: [0, 0, 0] },
]

describe('departments in the chart', () => {
  it('stand by size, each with a colour of its own, those without one by words', () => {
    const series = buildSeries(departments)

    expect(series.map(({ label }) => label)).toEqual(['Engineering', 'Legal', 'No department'])
    expect(new Set(series.map(({ color }) => color)).size).toBe(3)
  })

  it('keep their colour when another is taken out', () => {
    const series = buildSeries(departments)
    const shown = listShown({ series, without: ['Engineering'], only: null })

    expect(shown.map(({ label, color }) => [label, color])).toEqual(series.slice(1).map(({ label, color }) => [label, color]))
  })

  it('are added up where they are too many to tell apart, and nobody is lost', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ department: `D${index}`, people: [index + 1], openJobs: [1] }))
    const series = buildSeries(many)

    expect(series.at(-1)).toMatchObject({ label: '6 other departments', people: [1 + 2 + 3 + 4 + 5 + 6], openJobs: [6] })
    expect(sumMonths({ months: ['2026-11'], series })).toEqual([{ month: '2026-11', people: 78, openJobs: 12 }])
  })

  it('show only people, or only open jobs', () => {
    const series = buildSeries(departments)

    expect(sumMonths({ months, series: listShown({ series, without: [], only: 'people' }) }).at(-1)).toEqual({
      month: '2027-01',
      people: 14,
      openJobs: 0,
    })
    expect(sumMonths({ months, series: listShown({ series, without: [], only: 'openJobs' }) }).at(-1)).toEqual({
      month: '2027-01',
      people: 0,
      openJobs: 5,
    })
  })
})

describe('the chart in words', () => {
  it('tells the first and the last month', () => {
    expect(describeHeadcount(sumMonths({ months, series: buildSeries(departments) }))).toBe(
      '13 people at the end of Nov 2026. By the end of Jan 2027 14 people and 5 open jobs, 19 in all.',
    )
    expect(describeHeadcount([{ month: '2026-11', people: 1, openJobs: 0 }])).toBe('1 person at the end of Nov 2026.')
    expect(describeHeadcount([])).toBe('')
  })

  it('names the year where one begins', () => {
    expect(months.map(formatTick)).toEqual(['Nov', 'Dec', 'Jan ’27'])
  })
})

describe('the months shown', () => {
  it('begin with this one, across the end of a year', () => {
    expect(readRange({ filters: { months: 12, from: null }, thisMonth: '2026-11' })).toEqual({ from: '2026-11', to: '2027-10' })
    expect(readRange({ filters: { months: 3, from: '2026-01' }, thisMonth: '2026-11' })).toEqual({ from: '2026-01', to: '2026-03' })
    expect(readRange({ filters: { months: 3, from: 'May' }, thisMonth: '2026-11' })).toEqual({ from: '2026-11', to: '2027-01' })
  })
})
