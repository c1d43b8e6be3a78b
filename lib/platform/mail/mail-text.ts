import { lineBreak, type MailPart, type MailText } from './mail-content.ts'

const controls = /[\p{Cc}\u2028\u2029\s]+/gu
/** Embeddings, overrides and isolates. Marks (U+200E, U+200F, U+061C) stay: they change nothing beyond the words they stand in. */
const directions = /[\u202a-\u202e\u2066-\u2069]/g
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}\u200f\u061c]/u

/** One line without anything that ends a line, moves a cursor or turns the direction of what stands around it. */
export function cleanLine(text: string): string {
  return cleanWords(text).trim()
}

function cleanWords(text: string): string {
  return text.toWellFormed().replace(directions, '').replace(controls, ' ')
}

type PlainOptions = {
  /** Characters of what somebody typed; more ends in "…". */
  givenMax?: number
}

/** The words as plain text. What somebody typed from right to left is isolated, so that it does not draw our words to its side. */
export function toPlainText(text: MailText, { givenMax = Number.POSITIVE_INFINITY }: PlainOptions = {}): string {
  return listParts(text)
    .map((part) => {
      if (typeof part === 'string') return part
      return 'given' in part ? isolate(cut(part.given, givenMax)) : '\n'
    })
    .join('')
}

/** The parts of the words, each cleaned: ours as text, somebody's as `given`. */
export function listParts(text: MailText): MailPart[] {
  const parts = typeof text === 'string' ? [text] : text

  return parts.map((part) => {
    if (typeof part === 'string') return cleanWords(part)
    return 'given' in part ? { given: cleanLine(part.given) } : lineBreak
  })
}

/** What somebody wrote, line by line. */
export function listLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map(cleanLine)
}

function isolate(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Between two characters as people see them, never within one. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const shown = [...graphemes.segment(text)].map(({ segment }) => segment)
  if (shown.length <= max) return text

  return `${shown
    .slice(0, max - 1)
    .join('')
    .trimEnd()}…`
}
