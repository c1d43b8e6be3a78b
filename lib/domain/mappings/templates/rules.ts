/** Text with places of a record in braces: `Dear {candidate.firstName}`. `{path?}` may be missing; `{{` and `}}` are braces. */

/** A piece of text as it stands, or a place whose value goes there. */
export type TemplatePart = { kind: 'text'; text: string } | { kind: 'place'; path: string; isOptional: boolean }

export type Template = {
  parts: readonly TemplatePart[]
  /** A brace that opens or closes nothing. It is taken as text, so that a template always gives something. */
  isMalformed: boolean
}

/** Takes a template apart. Pure and total, in one pass. */
export function parseTemplate(text: string): Template {
  const parts: TemplatePart[] = []
  let pending = ''
  let isMalformed = false
  let at = 0

  while (at < text.length) {
    const brace = findBrace(text, at)
    pending += text.slice(at, brace)
    at = brace
    if (at === text.length) break

    const slot = readSlot(text, at)
    if (slot) {
      if (pending !== '') parts.push({ kind: 'text', text: pending })
      pending = ''
      parts.push({ kind: 'place', path: slot.path, isOptional: slot.isOptional })
      at = slot.end
    } else {
      const isDoubled = text[at + 1] === text[at]
      pending += text[at]
      isMalformed ||= !isDoubled
      at += isDoubled ? 2 : 1
    }
  }
  if (pending !== '') parts.push({ kind: 'text', text: pending })

  return { parts, isMalformed }
}

function findBrace(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (text[at] === '{' || text[at] === '}') return at

  return text.length
}

/** The place whose opening brace stands at `start`; null where there is none. */
function readSlot(text: string, start: number): { path: string; isOptional: boolean; end: number } | null {
  if (text[start] !== '{' || text[start + 1] === '{') return null
  const close = findBrace(text, start + 1)
  if (text[close] !== '}') return null

  const inside = text.slice(start + 1, close).trim()
  const isOptional = inside.endsWith('?')
  const path = isOptional ? inside.slice(0, -1).trim() : inside

  return path === '' ? null : { path, isOptional, end: close + 1 }
}

/** The text that `parseTemplate` takes apart into these parts. */
export function writeTemplate(parts: readonly TemplatePart[]): string {
  return parts
    .map((part) => (part.kind === 'place' ? `{${part.path}${part.isOptional ? '?' : ''}}` : part.text.replace(/[{}]/g, '$&$&')))
    .join('')
}

/** The places that a template reads, each once, in the order in which they stand. */
export function listTemplatePaths(text: string): string[] {
  return [...new Set(parseTemplate(text).parts.flatMap((part) => (part.kind === 'place' ? part.path : [])))]
}
