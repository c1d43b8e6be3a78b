import { describe, expect, test } from 'vitest'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { listReminders } from '#lib/domain/offer-publishing/reminders/rules.ts'
import { type ListObstacles, listObstacles } from '#lib/domain/offer-publishing/rules.ts'
import { findSuccessionChanges, type Sibling } from '#lib/domain/offers/successions/rules.ts'
import { builtInOfferFields } from '#lib/domain/offers/terms.ts'

const fields: FieldDefinition[] = builtInOfferFields.map((field) => ({
  ...field,
  help: null,
  options: [],
  isBuiltIn: true,
  isArchived: false,
}))
const ready: ListObstacles = {
  fields,
  issues: [],
  state: 'Unpublished',
  flags: [],
  isArchived: false,
  email: 'noa@mail.example',
  startDate: '2026-12-07',
  today: '2026-12-07',
  isConnected: true,
  canSendMail: true,
  isScheduled: false,
  isNothingNew: false,
}

describe('what stands in the way', () => {
  test.each([
    [{}, []],
    [{ isArchived: true, flags: ['Superseded', 'BackInApproval'] }, ['archived', 'back_in_approval', 'superseded']],
    [{ state: 'Withdrawn' }, ['withdrawn']],
    [{ state: 'Declined' }, ['answered']],
    [{ today: '2026-12-08' }, ['start_date_past']],
    [{ state: 'Accepted', today: '2026-12-08', flags: ['AnsweredInAshby'] }, ['answered']],
    [{ email: null }, ['issue']],
    [
      { isConnected: false, canSendMail: false, isScheduled: true, isNothingNew: true },
      ['account_not_connected', 'no_mail', 'scheduled', 'nothing_new'],
    ],
    [{ flags: ['AshbyNowSays', 'UnpublishedChanges'] }, []],
  ] as [Partial<ListObstacles>, string[]][])('of %j is %j', (changed, codes) => {
    expect(listObstacles({ ...ready, ...changed }).map(({ code }) => code)).toEqual(codes)
  })

  test('says which value is missing, on the button and in words, and never what Ashby has there', () => {
    const issues = [
      { field: 'payInterval', code: 'unknown_interval', found: null },
      { field: 'startDate', code: 'invalid', found: 'after 98765 moons' },
      { field: 'department', code: 'unmapped', found: 'Moon' },
    ] as const
    const obstacles = listObstacles({ ...ready, issues, startDate: null })

    expect(obstacles.map(({ field, reason }) => [field, reason])).toEqual([
      ['payInterval', 'pay interval missing'],
      ['startDate', 'start date missing'],
    ])
    expect(obstacles[0]).toMatchObject({ sensitivity: 'pay', message: expect.stringContaining('Choose one here') })
    expect(JSON.stringify(obstacles)).not.toMatch(/moon/i)
  })
})

describe('of several offers of one application', () => {
  const offer = (id: string, state: Sibling['state'], ...flags: Sibling['flags']): Sibling => ({
    id,
    externalId: `of-${id}`,
    sourceCreatedAt: null,
    state,
    flags,
  })

  test.each([
    ['an older open one is replaced', [offer('1', 'Published'), offer('2', 'Unpublished')], [{ id: '1', flags: ['Superseded'] }]],
    ['an accepted one replaces as well', [offer('1', 'Unpublished'), offer('2', 'Accepted')], [{ id: '1', flags: ['Superseded'] }]],
    ['one that is gone or declined replaces nothing', [offer('1', 'Unpublished'), offer('2', 'Withdrawn'), offer('3', 'Declined')], []],
    [
      'the mark goes when the later one goes, and other marks stay',
      [offer('1', 'Published', 'AshbyNowSays', 'Superseded'), offer('2', 'Withdrawn')],
      [{ id: '1', flags: ['AshbyNowSays'] }],
    ],
    ['an answered one is not marked', [offer('1', 'Accepted'), offer('2', 'Unpublished')], []],
    ['one that is marked already stays as it is', [offer('1', 'Unpublished', 'Superseded'), offer('2', 'Published')], []],
  ] as [string, Sibling[], object[]][])('%s', (_, siblings, expected) => {
    expect(findSuccessionChanges(siblings)).toEqual(expected)
  })

  const madeOn = (day: number, sibling: Sibling): Sibling => ({ ...sibling, sourceCreatedAt: new Date(Date.UTC(2026, 10, day)) })
  const marked = (siblings: Sibling[]) => findSuccessionChanges(siblings).map(({ id }) => id)

  test('the one that was made last at the source is the newest, in whichever order they came in', () => {
    const siblings = [madeOn(3, offer('1', 'Unpublished')), madeOn(1, offer('2', 'Published')), madeOn(2, offer('3', 'Unpublished'))]

    expect(marked(siblings)).toEqual(['2', '3'])
    expect(marked([...siblings].reverse())).toEqual(['3', '2'])
  })

  test('of those made at one moment the source’s own id decides', () => {
    const twin = { ...offer('1', 'Unpublished'), externalId: 'of-9' }

    expect(marked([madeOn(1, twin), madeOn(1, offer('2', 'Unpublished'))])).toEqual(['2'])
  })

  test('the order in which they came in decides while the time of one is unknown, unless that one no longer counts', () => {
    const [newer, older] = [madeOn(2, offer('1', 'Unpublished')), madeOn(1, offer('2', 'Unpublished'))]

    expect(marked([newer, older, offer('3', 'Published')])).toEqual(['1', '2'])
    expect(marked([newer, older, offer('3', 'Withdrawn')])).toEqual(['2'])
  })
})

describe('reminders', () => {
  const timing = { deadlineDays: 7, candidateReminderDays: [2, 1, 1], assigneeReminderDays: [30, 1] }

  test('come at 09:00 before the deadline, over a change of clocks, and only what is still to come', () => {
    const expiresAt = new Date('2026-10-26T17:00:00Z')
    const reminders = listReminders({ timing, expiresAt, after: new Date('2026-10-20T10:00:00Z'), timeZone: 'Europe/Berlin' })

    expect(reminders.map(({ about, at }) => [about, at.toISOString()])).toEqual([
      ['candidate', '2026-10-24T07:00:00.000Z'],
      ['candidate', '2026-10-25T08:00:00.000Z'],
      ['assignee', '2026-10-25T08:00:00.000Z'],
      ['deadline', '2026-10-26T17:00:00.000Z'],
    ])
  })

  test('are none without a deadline', () => {
    expect(listReminders({ timing, expiresAt: null, after: new Date(), timeZone: 'UTC' })).toEqual([])
  })
})
