import { describe, expect, it } from 'vitest'
import { judgeWriteBack, type WritableAnswer } from '#lib/domain/write-backs/rules.ts'

const readAt = new Date('2026-11-20T12:00:00Z')
const writable: WritableAnswer = {
  answer: { id: 'answer' },
  newest: null,
  sourceReadAt: readAt,
  connection: { state: 'Connected', keyErrorCode: null },
  isInAshby: false,
  canKeyWrite: true,
}
const judge = (change: Partial<WritableAnswer>) => judgeWriteBack({ ...writable, ...change })

describe('whether an answer can be written to Ashby', () => {
  it('can where Ashby does not hold it', () => {
    expect(judge({})).toEqual({ canRequest: true, blockedReason: null })
    expect(judge({ newest: { state: 'Refused', endedAt: readAt } }).canRequest).toBe(true)
  })

  it.each([
    ['there is none', { answer: null }],
    ['Ashby holds it', { isInAshby: true }],
    ['a try is open', { newest: { state: 'Sending', endedAt: null } }],
    ['it was written since Ashby was read', { newest: { state: 'Done', endedAt: new Date(readAt.getTime() + 1) } }],
  ] as const)('cannot where %s', (_when, change) => {
    expect(judge(change)).toEqual({ canRequest: false, blockedReason: null })
  })

  it('can again where a read after the write does not show it', () => {
    expect(judge({ newest: { state: 'Done', endedAt: new Date(readAt.getTime() - 1) } }).canRequest).toBe(true)
  })

  it.each([
    ['disconnected', { connection: { state: 'Disconnected', keyErrorCode: null } }],
    ['paused', { connection: { state: 'Paused', keyErrorCode: null } }],
    ['does not accept the key', { connection: { state: 'Connected', keyErrorCode: 'ashby_key_invalid' } }],
    ['lacks Offers: Write', { canKeyWrite: false }],
  ] as const)('says what stands in the way where the account is %s', (words, change) => {
    const { canRequest, blockedReason } = judge(change)

    expect([canRequest, blockedReason]).toEqual([true, expect.stringContaining(words)])
  })
})
