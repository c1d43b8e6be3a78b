import { builtInOfferFields } from '#lib/domain/offers/terms.ts'

export type NamedField = { field: string; label: string }

/**
 * The name of a field inside a sentence: "base salary". A name that the organization chose stays as it was written, since nobody knows
 * which of its words are names themselves.
 */
export function fieldInSentence({ field, label }: NamedField): string {
  return builtInOfferFields.some(({ key }) => key === field) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

/** "base salary", "base salary and currency", "base salary, currency and 2 more". */
export function listFields(fields: readonly NamedField[]): string {
  const words = fields.map(fieldInSentence)
  if (words.length <= 2) return words.join(' and ')
  if (words.length === 3) return `${words[0]}, ${words[1]} and ${words[2]}`

  return `${words[0]}, ${words[1]} and ${words.length - 2} more`
}
