import { describe, expect, it } from 'vitest'
import { chooseAdd } from '#components/hire-acts/choose-add.ts'
import { describeDismissal, findWayBack as findWayBackOfDismissal } from '#components/hire-acts/dismissal.ts'
import { findWayBack } from '#components/hire-acts/hire-act.ts'
import { withFields } from '#components/new-hires/with-fields.ts'
import { applyEdit } from '#components/record/apply-edit.ts'
import { makeHire, makeIssue } from './new-hire-fixture.ts'

describe('Add person', () => {
  it('says how many fields are missing and leads to the first of them', () => {
    const issues = [makeIssue('manager', { isBlocking: false }), makeIssue('startDate'), makeIssue('jobTitle')]

    expect(chooseAdd({ state: 'Pending', issues, blockingIssueCount: 2 })).toEqual({
      obstacle: { reason: '2 fields missing', field: 'startDate' },
    })
  })

  it('is not open while a field is missing that the reader may not see, and tells so', () => {
    expect(chooseAdd({ state: 'Pending', issues: [], blockingIssueCount: 1 })).toEqual({
      obstacle: { reason: '1 field hidden from you missing', field: null },
    })
  })

  it('is there for pending ones only', () => {
    expect(chooseAdd({ state: 'Pending', issues: [], blockingIssueCount: 0 })).toEqual({ obstacle: null })
    expect(chooseAdd({ state: 'Added', issues: [], blockingIssueCount: 0 })).toBeNull()
  })
})

describe('an edit on screen before the server has answered', () => {
  it('shows in name and head, solves its issue, and keeps counting what is hidden', () => {
    const issue = makeIssue('startDate')
    const hire = makeHire({
      issues: [issue],
      issueCount: 2,
      blockingIssueCount: 2,
      fields: { startDate: { value: null, issue }, firstName: { value: 'Max' } },
    })
    const set = (field: string, value: string) =>
      withFields(hire, applyEdit({ fields: hire.fields, edit: { kind: 'set', field, value }, by: 'Imani', at: '2026-11-21T10:00:00.000Z' }))

    expect(set('startDate', '2027-01-04')).toMatchObject({ startDate: '2027-01-04', issues: [], issueCount: 1, blockingIssueCount: 1 })
    expect(set('middleName', 'José')).toMatchObject({ name: 'Max José Fernández' })
  })
})

describe('Undo', () => {
  it('takes back every decision about who it is', () => {
    const other = { otherId: 'b', name: 'Max' }
    const person = { id: 'p', name: 'Max', isRehire: true }

    expect(findWayBack({ act: { kind: 'add', seenUpdatedAt: '' }, before: undefined })).toEqual({ kind: 'undo-add' })
    expect(findWayBack({ act: { kind: 'link', personId: 'p', name: 'Max', isRehire: true }, before: undefined })).toEqual({
      kind: 'unlink',
    })
    expect(findWayBack({ act: { kind: 'unlink' }, before: { person } })).toEqual({
      kind: 'link',
      personId: 'p',
      name: 'Max',
      isRehire: true,
    })
    expect(findWayBack({ act: { kind: 'merge', ...other }, before: undefined })).toEqual({ kind: 'unmerge', ...other })
    expect(findWayBack({ act: { kind: 'keep-apart', isApart: true, ...other }, before: undefined })).toEqual({
      kind: 'keep-apart',
      isApart: false,
      ...other,
    })
  })

  it('is offered once: an undo has none of its own', () => {
    expect(findWayBack({ act: { kind: 'undo-add' }, before: undefined })).toBeNull()
    expect(findWayBack({ act: { kind: 'keep-apart', otherId: 'b', name: 'Max', isApart: false }, before: undefined })).toBeNull()
  })

  it('restores what was dismissed only, and dismisses again for the same reason', () => {
    const hires = [
      { id: 'a', name: 'Ana' },
      { id: 'b', name: '' },
    ]
    const dismiss = { kind: 'dismiss', hires, reason: 'Test record' } as const

    expect(findWayBackOfDismissal({ act: dismiss, done: ['b'] })).toEqual({ kind: 'restore', hires: [hires[1]], reason: 'Test record' })
    expect(findWayBackOfDismissal({ act: { ...dismiss, kind: 'restore' }, done: ['a', 'b'] })).toEqual(dismiss)
    expect(findWayBackOfDismissal({ act: { ...dismiss, kind: 'restore', reason: null }, done: ['a'] })).toBeNull()
    expect(findWayBackOfDismissal({ act: dismiss, done: [] })).toBeNull()
    expect(describeDismissal({ act: dismiss, done: ['a'] })).toBe('Dismissed Ana')
    expect(describeDismissal({ act: dismiss, done: ['a', 'b'] })).toBe('Dismissed 2 new hires')
  })
})
