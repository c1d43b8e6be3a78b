import { describe, expect, it } from 'vitest'
import { isAsked, readDrafts } from '#components/openings/open-job-drafts.ts'
import { makeField, makeFields } from './open-job-fixture.ts'

const costCentre = {
  ...makeField(),
  key: '0193a1b2-0000-7000-8000-000000000001',
  label: 'Cost centre',
  isRequired: true,
}

const read = (drafts: Record<string, string>, status: 'Planned' | 'Active' = 'Planned') =>
  readDrafts({ fields: [...makeFields(), costCentre], drafts, status })

describe('a new open job', () => {
  it('needs a title and nothing else while it is planned; an identifier is made for it', () => {
    expect(read({ title: ' Welder ' })).toEqual({ values: { title: 'Welder' }, problems: {} })
    expect(read({}).problems).toEqual({ title: 'Enter a title.' })
    expect(isAsked({ field: { key: 'identifier', isRequired: true }, status: 'Active' })).toBe(false)
  })

  it('needs every required field once it is active', () => {
    expect(Object.keys(read({ title: 'Welder' }, 'Active').problems)).toEqual([costCentre.key])
    expect(read({ title: 'Welder', [costCentre.key]: 'CC-4' }, 'Active').problems).toEqual({})
  })

  it('sends values in the form in which they are kept', () => {
    expect(read({ title: 'Welder', payMinimum: '60 000', isBackfill: 'yes', employmentType: 'FullTime' }).values).toEqual({
      title: 'Welder',
      payMinimum: '60000',
      isBackfill: 'yes',
      employmentType: 'FullTime',
    })
  })

  it('says at the field what cannot be right', () => {
    expect(read({ title: 'Welder', targetStartDate: 'soon' }).problems).toHaveProperty('targetStartDate')
    expect(read({ title: 'Welder', payMinimum: '80000', payMaximum: '60000' }).problems).toEqual({
      payMaximum: 'Enter an amount that is not less than “pay from”.',
    })
    expect(read({ title: 'Welder', payMinimum: '60000', payMaximum: '60000' }).problems).toEqual({})
  })
})
