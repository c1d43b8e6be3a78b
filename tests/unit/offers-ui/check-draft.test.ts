import { describe, expect, it } from 'vitest'
import { checkDraft } from '#components/offers/offer-field-editor.tsx'
import { type OfferFieldKey, offerFields } from '#lib/domain/offers/schema.ts'

function check(field: OfferFieldKey, draft: string) {
  const definition = offerFields.find(({ key }) => key === field)
  if (!definition) throw new Error(`There is no field ${field}.`)

  return checkDraft({ definition, draft })
}

describe('what somebody types into a field', () => {
  it.each(['72000', '72,000', ' 72 000 ', '72’000'])('reads the amount %s', (draft) => {
    expect(check('baseSalary', draft)).toEqual({ value: '72000' })
  })

  it.each(['72.000,50', '7,2', 'a lot', '-5'])('does not guess what the amount %s means', (draft) => {
    expect(check('baseSalary', draft)).toHaveProperty('error')
  })

  it('never clears a field by an emptied control', () => {
    expect(check('role', '  ')).toEqual({ error: 'Enter a value, or press Clear value to leave job title empty.' })
  })

  it('refuses a day that does not exist', () => {
    expect(check('startDate', '2027-02-30')).toHaveProperty('error')
  })
})
