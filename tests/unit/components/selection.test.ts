import { describe, expect, it } from 'vitest'
import {
  describeSelection,
  listRange,
  NOTHING_SELECTED,
  reduceSelection,
  SELECTED_MAX,
  type Selection,
  type SelectionAct,
} from '#components/patterns/selection.ts'

const listed = ['a', 'b', 'c', 'd', 'e', 'f']
const many = Array.from({ length: SELECTED_MAX + 20 }, (_, index) => `row-${index}`)

function select(acts: SelectionAct[], start: Selection = NOTHING_SELECTED): Selection {
  return acts.reduce(reduceSelection, start)
}

const idsOf = (acts: SelectionAct[]) => [...select(acts).ids].sort()
const toggle = (id: string): SelectionAct => ({ kind: 'toggle', id })
const extend = (id: string, from: string | null = null): SelectionAct => ({ kind: 'extend', id, from, listed })

describe('selecting rows', () => {
  it('takes a row in and out again', () => {
    expect(idsOf([toggle('b'), toggle('d')])).toEqual(['b', 'd'])
    expect(idsOf([toggle('b'), toggle('d'), toggle('b')])).toEqual(['d'])
  })

  it('reaches from the last row that was taken in, in both directions', () => {
    expect(idsOf([toggle('b'), extend('d')])).toEqual(['b', 'c', 'd'])
    expect(idsOf([toggle('d'), extend('b')])).toEqual(['b', 'c', 'd'])
  })

  it('gives back what a shrinking range leaves, but nothing that was selected before it', () => {
    expect(idsOf([toggle('f'), toggle('b'), extend('d'), extend('c')])).toEqual(['b', 'c', 'f'])
    expect(idsOf([toggle('c'), toggle('b'), extend('d'), extend('b')])).toEqual(['b', 'c'])
  })

  it('starts a range at the open row where nothing was selected yet, and at the row itself where none is open', () => {
    expect(idsOf([extend('c', 'a')])).toEqual(['a', 'b', 'c'])
    expect(idsOf([extend('c')])).toEqual(['c'])
  })

  it('starts a new range where the row that the last one began at has left', () => {
    const left = select([toggle('b'), toggle('c'), { kind: 'keep', listed: ['a', 'b', 'd', 'e', 'f'] }, extend('e', 'd')])

    expect([...left.ids].sort()).toEqual(['b', 'd', 'e'])
  })

  it('drops what left the list and says how many, and is the same object while nothing leaves', () => {
    const three = select([toggle('a'), toggle('b'), toggle('c')])
    const kept = reduceSelection(three, { kind: 'keep', listed: ['c', 'd'] })

    expect([...kept.ids]).toEqual(['c'])
    expect(describeSelection(kept)).toBe('1 selected, 2 left the list')
    expect(reduceSelection(kept, { kind: 'keep', listed: ['c'] })).toBe(kept)
  })

  it('never holds more than the server does at once, and says so', () => {
    const all = select([{ kind: 'all', listed: many }])
    const more = reduceSelection(all, toggle('row-110'))
    const range = select([toggle('row-0'), { kind: 'extend', id: 'row-115', from: null, listed: many }])

    for (const selection of [all, more, range]) {
      expect(selection.ids.size).toBe(SELECTED_MAX)
      expect(describeSelection(selection)).toBe('100 selected, the most at once')
    }
    expect(describeSelection(reduceSelection(more, toggle('row-3')))).toBe('99 selected')
  })

  it('keeps what an act was refused for, and ends with Escape', () => {
    const three = select([toggle('a'), toggle('b'), toggle('c')])

    expect([...reduceSelection(three, { kind: 'remove', ids: ['a', 'b'] }).ids]).toEqual(['c'])
    expect(reduceSelection(three, { kind: 'clear' })).toBe(NOTHING_SELECTED)
    expect(describeSelection(NOTHING_SELECTED)).toBe('Nothing selected')
  })

  it('has no range to a row that is not listed', () => {
    expect(listRange({ listed, from: 'a', to: 'x' })).toEqual([])
  })
})
