import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countDaysUntil,
  formatAge,
  formatDate,
  formatDuration,
  formatInstant,
  formatInstantExact,
  formatLongDate,
  formatShortDate,
  formatTimeOfDay,
  getCalendarDate,
} from '#lib/platform/format/dates.ts'

describe('calendar dates', () => {
  it('prints weekday, day, month and year', () => {
    expect(formatDate('2026-12-07')).toBe('Mon 7 Dec 2026')
    expect(formatDate('2024-02-29')).toBe('Thu 29 Feb 2024')
    expect(formatDate('2026-09-01')).toBe('Tue 1 Sep 2026')
  })

  it('gives back what is not a calendar date instead of inventing one', () => {
    expect(formatDate('2026-02-30')).toBe('2026-02-30')
    expect(formatDate('soon')).toBe('soon')
    expect(formatShortDate('')).toBe('')
  })

  it('is in whole words on documents', () => {
    expect(formatLongDate('2026-12-07')).toBe('Monday 7 December 2026')
    expect(formatLongDate('2024-02-30')).toBe('2024-02-30')
  })

  it('is short in lists and names the year only when it is another one', () => {
    expect(formatShortDate('2026-12-07')).toBe('7 Dec')
    expect(formatShortDate('2026-12-07', '2026-11-20')).toBe('7 Dec')
    expect(formatShortDate('2027-01-04', '2026-11-20')).toBe('4 Jan 2027')
  })

  it('always keeps the digits of the day, whatever the zone of the machine', () => {
    const days = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })

    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10)
        expect(formatDate(iso).split(' ')[1]).toBe(String(Number(iso.slice(8))))
        expect(formatDate(iso).endsWith(iso.slice(0, 4))).toBe(true)
      }),
    )
  })

  it('counts whole days across a change of clocks', () => {
    expect(countDaysUntil('2026-11-02', '2026-10-30')).toBe(3)
    expect(countDaysUntil('2026-10-30', '2026-11-02')).toBe(-3)
    expect(countDaysUntil('x', '2026-11-02')).toBeNull()
  })
})

describe('instants', () => {
  it('are told in the time zone of the organization', () => {
    expect(formatInstant('2026-12-07T23:30:00Z', 'Asia/Tokyo')).toBe('Tue 8 Dec 2026, 08:30')
    expect(formatInstant('2026-12-07T23:30:00Z', 'America/Montevideo')).toBe('Mon 7 Dec 2026, 20:30')
    expect(getCalendarDate('2026-12-07T23:30:00Z', 'Asia/Tokyo')).toBe('2026-12-08')
    expect(formatInstantExact('2026-11-20T13:02:11Z', 'Europe/Berlin')).toBe('20 Nov 2026 14:02:11')
  })

  it('say midnight as 00, never 24', () => {
    expect(formatTimeOfDay({ instant: '2026-12-07T00:05:09Z', timeZone: 'UTC' })).toBe('00:05')
    expect(formatTimeOfDay({ instant: '2026-12-07T00:05:09Z', timeZone: 'UTC', withSeconds: true })).toBe('00:05:09')
  })

  it('are an age up to 24 hours and a date from then on', () => {
    const now = '2026-11-20T14:00:00Z'
    const ageOf = (instant: string) => formatAge({ instant, now, timeZone: 'Europe/Berlin' })

    expect(ageOf('2026-11-20T13:59:31Z')).toBe('just now')
    expect(ageOf('2026-11-20T14:00:20Z')).toBe('just now')
    expect(ageOf('2026-11-20T13:57:59Z')).toBe('2 min ago')
    expect(ageOf('2026-11-19T14:00:01Z')).toBe('23 h ago')
    expect(ageOf('2026-11-19T14:00:00Z')).toBe('19 Nov')
    expect(ageOf('2025-12-31T23:30:00Z')).toBe('1 Jan')
    expect(ageOf('2025-12-31T20:00:00Z')).toBe('31 Dec 2025')
    expect(ageOf('not a time')).toBe('not a time')
  })
})

describe('durations', () => {
  it('take the unit a person would', () => {
    expect(formatDuration(6)).toBe('6 ms')
    expect(formatDuration(3100)).toBe('3.1 s')
    expect(formatDuration(12_400)).toBe('12 s')
    expect(formatDuration(125_000)).toBe('2 min 5 s')
    expect(formatDuration(120_000)).toBe('2 min')
  })
})
