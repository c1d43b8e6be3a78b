import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { orderSteps } from '#lib/domain/events/rules.ts'
import { listSteps, traceStep, withTrace } from '#lib/platform/trace.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'Date'] }))
afterEach(() => vi.useRealTimers())

/** Work that takes so many milliseconds. */
const take = (ms: number) => vi.advanceTimersByTime(ms)
const names = () => listSteps().map(({ name }) => name)

test('a step inside another one counts for itself alone, and steps of one name are one', async () => {
  await withTrace(async () => {
    await traceStep('write', async () => {
      take(5)
      await traceStep('map', () => take(30))
      await traceStep('map', () => take(20))
      take(2)
    })

    expect(listSteps()).toEqual([
      { name: 'map', startedAt: expect.any(String), durationMs: 50 },
      { name: 'write', startedAt: expect.any(String), durationMs: 7 },
    ])
  })
})

test('a step that fails is told as well, and the error is the work’s own', async () => {
  await withTrace(async () => {
    await expect(traceStep('write', () => Promise.reject(new Error('mine')))).rejects.toThrow('mine')

    expect(names()).toEqual(['write'])
  })
})

test('two traces at the same time keep apart, and work without one just runs', async () => {
  const trace = (name: string) =>
    withTrace(async () => {
      await traceStep(name, () => Promise.resolve())
      return names()
    })

  expect(await Promise.all([trace('one'), trace('two')])).toEqual([['one'], ['two']])
  expect(await traceStep('alone', () => 7)).toBe(7)
  expect(names()).toEqual([])
})

test('steps are told in the order in which a person thinks of them', () => {
  expect(orderSteps([{ name: 'notify' }, { name: 'write' }, { name: 'map' }])).toEqual([
    { name: 'map' },
    { name: 'write' },
    { name: 'notify' },
  ])
})
