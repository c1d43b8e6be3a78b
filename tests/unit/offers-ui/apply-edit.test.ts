import { describe, expect, it } from 'vitest'
import { takeHeld } from '#components/offers/take-held.ts'
import { withFields } from '#components/offers/with-fields.ts'
import { applyEdit } from '#components/record/apply-edit.ts'
import { findField } from '#components/record/find-field.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import { EQUITY, makeField, makeOffer } from './offer-fixture.ts'

const apply = (edit: RecordEdit, offer = makeOffer()) =>
  withFields(offer, applyEdit({ fields: offer.fields, edit, by: 'Imani', at: '2026-11-21T10:42:00.000Z' }))

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

  it('works on a custom field, of which the head knows nothing', () => {
    const offer = makeOffer({ custom: [makeField({ key: EQUITY, value: '4000' })] })
    const edited = apply({ kind: 'set', field: EQUITY, value: '5000' }, offer)

    expect(findField(edited, EQUITY)).toMatchObject({ value: '5000', ashby: '4000', isEdited: true })
    expect(edited).not.toHaveProperty(EQUITY)
  })

  it('solves the issue of a field that gets a value', () => {
    const issue = {
      field: 'payInterval',
      label: 'Pay interval',
      sensitivity: 'pay',
      code: 'unknown_interval',
      message: 'Choose one.',
      found: null,
      isBlocking: true,
    } as const
    const offer = makeOffer({ issueCount: 1, issues: [issue], fields: { payInterval: { issue } } })

    expect(apply({ kind: 'set', field: 'payInterval', value: 'Year' }, offer)).toMatchObject({ issueCount: 0, issues: [] })
  })

  it('never shows a yearly salary that belongs to another amount', () => {
    const offer = makeOffer({ annualSalary: '864000' })

    expect(apply({ kind: 'set', field: 'baseSalary', value: '80000' }, offer).annualSalary).toBeNull()
    expect(apply({ kind: 'set', field: 'location', value: 'Cork' }, offer).annualSalary).toBe('864000')
  })

  it('gives a field back to Ashby with its lock', () => {
    const offer = makeOffer({ fields: { jobTitle: { value: 'Lead', ashby: 'Designer', isEdited: true, isLocked: true } } })

    expect(findField(apply({ kind: 'takeTheirs', field: 'jobTitle' }, offer), 'jobTitle')).toMatchObject({
      value: 'Designer',
      isEdited: false,
      isLocked: false,
    })
  })

  it('takes held values only where nobody edited', () => {
    const held = { value: '80000' }
    const offer = makeOffer({
      flags: ['UpdatesOff'],
      fields: { baseSalary: { held }, jobTitle: { value: 'Lead', isEdited: true, held: { value: 'Head' } } },
    })
    const taken = takeHeld(offer)

    expect(taken.flags).toEqual([])
    expect(findField(taken, 'baseSalary')?.value).toBe('80000')
    expect(findField(taken, 'jobTitle')?.value).toBe('Lead')
  })

  it('leaves an undo to the server, which alone knows what stood before', () => {
    const offer = makeOffer()

    expect(apply({ kind: 'restore', field: 'jobTitle', since: '1' }, offer)).toEqual(offer)
  })

  it('decides on every field that asks at once, and on no other', () => {
    const asks = (value: string, theirs: string) => ({ value, ashby: theirs, isEdited: true, ashbyNowSays: { value: theirs } })
    const offer = makeOffer({
      ashbyNowSaysCount: 3,
      fields: { jobTitle: asks('Ours', 'Theirs'), startDate: asks('2027-01-04', '2027-02-01'), location: asks('Cork', 'Tokyo') },
    })
    const fields = ['jobTitle', 'startDate']

    expect(apply({ kind: 'keepAll', fields }, offer)).toMatchObject({ jobTitle: 'Ours', startDate: '2027-01-04', ashbyNowSaysCount: 1 })
    expect(apply({ kind: 'takeAll', fields }, offer)).toMatchObject({ jobTitle: 'Theirs', startDate: '2027-02-01', location: 'Cork' })
  })
})
