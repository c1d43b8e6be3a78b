import { describe, expect, it } from 'vitest'
import { buildEventSteps } from '#components/events/build-event-steps.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'

type Attempt = EventDetail['attempts'][number]

function makeAttempt(change: Partial<Attempt>): Attempt {
  return {
    id: 'try',
    startedAt: '2026-11-20T10:00:00.100Z',
    finishedAt: '2026-11-20T10:00:00.300Z',
    outcome: 'done',
    code: null,
    message: null,
    requestId: null,
    calls: [],
    ...change,
  }
}

function makeEvent(change: Partial<EventDetail> = {}): EventDetail {
  return {
    id: 'event',
    action: 'offerUpdate',
    label: 'Offer Update',
    state: 'Done',
    reason: null,
    reasonCode: null,
    receivedAt: '2026-11-20T10:00:00.000Z',
    nextAttemptAt: null,
    attemptCount: 1,
    repeatCount: 0,
    connection: { id: 'connection', name: 'Sandbox', environment: 'Sandbox' },
    subject: { kind: 'offer', externalId: 'offer' },
    offer: null,
    newHire: null,
    webhookActionId: null,
    requestId: null,
    finishedAt: null,
    repeats: [],
    attempts: [],
    headers: {},
    body: {},
    bodyBytes: 1024,
    siblings: [],
    ...change,
  }
}

const build = (event: EventDetail) => buildEventSteps({ event, formatTime: (instant) => instant.slice(11, 19) })

describe('what happened to an event, step by step', () => {
  it('tells the wait, every try with its calls and how it ended, in this order', () => {
    const call = {
      operation: 'offer.info',
      startedAt: '2026-11-20T10:00:00.120Z',
      durationMs: 30,
      status: 500,
      code: 'oops',
      requestId: 'r1',
    }
    const attempts = [
      makeAttempt({ id: 'one', outcome: 'failed', code: 'ashby_unavailable', calls: [call] }),
      makeAttempt({ id: 'two', startedAt: '2026-11-20T12:00:00.000Z', finishedAt: '2026-11-20T12:00:00.200Z' }),
    ]
    const { steps } = build(makeEvent({ attempts }))

    expect(steps.map(({ name }) => name)).toEqual(['Received', 'Waited', 'Try 1', 'Failed', 'Waited', 'Try 2', 'Done'])
    expect(steps[2]?.calls).toMatchObject([{ name: 'offer.info', note: '500 oops', startMs: 120, durationMs: 30, tone: 'rust' }])
  })

  it('says the true length of a wait of hours and draws it short', () => {
    const attempts = [makeAttempt({ startedAt: '2026-11-20T12:00:00.000Z', finishedAt: '2026-11-20T12:00:00.200Z' })]
    const { steps, totalMs } = build(makeEvent({ attempts }))

    expect(steps[1]).toMatchObject({ durationMs: 7_200_000, drawnMs: 400 })
    expect(totalMs).toBe(600)
  })

  it('puts a repeat where it came', () => {
    const { steps } = build(makeEvent({ attempts: [makeAttempt({})], repeats: ['2026-11-20T11:00:00.000Z'] }))

    expect(steps.at(-1)).toMatchObject({ name: 'Came again', note: '11:00:00' })
  })
})
