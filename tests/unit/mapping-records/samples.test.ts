import { expect, test } from 'vitest'
import { collectSamples, countValues } from '#lib/domain/mappings/records/rules.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'

test('samples are different, newest first, at most three, and short', () => {
  const values = ['b', 'a', 'b', '  ', 'c', 'd', null, 'x'.repeat(300)]
  const place = collectSamples(values.map((value) => ({ path: { value } }))).get('path')

  expect(place).toEqual({ samples: ['b', 'a', 'c'], filledCount: 6 })
  expect(collectSamples([{ path: { value: 'x'.repeat(300) } }]).get('path')?.samples[0]).toHaveLength(120)
})

test('a list counts element by element, by key where there is one, and once for a record', () => {
  const records: Readings[] = [
    { benefits: { value: ['Pension', 'Gym'], key: ['pension', 'gym'] } },
    { benefits: { value: ['Old-age pension', 'Old-age pension'], key: ['pension', 'pension'] } },
    { benefits: { value: 'Bike' } },
    { benefits: { value: null } },
    { other: { value: 'Car' } },
  ]

  expect(countValues({ records, path: 'benefits' })).toEqual([
    { from: 'pension', label: 'Pension', count: 2 },
    { from: 'Bike', label: 'Bike', count: 1 },
    { from: 'gym', label: 'Gym', count: 1 },
  ])
})
