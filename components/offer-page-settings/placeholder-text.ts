import { foldLabel } from '#lib/domain/fields/rules.ts'
import { parseTemplate, writeTemplate } from '#lib/domain/mappings/templates/rules.ts'
import type { PagePlaceholder } from '#lib/domain/offer-page/contract.ts'

type Named = Pick<PagePlaceholder, 'key' | 'label'>
type Placeholders = readonly Named[]

/** What a field is called in braces: its label, or its key where another has the same label or braces would be read wrongly. */
export function namePlaceholder({ placeholder, placeholders }: { placeholder: Named; placeholders: Placeholders }): string {
  const { key, label } = placeholder
  const folded = foldLabel(label)
  const isTaken = placeholders.some((other) => other.key !== key && (foldLabel(other.label) === folded || other.key === label))

  return isTaken || /[{}]|^\s|[\s?]$/.test(label) || label === '' ? key : label
}

/** The text with the names of fields: "{firstName}" → "{First name}". A text whose braces have no partner stays as it is. */
export function showPlaceholders({ text, placeholders }: { text: string; placeholders: Placeholders }): string {
  const name = (key: string) => {
    const placeholder = placeholders.find((candidate) => candidate.key === key)

    return placeholder ? namePlaceholder({ placeholder, placeholders }) : key
  }

  return replacePlaces(text, name)
}

/** The text as it is kept, with keys instead of names. A key may be written as it is; what names no field stays for the check to tell. */
export function keepPlaceholders({ text, placeholders }: { text: string; placeholders: Placeholders }): string {
  const find = (name: string) => {
    if (placeholders.some(({ key }) => key === name)) return name
    const folded = foldLabel(name)

    return placeholders.find((placeholder) => foldLabel(namePlaceholder({ placeholder, placeholders })) === folded)?.key ?? name
  }

  return replacePlaces(text, find)
}

function replacePlaces(text: string, replace: (path: string) => string): string {
  const { parts, isMalformed } = parseTemplate(text)
  if (isMalformed) return text

  return writeTemplate(parts.map((part) => (part.kind === 'place' ? { ...part, path: replace(part.path) } : part)))
}
