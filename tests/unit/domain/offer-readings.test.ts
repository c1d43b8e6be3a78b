import { expect, test } from 'vitest'
import { readValues, refillHeld } from '#lib/domain/values/readings/rules.ts'
import { isAskingAgain } from '#lib/domain/values/rules.ts'
import { customField, filledBy, from, mappingsOf, overrideOf, readingsOf } from './mapped-fixture.ts'

const fields = [customField('team'), customField('site')]
const v1 = { team: [from('team')] }
const v2 = { team: [from('team')], site: [from('site')] }
const old = readingsOf({ team: 'Alpha', site: 'Berlin' })
const row = {
  source: filledBy(fields, mappingsOf(fields, v1), old),
  overrides: {},
  readings: old,
  heldSource: null,
  heldReadings: null,
}

test('a read tells apart what a newer mapping fills and what Ashby changed', () => {
  const readings = readingsOf({ team: 'Beta', site: 'Berlin' })
  const read = readValues({ fields, mappings: mappingsOf(fields, v1, v2), row, readings, areUpdatesOn: true })
  expect(read.remapped.changes).toEqual([{ field: 'site', before: null, after: 'Berlin' }])
  expect(read.changes).toEqual([{ field: 'team', before: 'Alpha', after: 'Beta' }])
  expect(read.values.source).toMatchObject({ team: { value: 'Beta', version: 1 }, site: { value: 'Berlin', version: 2 } })
})

test('an edit asks because of a read and not because of a mapping', () => {
  const overrides = { team: overrideOf({ value: 'Mine', base: 'Alpha' }), site: overrideOf({ value: 'Mine', base: null }) }
  const readings = readingsOf({ team: 'Beta', site: 'Berlin' })
  const read = readValues({ fields, mappings: mappingsOf(fields, v1, v2), row: { ...row, overrides }, readings, areUpdatesOn: true })
  expect(['team', 'site'].map((field) => isAskingAgain({ field, ...read.values }))).toEqual([true, false])
})

test('with updates off the read is held and the mapping is not', () => {
  const readings = readingsOf({ team: 'Beta', site: 'Berlin' })
  const mappings = mappingsOf(fields, v1, v2)
  const { values, isNewlyHeld } = readValues({ fields, mappings, row, readings, areUpdatesOn: false })
  expect(isNewlyHeld).toBe(true)
  expect(values).toMatchObject({
    source: { team: { value: 'Alpha' }, site: { value: 'Berlin' } },
    readings: old,
    heldSource: { team: { value: 'Beta' }, site: { value: 'Berlin' } },
    heldReadings: readings,
  })

  const again = readValues({ fields, mappings, row: values, readings, areUpdatesOn: false })
  expect(again).toMatchObject({ isNewlyHeld: false, values })
})

test('a mapping that reads a place which did not change makes nothing held', () => {
  const heldReadings = readingsOf({ team: 'Beta', site: 'Berlin' })
  const held = { heldSource: filledBy(fields, mappingsOf(fields, v1), heldReadings), heldReadings }
  const mappings = mappingsOf(fields, v1, { team: [from('site')] })
  const source = filledBy(fields, mappings, old)
  expect(refillHeld({ held, source, fields, mappings })).toEqual({ heldSource: null, heldReadings: null })
})

test('what no rule had filled before readings were kept is no change in Ashby', () => {
  const source = { team: { value: 'Alpha', kind: 'source' as const, path: 'team', problem: null, found: null, version: 1 } }
  const legacy = { ...row, source, readings: {} }
  const read = readValues({ fields, mappings: mappingsOf(fields, v2), row: legacy, readings: old, areUpdatesOn: false })
  expect(read).toMatchObject({ changes: [], isHeld: false, remapped: { changes: [{ field: 'site', after: 'Berlin' }] } })
})
