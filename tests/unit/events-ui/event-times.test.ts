import { describe, expect, it } from 'vitest'
import { checkRange, describeRange, readTimeBounds } from '#components/events/event-times.ts'

const none = { time: null, from: null, to: null }
const now = '2026-11-20T22:30:00.000Z'

describe('when the listed events were received', () => {
  it('begins today at midnight of the organization’s clocks, not of Greenwich', () => {
    const filter = { ...none, time: 'today' as const }

    expect(readTimeBounds({ filter, now, timeZone: 'Asia/Tokyo' })).toEqual({ from: '2026-11-20T15:00:00.000Z' })
    expect(readTimeBounds({ filter, now, timeZone: 'America/Montevideo' })).toEqual({ from: '2026-11-20T03:00:00.000Z' })
  })

  it('holds the whole last day of a range, also where the clocks change on it', () => {
    const filter = { ...none, from: '2026-10-25', to: '2026-10-25' }

    expect(readTimeBounds({ filter, now, timeZone: 'Europe/London' })).toEqual({
      from: '2026-10-24T23:00:00.000Z',
      to: '2026-10-26T00:00:00.000Z',
    })
  })

  it('has one bound where one day is given, and none where none is', () => {
    expect(readTimeBounds({ filter: { ...none, to: '2026-11-01' }, now, timeZone: 'UTC' })).toEqual({ to: '2026-11-02T00:00:00.000Z' })
    expect(readTimeBounds({ filter: none, now, timeZone: 'UTC' })).toEqual({})
  })

  it('counts spans back from now, and lets a span go before a range', () => {
    expect(readTimeBounds({ filter: { ...none, time: '24h', from: '2026-01-01' }, now, timeZone: 'UTC' })).toEqual({
      from: '2026-11-19T22:30:00.000Z',
    })
    expect(readTimeBounds({ filter: { ...none, time: '7d' }, now, timeZone: 'UTC' })).toEqual({ from: '2026-11-13T22:30:00.000Z' })
  })

  it('names a range in words', () => {
    const today = '2026-11-20'

    expect(describeRange({ from: '2026-11-01', to: '2026-11-20', today })).toBe('1 Nov to 20 Nov')
    expect(describeRange({ from: '2026-11-20', to: '2026-11-20', today })).toBe('20 Nov')
    expect(describeRange({ from: '2025-12-31', to: null, today })).toBe('From 31 Dec 2025')
    expect(describeRange({ from: null, to: '2026-11-20', today })).toBe('Until 20 Nov')
    expect(describeRange({ from: null, to: null, today })).toBeNull()
  })

  it('refuses a range without days and one that ends before it begins', () => {
    expect(checkRange({ from: '', to: '' })).toMatch(/Enter/)
    expect(checkRange({ from: '2026-11-20', to: '2026-11-19' })).toMatch(/not before/)
    expect(checkRange({ from: '2026-11-20', to: '2026-11-20' })).toBeNull()
  })
})
