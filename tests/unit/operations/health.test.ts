import { expect, test } from 'vitest'
import { judgeHealth } from '#lib/domain/operations/rules.ts'

test.each([
  ['ok', 'nothing is due', { oldestDueSeconds: null, tookJobSecondsAgo: null }],
  ['ok', 'what is due waits for less than a minute', { oldestDueSeconds: 59, tookJobSecondsAgo: null }],
  ['ok', 'the queue is long and a worker takes from it', { oldestDueSeconds: 4_000, tookJobSecondsAgo: 12 }],
  ['degraded', 'due jobs wait and the worker stopped taking', { oldestDueSeconds: 61, tookJobSecondsAgo: 75 }],
  ['degraded', 'due jobs wait and no worker ever told of one', { oldestDueSeconds: 61, tookJobSecondsAgo: null }],
  ['ok', 'the queue cannot be read although the database answers', null],
] as const)('health is %s while %s', (status, _, queue) => {
  expect(judgeHealth({ isDatabaseUp: true, queue })).toBe(status)
})

test('without the database nothing works, whatever the queue said', () => {
  expect(judgeHealth({ isDatabaseUp: false, queue: null })).toBe('unavailable')
})
