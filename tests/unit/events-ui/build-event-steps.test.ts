import { describe, expect, it } from 'vitest'
import { buildEventSteps, measureEvent } from '#components/events/build-event-steps.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'
import { makeAttempt, makeEvent } from './make-event.ts'

const build = (event: EventDetail) => buildEventSteps({ event, formatTime: (instant) => instant.slice(11, 19) })

function makeCall(change: Partial<EventDetail['attempts'][number]['calls'][number]> = {}) {
  return {
    operation: 'offer.info',
    startedAt: '2026-11-20T10:00:00.120Z',
    durationMs: 30,
    status: 200,
    code: null,
    requestId: null,
    ...change,
  }
}

describe('what happened to an event, step by step', () => {
  it('tells received, verified, waited, read, mapped, written, notified and done, in this order, on one scale', () => {
    const attempt = makeAttempt({
      calls: [makeCall()],
      steps: [
        { name: 'map', startedAt: '2026-11-20T10:00:00.160Z', durationMs: 5 },
        { name: 'write', startedAt: '2026-11-20T10:00:00.165Z', durationMs: 100 },
        { name: 'notify', startedAt: '2026-11-20T10:00:00.265Z', durationMs: 15 },
      ],
    })
    const { steps, totalMs } = build(makeEvent({ intake: { totalMs: 8, verifyMs: 2 }, attempts: [attempt] }))

    expect(steps.map(({ name, startMs, durationMs }) => [name, startMs, durationMs])).toEqual([
      ['Received', 0, 6],
      ['Verified', 6, 2],
      ['Waited', 8, 100],
      ['Read from Ashby', 108, 50],
      ['Mapped', 168, 5],
      ['Written', 173, 100],
      ['Notified', 273, 15],
      ['Done', 288, 20],
    ])
    expect(totalMs).toBe(308)
  })

  it('joins what was done several times in one try', () => {
    const steps = [150, 200].map((ms) => ({ name: 'map' as const, startedAt: `2026-11-20T10:00:00.${ms}Z`, durationMs: 10 }))
    const mapped = build(makeEvent({ attempts: [makeAttempt({ steps })] })).steps.find(({ name }) => name === 'Mapped')

    expect(mapped).toMatchObject({ note: '2 times', startMs: 150, durationMs: 20 })
  })

  it('tells the wait, every try with its calls and how it ended, in this order', () => {
    const call = makeCall({ status: 500, code: 'oops', requestId: 'r1' })
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
    const { steps } = build(makeEvent({ attempts: [makeAttempt()], repeats: ['2026-11-20T11:00:00.000Z'] }))

    expect(steps.at(-1)).toMatchObject({ name: 'Came again', note: '11:00:00' })
  })

  it('begins a replay with being replayed: nothing was received or verified anew', () => {
    const { steps } = build(makeEvent({ replayOfId: 'earlier', attempts: [makeAttempt()] }))

    expect(steps.map(({ name }) => name)).toEqual(['Replayed', 'Waited', 'Looked at', 'Done'])
  })

  it('ends at once where nothing had to be looked at', () => {
    const { steps } = build(makeEvent({ state: 'Ignored', reasonCode: 'unused_event', finishedAt: '2026-11-20T10:00:00.000Z' }))

    expect(steps.map(({ name }) => name)).toEqual(['Received', 'Ignored'])
  })

  it('measures from the first byte to the end of the last try, and not before there is one', () => {
    expect(measureEvent(makeEvent({ intake: { totalMs: 8, verifyMs: 2 }, attempts: [makeAttempt()] }))).toBe(308)
    expect(measureEvent(makeEvent())).toBeNull()
  })
})
