import { describe, expect, it } from 'vitest'
import { describeTemplate } from '#components/mappings/describe-step.ts'
import { insertSlot, spellTemplate } from '#components/mappings/template-text.ts'
import { placeOf } from './place-fixture.ts'

const places = [
  placeOf({ path: 'candidate.firstName', label: 'First name', group: 'Candidate' }),
  placeOf({ path: 'customField.a', label: 'Bonus', group: 'Offer custom fields' }),
  placeOf({ path: 'customField.b', label: 'Bonus', group: 'Candidate custom fields' }),
  placeOf({ path: 'customField.c', label: 'Odd {name}', group: 'Offer custom fields' }),
  placeOf({ path: 'customField.d', label: 'Twin', group: 'Offer custom fields' }),
  placeOf({ path: 'customField.e', label: 'Twin', group: 'Offer custom fields' }),
]

describe('a template as people write it', () => {
  it.each([
    'Dear {candidate.firstName}, your bonus is {customField.a}',
    '{customField.b}',
    'A name with braces: {customField.c}',
    'Names that are not their own: {customField.d} {customField.e}',
    'No fields',
    'A brace {{ that is text }}, and a field that may be missing {candidate.firstName?}',
  ])('says the names of fields and leads back to their paths: %s', (text) => {
    expect(spellTemplate({ text: describeTemplate({ text, places }), places })).toEqual({ text, unknown: [], isMalformed: false })
  })

  it('tells fields of one name apart by their heading', () => {
    expect(describeTemplate({ text: '{customField.a}', places })).toBe('{Bonus (Offer custom fields)}')
  })

  it('takes names however they are written, and paths', () => {
    expect(spellTemplate({ text: '{ first NAME } {candidate.firstName}', places }).text).toBe('{candidate.firstName} {candidate.firstName}')
  })

  it('names what is no field', () => {
    expect(spellTemplate({ text: 'Dear {nickname},', places }).unknown).toEqual(['nickname'])
    expect(spellTemplate({ text: 'Dear {First name', places }).isMalformed).toBe(true)
  })

  it('puts a field where the caret is', () => {
    expect(insertSlot({ text: 'Dear you,', name: 'First name', at: { start: 5, end: 8 } })).toEqual({
      text: 'Dear {First name},',
      caret: 17,
    })
  })
})
