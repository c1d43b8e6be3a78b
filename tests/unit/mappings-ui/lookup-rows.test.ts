import { describe, expect, it } from 'vitest'
import {
  countUnmatched,
  holdLines,
  type LookupStep,
  listLookupLines,
  proposeLookupRows,
  setLookupRow,
} from '#components/mappings/lookup-rows.ts'

const seen = [
  { from: 'key-1', label: '13th month', count: 3 },
  { from: 'key-2', label: 'Yearly', count: 214 },
]
const options = [
  { value: 'key-2', label: 'Yearly', isArchived: false },
  { value: 'key-3', label: 'Weekly', isArchived: false },
  { value: 'key-4', label: 'Old', isArchived: true },
]

describe('the table of a lookup', () => {
  it('puts values that records hold and no row names first, what could come last, and leaves out archived choices', () => {
    const lines = listLookupLines({ rows: [{ from: 'key-2', to: 'Year' }], seen, options })

    expect(lines.map(({ label, to, count }) => [label, to, count])).toEqual([
      ['13th month', null, 3],
      ['Yearly', 'Year', 214],
      ['Weekly', null, 0],
    ])
  })

  it('knows a row that names a value by its label', () => {
    expect(countUnmatched({ rows: [{ from: '13th MONTH', to: 'Month' }], seen })).toBe(1)
    expect(listLookupLines({ rows: [{ from: '13th MONTH', to: 'Month' }], seen }).find(({ to }) => to !== null)).toMatchObject({ count: 3 })
  })

  it('keeps a value where it is when it gets a row', () => {
    const before = listLookupLines({ rows: [], seen, options })
    const after = listLookupLines({ rows: [{ from: 'key-2', to: 'Year' }], seen, options })

    expect(holdLines({ lines: after, order: before.map(({ from }) => from) }).map(({ from }) => from)).toEqual(['key-1', 'key-2', 'key-3'])
  })

  it('sets, changes and takes out a row', () => {
    const empty: LookupStep = { kind: 'lookup', path: 'x', rows: [] }
    const one = setLookupRow({ step: empty, from: 'key-1', to: 'Month' })

    expect(one.rows).toEqual([{ from: 'key-1', to: 'Month' }])
    expect(setLookupRow({ step: one, from: 'key-1', to: 'Year' }).rows).toEqual([{ from: 'key-1', to: 'Year' }])
    expect(setLookupRow({ step: one, from: 'key-1', to: '' }).rows).toEqual([])
  })

  it('proposes rows only where the label is one of our values', () => {
    const field = { label: 'Plan', type: 'choice' as const, options: [{ value: 'y', label: 'yearly' }] }

    expect(proposeLookupRows({ seen, options, field })).toEqual([{ from: 'key-2', to: 'y' }])
    expect(proposeLookupRows({ seen, options, field: { ...field, type: 'interval' as const } })).toEqual([
      { from: 'key-2', to: 'Year' },
      { from: 'key-3', to: 'Week' },
    ])
    expect(proposeLookupRows({ seen, options, field: { ...field, type: 'text' as const } })).toEqual([])
  })
})
