/** From what a source says to the one form of a field's type, see `fieldTypeSchema`. Tolerant of how it is written, strict in what comes out. */
import { writeMoney, writePerson } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition, FieldType } from '#lib/domain/fields/schema.ts'
import { type Converter, compileChoice, compileChoices } from '#lib/domain/mappings/engine/option-matches.ts'
import { findInterval } from '#lib/domain/mappings/engine/pay-intervals.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { cutText, foldKey, refuseContent } from '#lib/domain/source-texts/rules.ts'
import {
  isEmail,
  isPhone,
  parseMoney,
  parsePerson,
  parseUrl,
  readAmount,
  readCurrency,
  readDecimal,
  spellDate,
} from '#lib/domain/typed-values/rules.ts'
import { cleanLine, cleanText } from '#lib/platform/format/text.ts'

type ConversionField = Pick<FieldDefinition, 'type' | 'options'>

/** A reader of one field's values, made once and used for every record. What it answers is in the form of the type, always. */
export function compileConverter({ type, options }: ConversionField): Converter {
  if (type === 'choice') return compileChoice(options)
  if (type === 'choices') return compileChoices(options)
  // A type that a newer release wrote fills nothing.
  const form = Object.hasOwn(forms, type) ? forms[type] : undefined
  if (!form) return refuseContent
  const joins = type === 'text' || type === 'longText'

  return (content) => {
    const text = typeof content === 'string' ? content : joins || content.length === 1 ? content.join(', ') : null
    if (text === null) return refuseContent(content)
    if (form.holds(text)) return text
    const value = form.read(text)

    return value !== null && form.holds(value) ? value : refuseContent(content)
  }
}

/** `holds` says whether a text is in the one form of the type; `read` makes it from how sources write. */
type Form = { holds: (text: string) => boolean; read: (text: string) => string | null }

const LINE_MAX = 1000
const TEXT_MAX = 10_000

// What most records hold: letters of the common scripts in their composed form, one space between words. Cleaning changes nothing of it, and
// this is seen in a fraction of the time.
const letters = String.raw`!-~\u00A1-\u017F\u0400-\u0482\u05D0-\u05EA\u0620-\u064A\u2010-\u2027\u3041-\u3096\u30A1-\u30FA\u4E00-\u9FFF\uAC00-\uD7A3`
const plainLine = new RegExp(`^[${letters}]+(?: [${letters}]+)*$`)

function isLine(text: string): boolean {
  return plainLine.test(text) || (text !== '' && cleanLine(text) === text)
}

const numberForm = /^(?:0|-?[1-9]\d{0,13}(?:\.\d{0,9}[1-9])?|-?0\.\d{0,9}[1-9])$/
const amountForm = /^(?:0|[1-9]\d{0,13}(?:\.\d{0,3}[1-9])?|0\.\d{0,3}[1-9])$/
const intervals: ReadonlySet<string> = new Set(payIntervalSchema.options)

const forms: Readonly<Record<Exclude<FieldType, 'choice' | 'choices'>, Form>> = {
  text: { holds: (text) => text.length <= LINE_MAX && isLine(text), read: (text) => cutText(cleanLine(text), LINE_MAX) },
  longText: {
    holds: (text) => text.length <= TEXT_MAX && (plainLine.test(text) || (text !== '' && cleanText(text) === text)),
    read: (text) => cutText(cleanText(text), TEXT_MAX),
  },
  number: { holds: (text) => numberForm.test(text), read: (text) => readNumber(plain(text)) },
  amount: { holds: (text) => amountForm.test(text), read: (text) => readPlainAmount(plain(text)) },
  money: { holds: isMoney, read: (text) => readMoneyText(plain(text)) },
  date: { holds: isCalendarDate, read: (text) => readDate(plain(text)) },
  yesNo: { holds: (text) => text === 'yes' || text === 'no', read: (text) => YES_NO.get(foldKey(text)) ?? null },
  email: { holds: isMailAddress, read: (text) => readEmail(cleanLine(text)) },
  phone: { holds: (text) => isPlainPhone(text) || (isPhone(text) && isLine(text)), read: cleanLine },
  url: { holds: isUrl, read: (text) => readUrl(cleanLine(text)) },
  person: { holds: isPerson, read: (text) => readPersonText(cleanLine(text)) },
  currency: { holds: isCurrency, read: (text) => readCurrencyText(plain(text)) },
  interval: { holds: (text) => intervals.has(text), read: (text) => findInterval(plain(text)) },
}

// No number, date or word of these types is longer; patterns would take their time on what is.
const SHORT_MAX = 100

/** One short line in plain characters: full-width digits and unusual spaces are what they look like. Longer text is cut: it is none of these. */
function plain(text: string): string {
  return text.length > SHORT_MAX * 2 ? '' : cleanLine(text).normalize('NFKC').trim()
}

/**
 * The numbers of a text with a decimal point and without groups, where only one reading is possible: "4.200,50", "1.234.567", "4 200,5" and
 * "4,5". A comma before three digits groups ("4,200" is 4200), and one point is a decimal point, as sources send numbers ("1.234").
 */
function spellDecimals(text: string): string {
  return text.replace(/\d[\d.,'’ ]*\d/, (run) => {
    if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(run)) return run.replaceAll('.', '').replace(',', '.')
    if (/^\d{1,3}(?:[ '’]\d{3})+,\d+$/.test(run)) return run.replace(/[ '’]/g, '').replace(',', '.')
    if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(run)) return run.replaceAll('.', '')

    return /^(?:\d+,\d{1,2}|\d{4,},\d+|0,\d+)$/.test(run) ? run.replace(',', '.') : run
  })
}

const NUMBER_FRACTION_MAX = 10

/** Money gives its amount. */
function readNumber(line: string): string | null {
  const text = spellDecimals(line).replace(/^\+/, '')

  return readDecimal(text, { fractionMax: NUMBER_FRACTION_MAX }) ?? parseMoney(text)?.amount ?? null
}

function readPlainAmount(line: string): string | null {
  const text = spellDecimals(line).replace(/^\+/, '')

  return readAmount(text) ?? parseMoney(text)?.amount ?? null
}

function readMoneyText(line: string): string | null {
  const text = spellDecimals(line)
  const money = parseMoney(text)
  if (money) return writeMoney(money)

  // Behind the money may stand words that sources use and people do not type, such as "1 YEAR".
  for (const { index } of text.matchAll(/[ /]/g)) {
    const head = parseMoney(text.slice(0, index))
    const interval = head?.interval === null ? findInterval(text.slice(index + 1)) : null
    if (head && interval) return writeMoney({ ...head, interval })
  }

  return null
}

/** As `writeMoney` writes it, seen without taking it apart. */
function isMoney(text: string): boolean {
  const space = text.indexOf(' ')
  const interval = text.slice(space + 4)
  const isPer = interval === '' || (interval.startsWith(' ') && intervals.has(interval.slice(1)))

  return space > 0 && isPer && amountForm.test(text.slice(0, space)) && isCurrency(text.slice(space + 1, space + 4))
}

function isCurrency(text: string): boolean {
  return readCurrency(text) === text
}

const SIGNS = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
])

function readCurrencyText(line: string): string | null {
  return SIGNS.get(line) ?? readCurrency(line)
}

const YEAR_MIN = 1900
const MONTH_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** True for a day that exists; 2026-02-30 does not. Works on the digits, so that no zone can move the day. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-\d{2}$/.test(text)) return false
  const [year, month, day] = [readDigits(text, 0) * 100 + readDigits(text, 2), readDigits(text, 5), readDigits(text, 8)]
  const isLeapDay = month === 2 && day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

  return year >= YEAR_MIN && day >= 1 && (isLeapDay || day <= (MONTH_DAYS[month] ?? 0))
}

/** Two digits as their number. */
function readDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 0x30) * 10 + text.charCodeAt(at + 1) - 0x30
}

/** A date-time gives the date that is written in it, in whatever zone. */
function readDate(line: string): string {
  return /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(line)?.[1] ?? spellDate(line)
}

const YES_NO = new Map([
  ['yes', 'yes'],
  ['true', 'yes'],
  ['1', 'yes'],
  ['no', 'no'],
  ['false', 'no'],
  ['0', 'no'],
])

// The addresses and numbers of most records, seen in a fraction of the time; all of them are what isEmail and isPhone say.
const plainAddress = /^[a-z0-9]+(?:[._+-][a-z0-9]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,20}$/i
const plainPhone = /^\+?\d+(?:[ -]\d+)*$/
const [PLAIN_PHONE_MIN, PLAIN_PHONE_MAX] = [9, 50]
const EMAIL_MAX = 254

function isMailAddress(text: string): boolean {
  return text.length <= EMAIL_MAX && (plainAddress.test(text) || isEmail(text))
}

function isPlainPhone(text: string): boolean {
  return text.length >= PLAIN_PHONE_MIN && text.length <= PLAIN_PHONE_MAX && plainPhone.test(text)
}

/** The address of a person gives their e-mail. */
function readEmail(line: string): string | null {
  return isMailAddress(line) ? line : (parsePerson(line)?.email ?? null)
}

function isUrl(text: string): boolean {
  return parseUrl(text) === text
}

/** Only what says that it is a web address: a source's "3.5" or "N/A" is none, although a browser could make one of it. */
function readUrl(line: string): string | null {
  return /^https?:\/\//i.test(line) ? parseUrl(line) : null
}

const PERSON_NAME_MAX = 200

/** As `writePerson` writes what `parsePerson` reads, seen without taking it apart. */
function isPerson(text: string): boolean {
  const at = text.indexOf('<')
  if (at === -1) return text.length <= PERSON_NAME_MAX && !text.includes('>') && isLine(text)
  const [name, email] = [text.slice(0, at - 1), text.slice(at + 1, -1)]
  const isWritten = text[at - 1] === ' ' && text.endsWith('>') && name.length <= PERSON_NAME_MAX

  return isWritten && !name.includes('>') && isLine(name) && name !== email && isMailAddress(email)
}

function readPersonText(line: string): string | null {
  const person = parsePerson(line)

  return person && (writePerson(person) || null)
}
