import { describe, expect, it } from 'vitest'
import { mergeHeldList, toRows } from '#components/patterns/held-list.ts'

type Item = { id: string; name?: string }

const items = (ids: string): Item[] => [...ids].map((id) => ({ id }))
const ids = (list: { rows: ReadonlyArray<{ item: Item; isLeaving: boolean }> }) =>
  list.rows.map((row) => (row.isLeaving ? `-${row.item.id}` : row.item.id)).join('')

function merge(shown: string, fresh: string, options: { mayInsert?: boolean; hasMore?: boolean } = {}) {
  return mergeHeldList({ rows: toRows(items(shown)), fresh: items(fresh), mayInsert: false, hasMore: false, ...options })
}

describe('a live list under the pointer', () => {
  it('keeps its order and lets what belongs in between wait', () => {
    const list = merge('abc', 'xaybc')

    expect(ids(list)).toBe('abc')
    expect(list.waitingCount).toBe(2)
  })

  it('takes what comes behind its end at once: nothing moves', () => {
    expect(merge('abc', 'abcde')).toMatchObject({ waitingCount: 0 })
    expect(ids(merge('abc', 'abcde'))).toBe('abcde')
  })

  it('changes a row in its place even when its new value sorts elsewhere', () => {
    const list = mergeHeldList({
      rows: toRows(items('abc')),
      fresh: [{ id: 'b' }, { id: 'c' }, { id: 'a', name: 'new' }],
      mayInsert: false,
      hasMore: false,
    })

    expect(ids(list)).toBe('abc')
    expect(list.rows[0]?.item.name).toBe('new')
  })

  it('marks what left instead of pulling it away', () => {
    expect(ids(merge('abc', 'ac'))).toBe('a-bc')
  })

  it('inserts at once while nobody points at it, with leaving rows in their places', () => {
    expect(ids(merge('abc', 'xac', { mayInsert: true }))).toBe('xa-bc')
  })

  it('does not take a row for gone that new ones pushed to the next page', () => {
    expect(ids(merge('abc', 'xab', { hasMore: true }))).toBe('abc')
    expect(ids(merge('abc', 'ab', { hasMore: true }))).toBe('ab-c')
  })

  it('shows everything where nothing was', () => {
    expect(merge('', 'abc')).toEqual({ rows: toRows(items('abc')), waitingCount: 0 })
  })
})
