import { describe, expect, test } from 'vitest'
import { nextDailyAt, notificationKinds } from '#lib/domain/notifications/rules.ts'
import { notificationKindSchema } from '#lib/domain/notifications/schema.ts'
import { describeNotification, toPlainText } from '#lib/domain/notifications/words/rules.ts'

describe('the next 08:00', () => {
  const next = (after: string, timeZone: string) => nextDailyAt({ after: new Date(after), timeZone }).toISOString()

  test.each([
    ['before it, the same day', '2026-11-21T05:00:00Z', 'Europe/Berlin', '2026-11-21T07:00:00.000Z'],
    ['at it, the next day', '2026-11-21T07:00:00Z', 'Europe/Berlin', '2026-11-22T07:00:00.000Z'],
    ['after it, the next day', '2026-11-21T12:00:00Z', 'Europe/Berlin', '2026-11-22T07:00:00.000Z'],
    ['east of the date line', '2026-11-21T12:00:00Z', 'Pacific/Auckland', '2026-11-21T19:00:00.000Z'],
    ['in a zone of a half hour', '2026-11-21T12:00:00Z', 'Asia/Kolkata', '2026-11-22T02:30:00.000Z'],
    ['over the end of a year', '2026-12-31T20:00:00Z', 'UTC', '2027-01-01T08:00:00.000Z'],
    ['over the night in which clocks go forward', '2026-03-28T20:00:00Z', 'Europe/Berlin', '2026-03-29T06:00:00.000Z'],
    ['over the night in which clocks go back', '2026-10-24T20:00:00Z', 'Europe/Berlin', '2026-10-25T07:00:00.000Z'],
    ['over that of New York', '2026-03-08T04:00:00Z', 'America/New_York', '2026-03-08T12:00:00.000Z'],
  ])('%s', (_, after, timeZone, expected) => {
    expect(next(after, timeZone)).toBe(expected)
  })
})

describe('words', () => {
  const subject = (name: string | null) => ({ id: '019ab000-0000-7000-8000-000000000000', name, state: null })
  const title = (count: number, ...names: (string | null)[]) =>
    toPlainText(describeNotification({ kind: 'offer.arrived', count, subjects: names.map(subject) }).title)

  test('tell one offer by its name, and many by their number', () => {
    expect(title(1, 'Léa Martin')).toBe('New offer for Léa Martin')
    expect(title(1)).toBe('A new offer arrived')
    expect(title(2, 'Léa Martin', 'Omar Haddad')).toBe('2 new offers: Léa Martin and Omar Haddad')
    expect(title(12, 'Léa Martin', 'Omar Haddad')).toBe('12 new offers: Léa Martin, Omar Haddad and 10 more')
    expect(title(12, 'Léa Martin')).toBe('12 new offers: Léa Martin and 11 more')
    expect(title(1500)).toBe('1,000+ new offers arrived')
  })

  test('are not turned by a name in another direction', () => {
    expect(title(1, 'ليلى \u202eحداد')).toBe('New offer for \u2068ليلى حداد\u2069')
  })

  test('lead somewhere for every kind, also when its object has no name', () => {
    for (const kind of notificationKindSchema.options) {
      const told = describeNotification({ kind, count: 1, subjects: [subject(null)] })
      expect(told.path).toMatch(/^\//)
      expect(toPlainText(told.title)).not.toMatch(/null|undefined/)
      expect(notificationKinds[kind].isTogether).toBe(notificationKinds[kind].object === null)
    }
  })
})
