import { describe, expect, test } from 'vitest'
import { type HireTrace, type OpenJobTrace, scoreJob, suggestJobs } from '#lib/domain/open-jobs/suggestions/rules.ts'

const HIRE: HireTrace = { jobTitle: 'Field Engineer', department: 'Operations', location: 'Berlin', ashbyJob: 'Field Engineer (EU)' }
const job = (values: Partial<OpenJobTrace> = {}): OpenJobTrace => ({
  ...{ id: 'a', title: 'Driver', department: null, location: null, status: 'Active', ashbyJob: null },
  ...values,
})
const reasonsFor = (values: Partial<OpenJobTrace>, hire: HireTrace = HIRE) => scoreJob({ hire, job: job(values) }).reasons

describe('an open job fits a hire', () => {
  test.each<[Partial<OpenJobTrace>, string[]]>([
    [{ title: 'field  ENGINEER' }, ['Same title']],
    [{ title: 'Field engineer (EU)' }, ['Same title']],
    [{ title: 'Support engineer' }, ['Similar title']],
    [{ ashbyJob: 'Field Engineer (EU)' }, ['Same job in Ashby']],
    [{ department: 'operations' }, ['Same department']],
    [{ location: 'Bérlin' }, ['Same location']],
    [{}, []],
    [{ title: null }, []],
  ])('by what is the same: %o', (values, reasons) => {
    expect(reasonsFor(values)).toEqual(reasons)
  })

  test('not by what neither has, nor by words that most titles have', () => {
    const empty: HireTrace = { jobTitle: null, department: null, location: null, ashbyJob: null }
    expect(reasonsFor({ title: null }, empty)).toEqual([])
    expect(reasonsFor({ title: 'Senior lead' }, { ...empty, jobTitle: 'Senior cook' })).toEqual([])
  })

  test('surer by the job that was matched than by its title', () => {
    const matched = job({ id: 'matched', ashbyJob: 'Field Engineer (EU)' })
    const titled = job({ id: 'titled', title: 'Field Engineer' })
    expect(suggestJobs({ hire: HIRE, jobs: [titled, matched] }).map(({ id }) => id)).toEqual(['matched', 'titled'])
  })
})

describe('suggestions', () => {
  const fitting = (id: string, status: OpenJobTrace['status'] = 'Active') => job({ id, title: 'Field engineer', status })

  test('are at most five, and never a job that is filled or cancelled', () => {
    const jobs = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => fitting(id))
    expect(suggestJobs({ hire: HIRE, jobs })).toHaveLength(5)
    expect(suggestJobs({ hire: HIRE, jobs: [fitting('a', 'Filled'), fitting('b', 'Cancelled')] })).toEqual([])
  })

  test('name those for whom somebody is looked for first', () => {
    const jobs = [fitting('a', 'Planned'), fitting('b', 'Paused'), fitting('c', 'Active')]
    expect(suggestJobs({ hire: HIRE, jobs }).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  })

  test('leave out what only shares a department or a place', () => {
    expect(suggestJobs({ hire: HIRE, jobs: [job({ department: 'Operations' }), job({ location: 'Berlin' })] })).toEqual([])
    expect(suggestJobs({ hire: HIRE, jobs: [job({ department: 'Operations', location: 'Berlin' })] })).toEqual([
      { id: 'a', score: 3, reasons: ['Same department', 'Same location'] },
    ])
  })
})
