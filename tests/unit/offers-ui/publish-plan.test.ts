import { describe, expect, it } from 'vitest'
import { countSeconds } from '#components/offer-publishing/mail-countdown.tsx'
import { type PublishPlan, readPlan, startPlan } from '#components/offer-publishing/publish-plan.ts'

// Half past nine in the evening in Tokyo.
const now = '2026-11-20T12:30:00.000Z'
const timeZone = 'Asia/Tokyo'
const planned = (change: Partial<PublishPlan>): PublishPlan => ({
  ...startPlan({ when: 'later', defaultExpiresAt: null, timeZone, now }),
  ...change,
})
const read = (change: Partial<PublishPlan>) => readPlan({ plan: planned(change), timeZone, now })

describe('when to publish and until when to answer', () => {
  it('starts with tomorrow morning there, and the deadline of the rule', () => {
    const start = startPlan({ when: 'now', defaultExpiresAt: '2026-11-27T09:00:00.000Z', timeZone, now })

    expect(start).toMatchObject({
      runDate: '2026-11-21',
      runTime: '09:00',
      deadline: 'chosen',
      deadlineDate: '2026-11-27',
      deadlineTime: '18:00',
    })
  })

  it('means the clocks of the organization, and leaves the deadline to the rule unless one is chosen', () => {
    expect(read({})).toEqual({ ok: { runAt: '2026-11-21T00:00:00.000Z' } })
    expect(read({ deadline: 'none' })).toEqual({ ok: { runAt: '2026-11-21T00:00:00.000Z', expiresAt: null } })
    expect(read({ when: 'now', deadline: 'chosen', deadlineDate: '2026-12-01' })).toEqual({
      ok: { runAt: null, expiresAt: '2026-12-01T09:00:00.000Z' },
    })
  })

  it('refuses what is past, a deadline before it is published, and half a date', () => {
    expect(read({ runDate: '2026-11-20', runTime: '21:00' })).toEqual({ problems: { run: 'Choose a time that is still to come.' } })
    expect(read({ deadline: 'chosen', deadlineDate: '2026-11-20' })).toEqual({
      problems: { deadline: 'Choose a deadline after it is published.' },
    })
    expect(read({ runDate: '' })).toEqual({ problems: { run: 'Enter a date and a time.' } })
  })
})

describe('the seconds until the mail leaves', () => {
  it('never say more than Undo takes, whatever the clock of the browser says, and end at 0', () => {
    const nowMs = new Date(now).getTime()

    expect(countSeconds({ instant: '2026-11-20T12:30:07.400Z', nowMs })).toBe(8)
    expect(countSeconds({ instant: '2026-11-20T13:30:00.000Z', nowMs })).toBe(10)
    expect(countSeconds({ instant: '2026-11-20T12:29:00.000Z', nowMs })).toBe(0)
  })
})
