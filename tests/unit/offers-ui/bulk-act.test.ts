import { describe, expect, it } from 'vitest'
import { type BulkAct, describeDone, describeRefused, findWayBack } from '#components/offer-bulk/bulk-act.ts'
import { listPeople } from '#components/record/list-people.ts'

const ana = { id: 'user-ana', name: 'Ana' }
const before = [
  { id: 'one', assignee: ana },
  { id: 'two', assignee: null },
  { id: 'three', assignee: ana },
]
const ids = before.map(({ id }) => id)
const assign: BulkAct = { kind: 'assign', groups: [{ userId: 'user-bo', ids }], to: { kind: 'member', name: 'Bo' } }

describe('acts on many offers', () => {
  it('are taken back for what was done only', () => {
    expect(findWayBack({ act: { kind: 'archive', ids }, done: ['one'], before })).toEqual({ kind: 'restore', ids: ['one'] })
    expect(findWayBack({ act: { kind: 'restore', ids }, done: ['two'], before })).toEqual({ kind: 'archive', ids: ['two'] })
    expect(findWayBack({ act: { kind: 'archive', ids }, done: [], before })).toBeNull()
  })

  it('go back to whoever looked after each of them', () => {
    expect(findWayBack({ act: assign, done: ids, before })).toMatchObject({
      kind: 'assign',
      groups: [
        { userId: ana.id, ids: ['one', 'three'] },
        { userId: null, ids: ['two'] },
      ],
    })
    expect(findWayBack({ act: assign, done: ['two'], before })).toMatchObject({ groups: [{ userId: null, ids: ['two'] }] })
  })

  it('are told with their count, what was done and what was not', () => {
    expect(describeDone({ act: assign, count: 3 })).toBe('Assigned 3 offers to Bo')
    expect(describeDone({ act: { kind: 'archive', ids }, count: 1 })).toBe('Archived 1 offer')
    expect(describeRefused({ kind: 'publish', count: 2 })).toBe('2 offers were not published')
    expect(describeRefused({ kind: 'archive', count: 1 })).toBe('1 offer was not archived')
  })

  it('name five people and how many more, but never one more', () => {
    const people = Array.from({ length: 12 }, (_, index) => ({ name: `Person ${index + 1}` }))

    expect(listPeople(people)).toMatchObject({ names: people.slice(0, 5).map(({ name }) => name), more: 7 })
    expect(listPeople(people.slice(0, 6))).toMatchObject({ names: { length: 6 }, more: 0 })
    expect(listPeople([{ name: null }]).names).toEqual(['an unnamed candidate'])
  })
})
