import { describe, expect, it } from 'vitest'
import { judgeRow, needsSomebody, type RowFacts } from '#components/mappings/judge-row.ts'
import { orderRows } from '#components/mappings/order-rows.ts'

const mapped: RowFacts = {
  isRequired: true,
  hasRule: true,
  hasDefault: false,
  isTouched: false,
  isConflicting: false,
  isSuggested: false,
  unmatchedCount: 0,
  issueCount: 0,
  problem: null,
  warning: null,
}
const warning = { field: 'equity', path: 'x', code: 'archived' as const, message: 'Archived' }

describe('the state of a row', () => {
  it.each([
    ['fine', {}],
    ['missing', { hasRule: false }],
    ['default', { hasRule: false, hasDefault: true }],
    ['empty', { hasRule: false, isRequired: false }],
    ['suggested', { hasRule: false, isSuggested: true }],
    ['unmatched', { unmatchedCount: 2, issueCount: 5, warning }],
    ['warning', { warning, issueCount: 5 }],
    ['issues', { issueCount: 5 }],
    ['problem', { problem: 'It reads pay.', unmatchedCount: 2 }],
    ['conflict', { isConflicting: true, problem: 'It reads pay.' }],
  ])('is %s', (kind, facts) => {
    expect(judgeRow({ ...mapped, ...facts }).kind).toBe(kind)
  })

  it('does not tell what records hold by the old rule of a field that was changed', () => {
    expect(judgeRow({ ...mapped, isTouched: true, issueCount: 5 }).kind).toBe('changed')
  })

  it('says that a required field whose rule was taken away is not mapped', () => {
    expect(judgeRow({ ...mapped, isTouched: true, hasRule: false }).kind).toBe('missing')
  })

  it('calls somebody for what is wrong or waits, and for nothing else', () => {
    expect(needsSomebody({ kind: 'missing' })).toBe(true)
    expect(needsSomebody({ kind: 'empty' })).toBe(false)
    expect(needsSomebody({ kind: 'changed' })).toBe(false)
    expect(needsSomebody({ kind: 'warning', warning })).toBe(true)
    expect(needsSomebody({ kind: 'warning', warning: { ...warning, code: 'renamed' } })).toBe(false)
  })
})

describe('the order of rows', () => {
  it('is what needs somebody, then required, then the others, each as arranged', () => {
    const row = (key: string, isRequired: boolean, needs: boolean) => ({ key, isRequired, needsSomebody: needs })

    expect(
      orderRows([row('a', false, false), row('b', true, false), row('c', false, true), row('d', true, false), row('e', true, true)]),
    ).toEqual(['c', 'e', 'b', 'd', 'a'])
  })
})
