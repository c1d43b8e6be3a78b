export type NamedField = { field: string; label: string }

/** Fields whose label is a name and begins with a capital everywhere. */
const namesThemselves: readonly string[] = ['linkedIn', 'twitter']

/**
 * The name of a field inside a sentence: "base salary". A name that the organization chose stays as it was written, since nobody knows
 * which of its words are names themselves.
 */
export function fieldInSentence({ field, label }: NamedField): string {
  return isOurs(field) && !namesThemselves.includes(field) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

/** The key of an organization's own field is an id, that of a field of ours a plain word. */
function isOurs(field: string): boolean {
  return !field.includes('-')
}

/** "base salary", "base salary and currency", "base salary, currency and 2 more". */
export function listFields(fields: readonly NamedField[]): string {
  const words = fields.map(fieldInSentence)
  if (words.length <= 2) return words.join(' and ')
  if (words.length === 3) return `${words[0]}, ${words[1]} and ${words[2]}`

  return `${words[0]}, ${words[1]} and ${words.length - 2} more`
}
