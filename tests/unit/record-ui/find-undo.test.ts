import { describe, expect, it } from 'vitest'
import { findUndo } from '#components/record/find-undo.ts'
import { makeChange, makeEntry } from '#tests/unit/offers-ui/offer-fixture.ts'

const salary = makeChange()
const old = makeEntry({ id: 'old', kind: 'kept-mine', changes: [salary] })
const keep = { kind: 'keepMine', field: 'baseSalary' } as const

describe('Undo', () => {
  it('takes back the act’s own entry, Keep mine included', () => {
    const after = { history: [makeEntry({ id: 'new', kind: 'kept-mine', changes: [salary] }), old] }

    expect(findUndo({ edit: keep, before: { history: [old] }, after })).toEqual({ kind: 'restore', field: 'baseSalary', since: 'new' })
  })

  it('never takes back what somebody else did', () => {
    const theirs = [
      makeEntry({ id: 'read', kind: 'changed-in-ashby', by: null, changes: [salary] }),
      makeEntry({ id: 'other', kind: 'kept-mine', changes: [makeChange({ field: 'jobTitle' })] }),
    ]

    expect(findUndo({ edit: keep, before: { history: [old] }, after: { history: [...theirs, old] } })).toBeNull()
  })

  it('is offered once: an undo has none of its own', () => {
    const after = { history: [makeEntry({ id: 'new', kind: 'undone', changes: [salary] })] }

    expect(findUndo({ edit: { kind: 'restore', field: 'baseSalary', since: 'old' }, before: { history: [] }, after })).toBeNull()
  })
})
