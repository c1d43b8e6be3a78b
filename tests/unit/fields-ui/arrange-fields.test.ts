import { describe, expect, it } from 'vitest'
import { findPosition, groupFields, keepCurrent, moveFieldTo } from '#components/fields/arrange-fields.ts'
import { makeField } from './field-fixture.ts'

const fields = [
  makeField({ key: 'title', group: 'Role' }),
  makeField({ key: 'name', group: 'Person' }),
  makeField({ key: 'team', group: 'Role' }),
  makeField({ key: 'start', group: 'Role' }),
]
const keysOf = (list: readonly { key: string }[]) => list.map(({ key }) => key)

describe('arranging fields', () => {
  it('moves a field within its group and leaves the others where they are', () => {
    const moved = moveFieldTo({ fields, key: 'start', position: 0 })

    expect(keysOf(moved)).toEqual(['start', 'name', 'title', 'team'])
    expect(findPosition({ fields: moved, key: 'team' })).toEqual({ position: 2, count: 3 })
  })

  it('does nothing at the ends, and says so by the same list', () => {
    expect(moveFieldTo({ fields, key: 'title', position: -1 })).toBe(fields)
    expect(moveFieldTo({ fields, key: 'start', position: 9 })).toBe(fields)
    expect(moveFieldTo({ fields, key: 'name', position: 1 })).toBe(fields)
  })

  it('shows only groups that have a field', () => {
    expect(groupFields({ fields, groups: ['Compensation', 'Role', 'Person', 'Details'] }).map(({ group }) => group)).toEqual([
      'Role',
      'Person',
    ])
  })

  it('keeps the draft’s order when another admin adds one field and archives another', () => {
    const draft = moveFieldTo({ fields, key: 'start', position: 0 })
    const current = [...fields.filter(({ key }) => key !== 'team'), makeField({ key: 'equity' })]

    expect(keysOf(keepCurrent({ draft, fields: current }))).toEqual(['start', 'name', 'title', 'equity'])
  })
})
