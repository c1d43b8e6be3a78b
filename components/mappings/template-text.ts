import { type NamedPlace, namePlace } from '#components/mappings/describe-step.ts'
import { foldLabel } from '#lib/domain/fields/rules.ts'
import { parseTemplate, writeTemplate } from '#lib/domain/mappings/templates/rules.ts'

export type SpelledTemplate = {
  text: string
  /** What stands in braces and is no place. */
  unknown: string[]
  /** A brace has no partner. */
  isMalformed: boolean
}

/** What somebody wrote, with paths instead of names: "{First name}" → "{candidate.firstName}". A path may be written as it is, too. */
export function spellTemplate({ text, places }: { text: string; places: readonly NamedPlace[] }): SpelledTemplate {
  const unknown = new Set<string>()
  const { parts, isMalformed } = parseTemplate(text)
  const spelled = parts.map((part) => {
    if (part.kind === 'text') return part
    const path = findPath({ name: part.path, places })
    if (path === null) unknown.add(part.path)

    return { ...part, path: path ?? part.path }
  })

  return { text: writeTemplate(spelled), unknown: [...unknown], isMalformed }
}

function findPath({ name, places }: { name: string; places: readonly NamedPlace[] }): string | null {
  const folded = foldLabel(name)
  if (places.some(({ path }) => path === name)) return name

  return places.find((place) => foldLabel(namePlace({ path: place.path, places })) === folded)?.path ?? null
}

/** The text with a place put where the caret is, and where the caret is then. */
export function insertSlot({ text, name, at }: { text: string; name: string; at: { start: number; end: number } }): {
  text: string
  caret: number
} {
  const slot = `{${name}}`

  return { text: `${text.slice(0, at.start)}${slot}${text.slice(at.end)}`, caret: at.start + slot.length }
}
