import { describe, expect, it } from 'vitest'
import { describeStateNote, readFirstSentence } from '#components/events/event-words.ts'

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
