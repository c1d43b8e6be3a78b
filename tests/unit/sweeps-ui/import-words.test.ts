import { describe, expect, it } from 'vitest'
import { describeExpected, describeImportProgress, describeSince, readImportStep, readSince } from '#components/sweeps/import-words.ts'
import { makeSweep } from '#tests/unit/sweeps-ui/sweep-fixture.ts'

const today = '2026-11-20'

describe('the range of an import', () => {
  it('is a first day in the organization’s calendar, or everything', () => {
    expect(readSince({ range: 'days', date: '', today })).toBe('2026-08-22')
    expect(readSince({ range: 'year', date: '', today })).toBe('2025-11-20')
    expect(readSince({ range: 'year', date: '', today: '2028-02-29' })).toBe('2027-02-28')
    expect(readSince({ range: 'everything', date: '2026-01-01', today })).toBeNull()
    expect(readSince({ range: 'date', date: '2026-01-01', today })).toBe('2026-01-01')
  })

  it('is told in words', () => {
    expect(describeSince('2026-08-22')).toBe('Since Sat 22 Aug 2026')
    expect(describeSince(null)).toBe('Everything in Ashby')
  })
})

describe('an import in words', () => {
  const expected = { offers: 3, hires: 42 }

  it('is counted before anything comes in, and resumes where it was', () => {
    expect(readImportStep(null)).toBe('choose')
    expect(readImportStep(makeSweep({ state: 'Queued' }))).toBe('counting')
    expect(readImportStep(makeSweep({ state: 'Counted', expected }))).toBe('counted')
    expect(readImportStep(makeSweep({ state: 'Running', expected }))).toBe('importing')
    expect(readImportStep(makeSweep({ state: 'Paused', expected }))).toBe('paused')
    expect(readImportStep(makeSweep({ state: 'Cancelled', expected }))).toBe('cancelled')
  })

  it('says how much would come in, by what it becomes', () => {
    expect(describeExpected(expected)).toBe('42 new hires and 3 offers would come in')
    expect(describeExpected({ offers: 0, hires: 1 })).toBe('1 new hire would come in')
    expect(describeExpected({ offers: 12_000, hires: 0 })).toBe('12,000 offers would come in')
    expect(describeExpected({ offers: 0, hires: 0 })).toBe('Nothing would come in')
  })

  it('measures what comes in, not what the lists hold besides, and never more than all', () => {
    // Of 500 listed 455 were here already.
    const running = makeSweep({ state: 'Running', expected, seen: 475, total: 500 })

    expect(describeImportProgress(running)).toBe('Importing 20 of 45')
    expect(describeImportProgress({ ...running, state: 'Paused' })).toBe('Paused at 20 of 45')
    expect(describeImportProgress({ ...running, seen: 455 })).toBe('Importing 0 of 45')
    expect(describeImportProgress({ ...running, seen: 501 })).toBe('Importing 45 of 45')
    expect(describeImportProgress({ ...running, expected: null, total: null, seen: 3100 })).toBe('Counting, 3,100 offers and hires listed')
    expect(describeImportProgress({ ...running, expected: null, total: null, seen: 0 })).toBe('Counting in Ashby’s lists')
  })
})
