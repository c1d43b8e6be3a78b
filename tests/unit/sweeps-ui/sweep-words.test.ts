import { describe, expect, it } from 'vitest'
import { describeDue, describeEvery } from '#components/sweeps/describe-due.ts'
import {
  describeEffort,
  describeFindings,
  describeProgress,
  describeResult,
  describeUntold,
  findLastCheck,
} from '#components/sweeps/sweep-words.ts'
import { makeSweep } from '#tests/unit/sweeps-ui/sweep-fixture.ts'

describe('a check of Ashby in words', () => {
  it('counts what it reads once Ashby has told how many there are, however many', () => {
    expect(describeProgress([makeSweep({ state: 'Running', seen: 62, total: 287 })])).toBe('Reading 62 of 287 offers and hires')
    expect(describeProgress([makeSweep({ state: 'Running', seen: 6200, total: 100_000 })])).toBe(
      'Reading 6,200 of 100,000 offers and hires',
    )
    expect(describeProgress([makeSweep({ state: 'Running', seen: 62, total: null })])).toBe('Reading offers and hires, 62 so far')
    expect(describeProgress([makeSweep({ state: 'Queued', seen: 0, total: null })])).toBe('Asking Ashby for its offers and hires')
    expect(describeProgress([makeSweep()])).toBeNull()
  })

  it('says that it tries again, and blames Ashby only where it did not answer', () => {
    const error = { code: 'ashby_unavailable', message: 'No answer.', requestId: null }
    const own = { ...error, code: 'internal_error' }

    expect(describeProgress([makeSweep({ state: 'Queued', error })])).toBe('Ashby did not answer, trying again')
    expect(describeProgress([makeSweep({ state: 'Queued', error: own })])).toBe('Interrupted, trying again')
  })

  it('says what it found, zeros included in the toast and left out in the report', () => {
    expect(describeResult([makeSweep({ added: 2, changed: 1 })])).toBe('2 new, 1 changed, nothing gone')
    expect(describeResult([makeSweep(), makeSweep({ failed: 3 })])).toBe('Nothing new, nothing changed, nothing gone, 3 could not be read')
    expect(describeFindings(makeSweep({ added: 2, gone: 1 }))).toBe('2 added, 1 gone')
    expect(describeFindings(makeSweep())).toBe('nothing new')
  })

  it('tells hires and offers that no webhook told, each with its noun, and nothing where there were none', () => {
    expect(describeUntold({ hires: 3, offers: 0 })).toBe('3 hires that no webhook told us')
    expect(describeUntold({ hires: 1, offers: 2 })).toBe('1 hire and 2 offers that no webhook told us')
    expect(describeUntold({ hires: 0, offers: 1 })).toBe('1 offer that no webhook told us')
    expect(describeUntold({ hires: 0, offers: 0 })).toBeNull()
  })

  it('tells requests and time, and requests alone while it has not ended', () => {
    expect(describeEffort(makeSweep())).toBe('12 requests in 5.0 s')
    expect(describeEffort(makeSweep({ calls: 1, finishedAt: null }))).toBe('1 request')
    expect(describeEffort(makeSweep({ calls: 12_400, finishedAt: null }))).toBe('12,400 requests')
  })

  it('knows the last check that came to its end', () => {
    const failed = makeSweep({ state: 'Failed', finishedAt: '2026-11-20T12:00:00.000Z' })

    expect(findLastCheck([makeSweep(), failed])).toBe('2026-11-20T10:00:05.000Z')
  })
})

describe('when Ashby is checked next', () => {
  const now = '2026-11-20T10:00:00.000Z'

  it('counts down in minutes, then says that it is due, never a time that has passed', () => {
    expect(describeDue({ instant: '2026-11-20T10:05:10.000Z', now })).toBe('in 6 min')
    expect(describeDue({ instant: '2026-11-20T10:00:20.000Z', now })).toBe('in 1 min')
    expect(describeDue({ instant: '2026-11-20T13:00:00.000Z', now })).toBe('in 3 h')
    expect(describeDue({ instant: '2026-11-20T09:59:00.000Z', now })).toBe('any moment now')
  })

  it('names an interval', () => {
    expect(describeEvery(10)).toBe('every 10 minutes')
    expect(describeEvery(60)).toBe('every hour')
    expect(describeEvery(120)).toBe('every 2 hours')
    expect(describeEvery(90)).toBe('every 90 minutes')
  })
})
