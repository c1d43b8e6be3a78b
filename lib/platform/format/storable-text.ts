/** Text as PostgreSQL keeps it in JSON: it takes neither NUL nor half of a surrogate pair, and one such letter must not lose a record. */
export function toStorableText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}

/** The letters that PostgreSQL refuses, as JSON.stringify writes them. Escaped backslashes are matched first, so that what follows them is text. */
const REFUSED = /\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g

/** A copy of what came from outside, keys and all, as JSON that PostgreSQL keeps. */
export function toStorableJson<Json>(value: unknown): Json {
  const json = JSON.stringify(value).replace(REFUSED, (letter) => (letter === '\\\\' ? letter : letter === '\\u0000' ? '' : '\\ufffd'))

  return JSON.parse(json)
}
