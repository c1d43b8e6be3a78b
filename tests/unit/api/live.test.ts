import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRefresher } from '#components/api/live.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('the first notice is read at once, many in one second once more, and quiet costs nothing', () => {
  const read = vi.fn()
  const refresher = createRefresher(read)

  refresher.refresh([['home']])
  expect(read).toHaveBeenCalledTimes(1)
  for (let notice = 0; notice < 20; notice += 1) refresher.refresh([['home']])
  vi.advanceTimersByTime(999)
  expect(read).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1)
  expect(read).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(10_000)
  expect(read).toHaveBeenCalledTimes(2)
})

test('one key does not wait for another, and after a stop nothing is read', () => {
  const read = vi.fn()
  const refresher = createRefresher(read)

  refresher.refresh([['offers'], ['home']])
  refresher.refresh([['events']])
  expect(read.mock.calls).toEqual([[['offers']], [['home']], [['events']]])
  refresher.refresh([['offers']])
  refresher.stop()
  vi.advanceTimersByTime(10_000)
  expect(read).toHaveBeenCalledTimes(3)
})
