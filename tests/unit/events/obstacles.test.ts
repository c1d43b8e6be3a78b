import { describe, expect, it } from 'vitest'
import { type ActableEvent, findReplayObstacle, findRetryObstacle } from '#lib/domain/events/rules.ts'

const now = new Date('2026-11-20T12:00:00Z')
const event: ActableEvent = {
  state: 'Failed',
  isTest: false,
  subjectExternalId: 'offer',
  body: '{}',
  bodyRemovedAt: null,
  replayedAt: null,
  receivedAt: new Date('2026-11-20T11:00:00Z'),
  retriedAt: null,
  connection: { state: 'Connected' },
}
const whyNotRetry = (change: Partial<ActableEvent>) => findRetryObstacle({ ...event, ...change, now })?.why ?? null
const whyNotReplay = (change: Partial<ActableEvent>) => findReplayObstacle({ ...event, ...change })?.why ?? null

describe('what can be done about an event', () => {
  it.each(['Failed', 'NeedsAttention', 'Ignored'] as const)('tries again and replays one that is %s', (state) => {
    expect([whyNotRetry({ state }), whyNotReplay({ state })]).toEqual([null, null])
  })

  it('replays one that is done, and does not try it again', () => {
    expect([whyNotRetry({ state: 'Done' }), whyNotReplay({ state: 'Done' })]).toEqual(['it is done', null])
  })

  it('takes one that could not be read, as long as its body is there', () => {
    const unread = { state: 'NeedsAttention', subjectExternalId: '' } as const

    expect([whyNotRetry(unread), whyNotReplay(unread)]).toEqual([null, null])
  })

  it.each([
    ['a test', { isTest: true }, 'it is a test'],
    ['one whose body retention took', { body: '', bodyRemovedAt: now }, 'its body is kept no more'],
    ['one that Handoff does not use', { state: 'Ignored', body: '', subjectExternalId: '' }, 'its body was not kept'],
    ['one of an erased candidate', { body: '' }, 'its body was erased with its candidate'],
  ] as const)('does neither with %s, and says why', (_what, change, why) => {
    expect([whyNotRetry(change), whyNotReplay(change)]).toEqual([why, why])
  })

  it('gives one that lost its job another one, and not one that is on its way or waits for a paused account', () => {
    const lost = { state: 'Processing' } as const
    const asked = { ...lost, retriedAt: new Date('2026-11-20T11:55:00Z') }

    expect([whyNotRetry(lost), whyNotReplay(lost)]).toEqual([null, 'it is still worked on'])
    expect(whyNotRetry(asked)).toBe('it is still worked on')
    expect(whyNotRetry({ ...lost, connection: { state: 'Paused' } })).toBe('it is still worked on')
  })

  it('does not try again what was replayed, since the newer one is tried; a second replay is possible', () => {
    expect([whyNotRetry({ replayedAt: now }), whyNotReplay({ replayedAt: now })]).toEqual(['it was replayed', null])
  })

  it('asks a disconnected account for no replay', () => {
    expect(whyNotReplay({ connection: { state: 'Disconnected' } })).toBe('its account is disconnected')
  })
})
