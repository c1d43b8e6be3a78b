import { describe, expect, it } from 'vitest'
import { canRetry, describeStateNote, findReplayObstacle, readFirstSentence } from '#components/events/event-words.ts'
import { makeEvent } from './make-event.ts'

describe('what can be done about an event', () => {
  it('replays what is settled and has its body', () => {
    expect(findReplayObstacle(makeEvent())).toBeNull()
    expect(findReplayObstacle(makeEvent({ state: 'NeedsAttention' }))).toBeNull()
  })

  it.each([
    ['a test', { isTest: true }],
    ['one that is worked on', { state: 'Processing' }],
    ['one whose body retention took', { bodyRemovedAt: '2026-11-20T10:00:00.000Z', body: null }],
    ['one that Handoff does not use', { state: 'Ignored', subject: { kind: '', externalId: '' }, body: null }],
    ['one of an erased candidate', { state: 'NeedsAttention', body: null }],
  ] as const)('does not replay %s, and says why', (_name, change) => {
    expect(findReplayObstacle(makeEvent(change))).toMatch(/^it/)
  })

  it('tries again only what is not settled, and not what was replayed: the newer one is tried', () => {
    const failed = makeEvent({ state: 'Failed' })

    expect(canRetry(failed)).toBe(true)
    expect(canRetry({ ...failed, replayedAt: '2026-11-20T10:00:00.000Z' })).toBe(false)
    expect(canRetry(makeEvent({ state: 'Done' }))).toBe(false)
  })
})

describe('the words of an event', () => {
  it('says of one that was replayed that it was, and no longer that it needs somebody', () => {
    const event = { reason: null, reasonCode: null, replayedAt: '2026-11-20T10:00:00.000Z' }

    expect(describeStateNote({ ...event, state: 'NeedsAttention' })).toBe('Needs attention, replayed')
    expect(describeStateNote({ ...event, state: 'Failed' })).toBe('Failed, replayed')
    expect(describeStateNote({ ...event, state: 'Done' })).toBeNull()
  })

  it('reads the first sentence of a reason, and all of one that is one sentence', () => {
    expect(readFirstSentence('Ashby did not show the offer. Its job may be confidential: turn it on.')).toBe(
      'Ashby did not show the offer.',
    )
    expect(readFirstSentence('The event is not of the form of offer.info v1.2 here.')).toBe(
      'The event is not of the form of offer.info v1.2 here.',
    )
  })
})
