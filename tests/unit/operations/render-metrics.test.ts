import { expect, test } from 'vitest'
import { defineCounter, defineDurations, readMetrics, renderMetrics } from '#lib/platform/metrics/registry.ts'

const count = defineCounter({ name: 'test_things_total', help: 'Things', labels: ['kind'] })
const measure = defineDurations({ name: 'test_seconds', help: 'Durations', labels: ['kind'], buckets: [0.1, 1] })

test('counts of several processes stand beside each other under the name of each, and come through JSON unchanged', async () => {
  count({ kind: 'one' })
  measure({ kind: 'one' }, 0.5)
  const metrics = JSON.parse(JSON.stringify(await readMetrics()))
  count({ kind: 'one' })
  const later = await readMetrics()

  const { text, contentType } = await renderMetrics({
    processes: [
      { name: 'web-1', metrics },
      { name: 'worker-2', metrics: later },
    ],
    measures: [{ name: 'test_queue', help: 'Waiting', values: [{ labels: { job: 'run_sweep' }, value: 3 }] }],
  })
  const lines = text.split('\n')

  expect(contentType).toContain('text/plain')
  expect(lines.filter((line) => line === '# TYPE test_things_total counter')).toHaveLength(1)
  expect(lines).toEqual(
    expect.arrayContaining([
      'test_things_total{kind="one",process="web-1"} 1',
      'test_things_total{kind="one",process="worker-2"} 2',
      'test_seconds_bucket{le="0.1",kind="one",process="web-1"} 0',
      'test_seconds_bucket{le="1",kind="one",process="web-1"} 1',
      'test_seconds_bucket{le="+Inf",kind="one",process="web-1"} 1',
      'test_seconds_sum{kind="one",process="web-1"} 0.5',
      'test_queue{job="run_sweep"} 3',
    ]),
  )
})

test('a module that is evaluated twice counts on the same metric', () => {
  expect(() => defineCounter({ name: 'test_things_total', help: 'Things', labels: ['kind'] })({ kind: 'two' })).not.toThrow()
})

test('a gauge without values, as an empty queue, is left out', async () => {
  const { text } = await renderMetrics({ processes: [], measures: [{ name: 'test_none', help: 'None', values: [] }] })

  expect(text).not.toContain('test_none')
})
