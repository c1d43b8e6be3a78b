import { z } from 'zod'
import type { OfferTerms } from '#sandbox/acts/offers.ts'
import type { CustomField } from '#sandbox/model.ts'
import { FORM_PATHS } from '#sandbox/render/offer-form.ts'
import { createInvalidInput } from '#sandbox/responses.ts'
import type { Transaction } from '#sandbox/store.ts'
import { date, money, parseValue, readCustomValue } from './custom-values.ts'

/** The API description calls a value a string; its type really follows the field's type. */
export const offerForm = z.object({ fieldSubmissions: z.array(z.object({ path: z.string(), value: z.unknown() })) })

/** Reads the submissions of an offer form. A first version must fill every required field, a later one only what changes. */
export function readOfferTerms(
  transaction: Transaction,
  form: z.infer<typeof offerForm>,
  { isComplete }: { isComplete: boolean },
): OfferTerms {
  const terms: OfferTerms = {}
  const given = new Set<string>()

  for (const { path, value } of form.fieldSubmissions) {
    given.add(path)

    if (path === FORM_PATHS.startDate) terms.startDate = value === null ? null : parseValue(date, path, value).slice(0, 10)
    else if (path === FORM_PATHS.salary) terms.salary = value === null ? null : parseValue(money, path, value)
    else if (path === FORM_PATHS.opening) terms.openingId = value === null ? null : parseValue(z.guid(), path, value)
    else terms.customFields = { ...terms.customFields, [path]: readCustomValue(requireField(transaction, path), value) }
  }

  if (isComplete) requireEveryField(transaction, given)

  return terms
}

function requireField(transaction: Transaction, path: string): CustomField {
  const field = transaction.get('customField', path)
  if (field?.objectType === 'Offer') return field

  throw createInvalidInput({ message: `The offer form has no field with the path ${path}`, parameter: 'offerForm.fieldSubmissions' })
}

function requireEveryField(transaction: Transaction, given: ReadonlySet<string>): void {
  const custom = transaction.list('customField').filter((field) => field.objectType === 'Offer' && field.isRequired && !field.isArchived)
  const required = [FORM_PATHS.startDate, FORM_PATHS.salary, ...custom.map((field) => field.id)]
  const missing = required.find((path) => !given.has(path))
  if (missing) throw createInvalidInput({ message: `The required field ${missing} is missing`, parameter: 'offerForm.fieldSubmissions' })
}
