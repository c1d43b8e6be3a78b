import { cleanName } from '#lib/platform/format/names.ts'

export type SplitName = { first: string | null; middle: string | null; last: string | null }

/**
 * Splits a person's name that a source keeps as one string. A guess that a person can mend, made so that nothing of the name is lost:
 * first, middle and last together hold every word of it except titles ("Dr.") and degrees ("PhD").
 *
 * - The last word is the last name, the words between are middle names: "Mary Jane Watson". Two Spanish surnames without "y" look just the
 *   same, so "Gabriel García Márquez" gets García as a middle name.
 * - From a particle on everything is the last name: "Ludwig van der Heijden", "Ana de Souza Lima", "José Núñez y Álvarez de Toledo".
 * - One word is a first name. A comma sets the last name first: "Heijden, Ludwig van der". "Jr." and "III" stay with the last name.
 * - Names in Chinese, Japanese or Korean script begin with the last name where there is a space ("山田 花子") and stay whole where there is
 *   none ("김민준"). In Latin script nothing tells that a last name stands first ("Nguyễn Thị Minh Khai"): it counts as the first name.
 */
export function splitName(name: string): SplitName {
  const parts = cleanName(name.replace(/\s+/gu, ' '))
    .split(/\s*[,،、]\s*/u)
    .filter((part) => part !== '' && !isDegree(part))
  const suffixes = parts.slice(1).filter(isSuffix)
  const segments = [...parts.slice(0, 1), ...parts.slice(1).filter((part) => !isSuffix(part))]
  const [head = '', given = ''] = segments

  const split = segments.length === 2 ? splitReversed({ last: head, given }) : splitWords(toWords(segments.join(' ')))

  return withSuffix(split, suffixes)
}

/** "Last, First Middle". A particle that was left behind with the first names goes back: "Heijden, Ludwig van der". */
function splitReversed({ last, given }: { last: string; given: string }): SplitName {
  const words = toWords(given)
  // The first name is never a particle, so it is not looked at.
  const particleAt = words.findLastIndex((word, index) => index === 0 || !isParticle(word)) + 1
  const [first, ...middle] = words.slice(0, particleAt)

  return toSplit({ first, middle, last: [...words.slice(particleAt), ...toWords(last)] })
}

function splitWords(words: readonly string[]): SplitName {
  const suffixes = words.length > 2 ? takeSuffixes(words) : []
  const names = words.slice(0, words.length - suffixes.length)
  const [first] = names
  if (first === undefined) return { first: null, middle: null, last: null }
  if (names.length === 1) return withSuffix({ first, middle: null, last: null }, suffixes)
  if (isFamilyFirst(names)) return toSplit({ first: names.slice(1).join(' '), middle: [], last: [first] })
  // A last name alone, written small as its particle is: "van der Heijden".
  if (isParticle(first) && first === first.toLowerCase() && first !== first.toUpperCase()) return toSplit({ middle: [], last: names })

  const lastAt = findLastName(names)

  return withSuffix(toSplit({ first, middle: names.slice(1, lastAt), last: names.slice(lastAt) }), suffixes)
}

/** Where the last name begins: at the first particle, before the word that "y" joins to another, else at the last word. */
function findLastName(names: readonly string[]): number {
  const particleAt = names.findIndex((word, index) => index > 0 && index < names.length - 1 && isParticle(word))
  const connectorAt = names.findIndex((word, index) => index > 1 && index < names.length - 1 && CONNECTORS.has(word))
  const candidates = [names.length - 1, ...(particleAt === -1 ? [] : [particleAt]), ...(connectorAt === -1 ? [] : [connectorAt - 1])]

  return Math.min(...candidates)
}

/** Words of a name without the titles before it and the degrees behind it, as long as a name stays. */
function toWords(text: string): string[] {
  const separator = KATAKANA_NAME.test(text) ? /[\s・]+/u : /\s+/u
  const words = text.split(separator).filter((word) => word !== '')
  const start = words.findIndex((word, index) => index === words.length - 1 || !isTitle(word))
  const end = words.findLastIndex((word, index) => index <= start || !isDegree(word))

  return words.slice(start, end + 1)
}

function takeSuffixes(words: readonly string[]): string[] {
  const last = words.at(-1)

  return last !== undefined && isSuffix(last) ? [last] : []
}

function withSuffix(split: SplitName, suffixes: readonly string[]): SplitName {
  if (suffixes.length === 0) return split
  const place = split.last === null ? 'first' : 'last'

  return { ...split, [place]: [split[place], ...suffixes].filter(Boolean).join(' ') }
}

function toSplit({ first, middle, last }: { first?: string; middle: readonly string[]; last: readonly string[] }): SplitName {
  return { first: first || null, middle: middle.join(' ') || null, last: last.join(' ') || null }
}

/** Words that begin a last name in many languages, whether written large or small. */
const PARTICLES = new Set(
  `van von vom der den ter ten tot 't zu zum zur af av de del della dello delle degli di du des da das do dos
  la las los le el al ibn bin bint abu ben ould ó ní nic mac mc o' st. st san santa
  بن ابن بنت آل أبو ابو בן בת אבן`.split(/\s+/),
)
/** First or middle names when written large: "Ben", "Do", "El". */
const ONLY_SMALL = new Set(['ben', 'do', 'el', 'le', 'san', 'st', 'mac', 'la', 'da', 'wa', 'al', 'av', 'des'])
/** Small words that begin a last name only where they are small. */
const SMALL_PARTICLES = new Set(['wa', 'ua', 'ap', 'op', "'s"])
const CONNECTORS = new Set(['y', 'i', 'e'])

function isParticle(word: string): boolean {
  const small = word.toLowerCase().replaceAll('’', "'")
  if (SMALL_PARTICLES.has(word)) return true
  if (!PARTICLES.has(small)) return false

  return word === word.toLowerCase() || !ONLY_SMALL.has(small)
}

const TITLES = new Set('dr prof mr mrs ms miss mx sir dame herr frau mme mlle'.split(' '))
/** Names of people too, or of saints, unless they are cut short by a point. */
const TITLES_WITH_POINT = new Set('rev. fr. ing. dipl.-ing. sr. sra. srta. dott. hon. eng. mag. m.'.split(' '))

function isTitle(word: string): boolean {
  const small = word.toLowerCase()

  return TITLES_WITH_POINT.has(small) || TITLES.has(small.replace(/\.$/, ''))
}

function isSuffix(word: string): boolean {
  return /^(jr|sr|jnr|snr|ii|iii|iv)\.?$/i.test(word)
}

function isDegree(word: string): boolean {
  return /^(ph\.?d|m\.?d|mba|m\.?sc|b\.?sc|esq|d\.?d\.?s|cpa|phd)\.?$/i.test(word)
}

const KATAKANA_NAME = /^[\p{Script=Katakana}ー・＝\s]+$/u
const EAST_ASIAN_WORD = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+$/u

/** Names of other languages are written in Katakana, with the first name first. */
function isFamilyFirst(names: readonly string[]): boolean {
  return names.every((word) => EAST_ASIAN_WORD.test(word)) && !names.every((word) => KATAKANA_NAME.test(word))
}
