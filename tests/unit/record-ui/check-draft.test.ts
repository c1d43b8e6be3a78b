import { describe, expect, it } from 'vitest'
import { checkDraft } from '#components/record/check-draft.ts'
import { type BuiltInOfferKey, builtInOfferFields } from '#lib/domain/offers/terms.ts'
import { makeDefinition } from '#tests/unit/offers-ui/offer-fixture.ts'

function check(key: BuiltInOfferKey, draft: string) {
  const definition = builtInOfferFields.find((field) => field.key === key)
  if (!definition) throw new Error(`There is no field ${key}.`)

  return checkDraft({ field: makeDefinition(definition), draft })
}

describe('what somebody types into a field', () => {
  it.each(['72000', '72,000', ' 72 000 ', '72’000'])('reads the amount %s', (draft) => {
    expect(check('baseSalary', draft)).toEqual({ value: '72000' })
  })

  it.each(['72.000,50', '7,2', 'a lot', '-5'])('does not guess what the amount %s means', (draft) => {
    expect(check('baseSalary', draft)).toHaveProperty('error')
  })

  it('never clears a field by an emptied control', () => {
    expect(check('jobTitle', '  ')).toEqual({ error: 'Enter a value, or press Clear value to leave job title empty.' })
  })

  it('keeps the name of a custom field as it was written', () => {
    expect(checkDraft({ field: makeDefinition({ label: 'IBAN' }), draft: '' })).toEqual({
      error: 'Enter a value, or press Clear value to leave IBAN empty.',
    })
  })

  it('refuses a day that does not exist', () => {
    expect(check('startDate', '2027-02-30')).toHaveProperty('error')
  })
})
