import { describe, expect, it } from 'vitest'
import {
  changeDraft,
  type Draft,
  decideConflict,
  findSteps,
  isSameSteps,
  listTouched,
  mergeRules,
  rebaseDraft,
  setSteps,
} from '#components/mappings/draft-rules.ts'
import type { MappingRules, MappingStep } from '#lib/domain/mappings/schema.ts'

const source = (path: string): MappingStep => ({ kind: 'source', path })
const rule = (field: string, path: string): MappingRules[number] => ({ field, steps: [source(path)] })
const base = [rule('name', 'candidate.name'), rule('equity', 'a'), rule('location', 'location.name')]

function draftOf(rules: MappingRules): Draft {
  return { number: 3, base, rules, conflicts: [] }
}

describe('the rules of a draft', () => {
  it('keeps the places of the other rules when one changes, and leaves out a rule without steps', () => {
    const changed = setSteps({ rules: base, field: 'equity', steps: [source('b')] })

    expect(changed.map(({ field }) => field)).toEqual(['name', 'equity', 'location'])
    expect(setSteps({ rules: changed, field: 'equity', steps: [] })).toEqual([base[0], base[2]])
  })

  it('does not take another order of lookup rows for a change', () => {
    const rows = [
      { from: 'Yearly', to: 'Year' },
      { from: 'Monthly', to: 'Month' },
    ]
    const lookup = (list: typeof rows): MappingStep[] => [{ kind: 'lookup', path: 'x', rows: list }]

    expect(isSameSteps(lookup(rows), lookup(rows.toReversed()))).toBe(true)
    expect(isSameSteps(lookup(rows), lookup(rows.slice(1)))).toBe(false)
  })

  it('is no draft any more when everything is put back', () => {
    const draft = draftOf(setSteps({ rules: base, field: 'equity', steps: [source('b')] }))

    expect(changeDraft({ draft, rules: base })).toBeNull()
  })

  it('names a field whose rule was taken away as touched', () => {
    expect(listTouched({ before: base, after: base.slice(1) })).toEqual(['name'])
  })
})

describe('two people who change the same mapping', () => {
  const mine = setSteps({ rules: base, field: 'equity', steps: [source('mine')] })

  it('loses nothing: theirs where only they changed, mine where only I did', () => {
    const theirs = [...setSteps({ rules: base, field: 'location', steps: [] }), rule('email', 'candidate.email')]
    const { rules, taken, conflicts } = mergeRules({ base, mine, theirs })

    expect(findSteps({ rules, field: 'equity' })).toEqual([source('mine')])
    expect(findSteps({ rules, field: 'location' })).toEqual([])
    expect(findSteps({ rules, field: 'email' })).toEqual([source('candidate.email')])
    expect(taken.toSorted()).toEqual(['email', 'location'])
    expect(conflicts).toEqual([])
  })

  it('asks where both changed one field differently, and not where both did the same', () => {
    const other = setSteps({ rules: base, field: 'equity', steps: [source('theirs')] })

    expect(mergeRules({ base, mine, theirs: other }).conflicts).toEqual([
      { field: 'equity', mine: [source('mine')], theirs: [source('theirs')] },
    ])
    expect(mergeRules({ base, mine, theirs: mine }).conflicts).toEqual([])
  })

  it('asks where I took a rule away that they changed', () => {
    const without = setSteps({ rules: base, field: 'equity', steps: [] })
    const theirs = setSteps({ rules: base, field: 'equity', steps: [source('theirs')] })

    expect(mergeRules({ base, mine: without, theirs }).conflicts).toEqual([{ field: 'equity', mine: [], theirs: [source('theirs')] }])
  })

  it('stands on the newest version afterwards, so that the next save is not refused', () => {
    const theirs = setSteps({ rules: base, field: 'location', steps: [source('office')] })
    const { draft } = rebaseDraft({ draft: draftOf(mine), live: { number: 4, rules: theirs } })

    expect(draft).toMatchObject({ number: 4, base: theirs })
    expect(listTouched({ before: theirs, after: draft?.rules ?? [] })).toEqual(['equity'])
  })

  it('has no draft left where theirs says all that mine said', () => {
    expect(rebaseDraft({ draft: draftOf(mine), live: { number: 4, rules: mine } }).draft).toBeNull()
  })

  it('keeps asking over a third version until somebody decides', () => {
    const second = setSteps({ rules: base, field: 'equity', steps: [source('second')] })
    const first = rebaseDraft({ draft: draftOf(mine), live: { number: 4, rules: second } })
    const third = setSteps({ rules: second, field: 'name', steps: [source('third')] })
    const again = rebaseDraft({ draft: first.draft ?? draftOf(mine), live: { number: 5, rules: third } })

    expect(again.conflicts).toEqual(['equity'])
    expect(again.draft?.conflicts).toEqual([{ field: 'equity', mine: [source('mine')], theirs: [source('second')] }])
  })

  it('ends the question by keeping mine or taking theirs', () => {
    const theirs = setSteps({ rules: base, field: 'equity', steps: [source('theirs')] })
    const { draft } = rebaseDraft({ draft: draftOf(mine), live: { number: 4, rules: theirs } })
    if (!draft) throw new Error('The draft is gone.')

    const kept = decideConflict({ draft, field: 'equity', take: 'mine' })
    expect(kept?.conflicts).toEqual([])
    expect(findSteps({ rules: kept?.rules ?? [], field: 'equity' })).toEqual([source('mine')])
    // Nothing but the conflict was changed, so with theirs nothing is left to save.
    expect(decideConflict({ draft, field: 'equity', take: 'theirs' })).toBeNull()
  })
})
