/**
 * Where things stand in a JSON text, for answers such as "Line 14: …" to somebody who wrote it by hand. JSON.parse tells no lines of what it
 * read, and a YAML parser that does took three seconds for a megabyte, during which a server would answer nobody.
 */

type Place = { line: number; children: Map<string | number, Place> | null }
type Open = { place: Place; isList: boolean; index: number; key: string | null; keyLine: number }

export type LocatedJson =
  | {
      value: unknown
      /** The line, from 1, of what a path leads to; of the last thing on the way where it leads nowhere. */
      findLine: (path: readonly PropertyKey[]) => number
      hasPath: (path: readonly PropertyKey[]) => boolean
      /** Names that stand twice in one object, where JSON.parse would quietly keep the second. */
      repeated: readonly { key: string; line: number }[]
    }
  /** Not JSON, or nested deeper than anything that people write: the first such line. */
  | { brokenLine: number }

/** Reads a JSON text with its lines. Linear in its length, without recursion, never throws. */
export function readJsonWithLines(text: string): LocatedJson {
  const tooDeep = findTooDeep(text)
  if (tooDeep !== null) return { brokenLine: countLine(text, tooDeep) }

  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { brokenLine: findBrokenLine({ text, message: error instanceof Error ? error.message : '' }) }
  }
  const { root, repeated } = locate(text)

  return { value, repeated, findLine: (path) => follow(root, path).place.line, hasPath: (path) => follow(root, path).isWhole }
}

const DEPTH_MAX = 100

/** Where brackets open within a hundred others: reading a megabyte of those takes seconds, and ends in nothing. */
function findTooDeep(text: string): number | null {
  let depth = 0
  let isInString = false

  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (isInString && letter === '\\') at += 1
    else if (letter === '"') isInString = !isInString
    else if (!isInString && (letter === '[' || letter === '{')) depth += 1
    else if (!isInString && (letter === ']' || letter === '}')) depth -= 1
    if (depth > DEPTH_MAX) return at
  }

  return null
}

function countLine(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}

function follow(root: Place, path: readonly PropertyKey[]): { place: Place; isWhole: boolean } {
  let place = root
  for (const part of path) {
    const next = typeof part === 'symbol' ? undefined : place.children?.get(part)
    if (!next) return { place, isWhole: false }
    place = next
  }

  return { place, isWhole: true }
}

const token = /\n|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g
const scalar = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/

type Located = { root: Place; repeated: { key: string; line: number }[]; brokenLine: number | null }

/** Walks over the tokens, which are well formed up to the first that is not. */
function locate(text: string): Located {
  const root: Place = { line: 1, children: null }
  const document: Open = { place: root, isList: true, index: 0, key: null, keyLine: 1 }
  const open: Open[] = [document]
  const repeated: Located['repeated'] = []
  let line = 1
  let last = ''

  for (const [word] of text.matchAll(token)) {
    const top = open.at(-1) ?? document
    if (word === '\n') {
      line += 1
      continue
    }
    const string = word.startsWith('"') ? readString(word) : null
    if (isOutOfPlace({ word, last, string })) return { root, repeated, brokenLine: line }

    if (word === '{' || word === '[') open.push(openPlace({ place: addPlace({ top, line }), isList: word === '[' }))
    else if (word === '}' || word === ']') open.pop()
    else if (string !== null && !top.isList && top.key === null) {
      if (top.place.children?.has(string)) repeated.push({ key: string, line })
      Object.assign(top, { key: string, keyLine: line })
    } else if (word !== ',' && word !== ':') addPlace({ top, line })
    last = word
  }

  // The document itself is the only element of an outer list.
  return { root: root.children?.get(0) ?? root, repeated, brokenLine: null }
}

function openPlace({ place, isList }: Pick<Open, 'place' | 'isList'>): Open {
  return { place, isList, index: 0, key: null, keyLine: place.line }
}

function addPlace({ top, line }: { top: Open; line: number }): Place {
  const place: Place = { line: top.isList ? line : top.keyLine, children: null }
  top.place.children ??= new Map()
  top.place.children.set(top.isList ? top.index : (top.key ?? ''), place)
  top.index += 1
  top.key = null

  return place
}

/** Null for a string with an escape that JSON does not have. */
function readString(word: string): string | null {
  try {
    return JSON.parse(word)
  } catch {
    return null
  }
}

/** A word that is no value, or a sign where a value should stand. */
function isOutOfPlace({ word, last, string }: { word: string; last: string; string: string | null }): boolean {
  if (/^[,:}\]]$/.test(word)) return /^[[{,:]$/.test(last) && last + word !== '[]' && last + word !== '{}'

  return string === null && word !== '{' && word !== '[' && !scalar.test(word)
}

/** V8 names the place of most errors; of a word that is no value it shows only the word. */
function findBrokenLine({ text, message }: { text: string; message: string }): number {
  const [, position] = /at position (\d+)/.exec(message) ?? []
  if (position !== undefined) return countLine(text, Number(position))

  return (/^Unexpected token/.test(message) ? locate(text).brokenLine : null) ?? countLine(text.trimEnd(), text.length)
}
