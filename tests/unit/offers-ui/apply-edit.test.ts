import { describe, expect, it } from 'vitest'
import { applyEdit, findUndo, type OfferEdit } from '#components/offers/apply-edit.ts'
import { findField } from '#components/offers/format-offer-value.ts'
import { makeOffer } from './offer-fixture.ts'

const apply = (edit: OfferEdit, offer = makeOffer()) => applyEdit({ offer, edit, by: 'Imani', at: '2026-11-21T10:42:00.000Z' })

describe('an edit on screen before the server has answered', () => {
  it('shows the value in its row and in the head, as edited by whoever did it', () => {
    const edited = apply({ kind: 'set', field: 'startDate', value: '2027-01-04' })

    expect(edited.startDate).toBe('2027-01-04')
    expect(findField(edited, 'startDate')).toMatchObject({
      value: '2027-01-04',
      ashby: '2026-12-07',
      isEdited: true,
      provenance: { kind: 'edited', by: 'Imani' },
    })
  })

  it('solves the issue of a field that gets a value', () => {
    const issue = { field: 'payInterval', sensitivity: 'pay', code: 'unknown_interval', message: 'Choose one.', isBlocking: true } as const
    const offer = makeOffer({ issueCount: 1, issues: [issue], fields: { payInterval: { issue } } })

    expect(apply({ kind: 'set', field: 'payInterval', value: 'Year' }, offer)).toMatchObject({ issueCount: 0, issues: [] })
  })

  it('gives a field back to Ashby with its lock', () => {
    const offer = makeOffer({ fields: { role: { value: 'Lead', isEdited: true, isLocked: true } } })

    expect(findField(apply({ kind: 'takeTheirs', field: 'role' }, offer), 'role')).toMatchObject({
      value: 'Designer',
      isEdited: false,
      isLocked: false,
    })
  })

  it('takes held values only where nobody edited', () => {
    const held = { value: '80000' }
    const offer = makeOffer({
      flags: ['UpdatesOff'],
      fields: { baseSalary: { held }, role: { value: 'Lead', isEdited: true, held: { value: 'Head' } } },
    })
    const taken = apply({ kind: 'takeHeld' }, offer)

    expect(taken.flags).toEqual([])
    expect(findField(taken, 'baseSalary')?.value).toBe('80000')
    expect(findField(taken, 'role')?.value).toBe('Lead')
  })
})

describe('Undo', () => {
  it('gives a field that nobody had edited back to Ashby', () => {
    const { fields } = makeOffer()
    const before = fields.find(({ key }) => key === 'role')

    expect(before && findUndo({ before, edit: { kind: 'set', field: 'role', value: 'Lead' } })).toEqual({
      kind: 'takeTheirs',
      field: 'role',
    })
  })

  it('restores the edited value that stood before', () => {
    const before = findField(makeOffer({ fields: { role: { value: 'Lead', isEdited: true } } }), 'role')

    expect(before && findUndo({ before, edit: { kind: 'set', field: 'role', value: null } })).toEqual({
      kind: 'set',
      field: 'role',
      value: 'Lead',
    })
    expect(before && findUndo({ before, edit: { kind: 'takeTheirs', field: 'role' } })).toEqual({
      kind: 'set',
      field: 'role',
      value: 'Lead',
    })
  })
})
