import { describe, expect, test } from 'vitest'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { planChange } from '#lib/domain/open-jobs/changes/rules.ts'
import { arrangeHeadcount, listMonths } from '#lib/domain/open-jobs/headcount/rules.ts'
import type { EditableOpenJob } from '#lib/domain/open-jobs/mutations.ts'
import { findProblems, foldIdentifier, presentOpenJob, readOpenJobValues } from '#lib/domain/open-jobs/rules.ts'
import { builtInOpenJobFields } from '#lib/domain/open-jobs/terms.ts'

const fields: FieldDefinition[] = builtInOpenJobFields.map((field) => ({
  options: [],
  ...field,
  help: null,
  isBuiltIn: true,
  isArchived: false,
  isRequired: field.isRequired || field.key === 'department',
}))
const job: EditableOpenJob = {
  id: '01990000-0000-7000-8000-000000000050',
  values: { title: 'Cook', identifier: 'REQ-1001', department: 'Kitchen' },
  status: 'Planned',
  statusChangedAt: new Date(0),
  closeReason: null,
  filledByNewHireId: null,
  filledByPersonId: null,
  filledAt: null,
}

describe('what a row holds', () => {
  test('leaves out what a column cannot hold, keeps custom values, and finds no pay', () => {
    const { columns, customValues } = presentOpenJob({
      title: 'Köchin',
      identifier: 'REQ  7',
      targetStartDate: 'soon',
      payMinimum: '52000',
      currency: 'Euro',
      isBackfill: 'maybe',
      payInterval: 'Year',
      'custom-1': 'K-12',
      'custom-2': null,
    })

    expect(columns).toMatchObject({
      identifierKey: 'req 7',
      searchText: 'kochin req  7',
      targetStartDate: null,
      payMinimum: '52000',
      currency: null,
      isBackfill: null,
      payInterval: 'Year',
    })
    expect(customValues).toEqual({ 'custom-1': 'K-12' })
    expect(readOpenJobValues({ ...columns, customValues })).toMatchObject({ title: 'Köchin', 'custom-1': 'K-12', payMinimum: '52000' })
  })

  test.each([
    ['REQ-1001', 'req-1001'],
    [' Réq  1 ', 'req 1'],
  ])('an identifier is compared without capitals, accents and spaces: %s', (identifier, folded) => {
    expect(foldIdentifier(identifier)).toBe(folded)
  })
})

describe('problems', () => {
  const values = { title: 'Cook', identifier: 'R-1' }
  const at = (status: 'Planned' | 'Active' | 'Paused', more: Record<string, string | null> = {}) => ({
    status,
    values: { ...values, ...more },
  })

  test.each([
    ['new and planned', null, at('Planned'), []],
    ['new and active', null, at('Active'), ['department']],
    ['new without a title', null, at('Planned', { title: null }), ['title']],
    ['marked active', at('Paused'), at('Active'), ['department']],
    ['active already, and required only since', at('Active'), at('Active', { team: 'A' }), []],
    ['cleared while active', at('Active', { department: 'D' }), at('Active'), ['department']],
    ['cleared while paused', at('Paused', { department: 'D' }), at('Paused'), []],
    ['title cleared while paused', at('Paused'), at('Paused', { title: null }), ['title']],
    ['pay turned', at('Planned'), at('Planned', { payMinimum: '2', payMaximum: '1.9999' }), ['payMaximum']],
    ['pay the same', at('Planned'), at('Planned', { payMinimum: '2.5', payMaximum: '2.5000' }), []],
    ['long pay', at('Planned'), at('Planned', { payMinimum: '99999999999999.0001', payMaximum: '99999999999999' }), ['payMaximum']],
  ])('%s', (_, before, after, expected) => {
    expect(Object.keys(findProblems({ fields, before, after }))).toEqual(expected)
  })
})

describe('a change', () => {
  test('of a filled job is refused only where it sets the status', () => {
    const filled = { ...job, status: 'Filled' as const }
    expect(planChange({ job: filled, fields, status: 'Planned' })).toEqual({ kind: 'filled' })
    expect(planChange({ job: filled, fields, given: { team: 'A' } })).toMatchObject({ kind: 'changed', change: { step: null } })
  })

  test('that changes nothing is none', () => {
    expect(planChange({ job, fields, given: { title: 'Cook', team: null }, status: 'Planned' })).toEqual({ kind: 'unchanged' })
  })

  test('of the reason of a cancelled job is a change, without a new date', () => {
    const cancelled = { ...job, status: 'Cancelled' as const, closeReason: { id: 'a', label: 'A' } }
    expect(planChange({ job: cancelled, fields, status: 'Cancelled', closeReason: { id: 'a', label: 'A' } })).toEqual({ kind: 'unchanged' })
    expect(planChange({ job: cancelled, fields, status: 'Cancelled', closeReason: { id: 'b', label: 'B' } })).toMatchObject({
      kind: 'changed',
      change: { after: { closeReason: { id: 'b' }, statusChangedAt: job.statusChangedAt }, step: { closeReason: 'B' } },
    })
  })
})

describe('headcount', () => {
  test('a time has at most so many months, and a first one', () => {
    expect(listMonths({ from: '2026-11', to: '2027-02', most: 4 })).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
    expect(listMonths({ from: '2026-11', to: '2027-02', most: 3 })).toBeNull()
    expect(listMonths({ from: '2027-02', to: '2027-01', most: 3 })).toBeNull()
  })

  test('counts an open job from its month on, also from before the first one', () => {
    const counted = arrangeHeadcount({
      months: ['2027-01', '2027-02'],
      people: [{ department: null, month: '2027-01', count: 3 }],
      jobs: [
        { department: 'B', month: '2026-05', count: 2 },
        { department: 'A', month: '2027-02', count: 1 },
        { department: 'C', month: '2027-03', count: 1 },
        { department: 'A', month: null, count: 4 },
      ],
    })

    expect(counted.departments).toEqual([
      { department: 'A', people: [0, 0], openJobs: [0, 1] },
      { department: 'B', people: [0, 0], openJobs: [2, 2] },
      { department: null, people: [3, 0], openJobs: [0, 0] },
    ])
    expect(counted.undated).toBe(4)
  })
})
