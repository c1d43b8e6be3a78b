import { describe, expect, it } from 'vitest'
import { describeProgress, describeResult, findLastCheck } from '#components/sweeps/sweep-words.ts'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'

function makeSweep(change: Partial<Sweep> = {}): Sweep {
  return {
    id: '01930000-0000-7000-8000-000000000001',
    connectionId: '01930000-0000-7000-8000-000000000002',
    trigger: 'Requested',
    state: 'Done',
    total: 10,
    seen: 10,
    added: 0,
    changed: 0,
    gone: 0,
    ignored: 0,
    failed: 0,
    error: null,
    createdAt: '2026-11-20T10:00:00.000Z',
    startedAt: '2026-11-20T10:00:00.000Z',
    finishedAt: '2026-11-20T10:00:05.000Z',
    ...change,
  }
}

describe('a check of Ashby in words', () => {
  it('counts what it reads once Ashby has told how many there are', () => {
    expect(describeProgress([makeSweep({ state: 'Running', seen: 62, total: 287 })])).toBe('Reading 62 of 287 offers and hires')
    expect(describeProgress([makeSweep({ state: 'Running', seen: 62, total: null })])).toBe('Reading offers and hires, 62 so far')
    expect(describeProgress([makeSweep({ state: 'Queued', seen: 0, total: null })])).toBe('Asking Ashby for its offers and hires')
    expect(describeProgress([makeSweep()])).toBeNull()
  })

  it('says what it found, zeros included', () => {
    expect(describeResult([makeSweep({ added: 2, changed: 1 })])).toBe('2 new, 1 changed, nothing gone')
    expect(describeResult([makeSweep(), makeSweep({ failed: 3 })])).toBe('Nothing new, nothing changed, nothing gone, 3 could not be read')
  })

  it('knows the last check that came to its end', () => {
    const failed = makeSweep({ state: 'Failed', finishedAt: '2026-11-20T12:00:00.000Z' })

    expect(findLastCheck([makeSweep(), failed])).toBe('2026-11-20T10:00:05.000Z')
  })
})
