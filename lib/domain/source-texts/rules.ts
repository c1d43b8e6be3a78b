/** What stands at a place of a record, before anybody makes something of it. */
import type { Reading } from '#lib/domain/mappings/schema.ts'
import { cleanLine } from '#lib/platform/format/text.ts'

/** What a place of a record holds: text, or the labels of several choices. */
export type Content = string | readonly string[]

/** Why a content gives no value. `found` is what could not be read, cut for people. */
export type Unreadable = { problem: 'empty'; found: null } | { problem: 'invalid'; found: string }

/** A content of which nothing could be made: what nobody would see counts as nothing. */
export function refuseContent(content: Content): Unreadable {
  const found = cutFound(joinContent(content))

  return found === '' ? { problem: 'empty', found: null } : { problem: 'invalid', found }
}

/**
 * What a reading holds; '' where that is nothing, of which `findMissing` says why. A record that was stored is only as sound as what stored it,
 * so nothing is taken for granted.
 */
export function readContent(reading: Reading | undefined): Content {
  const value: unknown = reading?.value
  if (typeof value === 'string') return value
  if (value == null) return readKey(reading) ?? ''

  return isContent(value) && value.length > 0 ? value : ''
}

/** The source's own key of a choice, or of several. */
export function readKey(reading: Reading | undefined): Content | undefined {
  const key: unknown = reading?.key

  return key !== undefined && isContent(key) && key.length > 0 ? key : undefined
}

function isContent(value: unknown): value is Content {
  return typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'))
}

/** Why a reading without a content has none. 'invalid': it holds something that no source gives. */
export function findMissing(reading: Reading | undefined): NonNullable<Reading['missing']> | 'empty' | 'invalid' {
  if (reading === undefined || reading === null) return 'empty'
  if (typeof reading !== 'object' || (reading.value != null && !isContent(reading.value))) return 'invalid'

  return MISSING_REASONS.find((reason) => reason === reading.missing) ?? 'empty'
}

const MISSING_REASONS: readonly NonNullable<Reading['missing']>[] = ['permission', 'not_found', 'no_key', 'confidential']

/** Whether nobody would see anything. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0)
  if (first > 0x20 && first < 0x7f) return false

  return !/[!-~\u00A1-\u017F]/.test(text) && cutFound(text) === ''
}

/** What a content is in a sentence. */
export function joinContent(content: Content): string {
  return typeof content === 'string' ? content : content.join(', ')
}

const FOUND_MAX = 200

/** A source's value for people: one line, at most 200 characters. */
export function cutFound(text: string): string {
  return cutText(cleanLine(text.slice(0, FOUND_MAX * 4)), FOUND_MAX)
}

/** How far back a cut looks for the start of a letter with its marks. What has more marks is no letter. */
const MARKS_MAX = 16

/** At most `max` UTF-16 units, never through a surrogate pair, and not between a letter and its marks. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  const isJoint = (at: number) => /^[\p{M}\u200C\u200D]/u.test(text.slice(at, at + 2)) || text[at - 1] === '\u200D'
  let end = max
  while (end > max - MARKS_MAX && end > 0 && (isInsidePair(text, end) || isJoint(end))) end -= 1
  if (end === max - MARKS_MAX) end = max

  return text.slice(0, isInsidePair(text, end) ? end - 1 : end).trimEnd()
}

function isInsidePair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]

  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

/** The form in which a key of a lookup or an option is looked for: case, width and outer spaces do not count. */
export function foldKey(text: string): string {
  const isAscii = /^[ -~]*$/.test(text)

  return (isAscii ? text : text.normalize('NFKC')).trim().toLowerCase()
}
