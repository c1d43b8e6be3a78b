import type { Readings } from '#lib/domain/mappings/schema.ts'
import type { MatchSignal } from '#lib/domain/new-hires/terms.ts'
import { foldText } from '#lib/platform/format/text.ts'

/** As they are stored, with the word that the API says for each. */
export const signalWords = { Email: 'email', Phone: 'phone', LinkedIn: 'linkedIn', Name: 'name', Candidate: 'candidate' } as const
export type SignalKind = keyof typeof signalWords

/** One thing that somebody is recognised by, folded so that two writings of it are one. */
export type Signal = { kind: SignalKind; value: string }

/** Who somebody is by their own values. */
export type Recognised = {
  firstName: string | null
  lastName: string | null
  personalEmail: string | null
  personalPhone: string | null
  linkedIn: string | null
}

/** What the source knows of the candidate of one hire. */
export type CandidateTrace = { sourceKey: string; environment: string; candidateExternalId: string; readings: Readings }

/** Longer than any of these is, and short enough for an index. */
const VALUE_MAX = 300
/** How many last digits of a number are compared: what stands before them is written in several ways, or left out. */
const PHONE_DIGITS = 8

const EMAIL_PATHS = ['candidate.email', 'candidate.personalEmail', 'candidate.emails']
const PHONE_PATHS = ['candidate.phone', 'candidate.phones']
const LINKED_IN_PATHS = ['candidate.linkedIn']

/** Everything by which somebody is recognised, each once: by their own values, and by all that the source knows of them as a candidate. Pure. */
export function listSignals({ own, traces }: { own: Recognised; traces: readonly CandidateTrace[] }): Signal[] {
  const readAll = (paths: readonly string[]) => traces.flatMap(({ readings }) => paths.flatMap((path) => readings[path]?.value ?? []))
  const candidates = traces.map((trace) => `${trace.sourceKey}:${trace.environment}:${trace.candidateExternalId}`)
  const signals = [
    ...foldEach('Email', [own.personalEmail, ...readAll(EMAIL_PATHS)], foldEmail),
    ...foldEach('Phone', [own.personalPhone, ...readAll(PHONE_PATHS)], foldPhone),
    ...foldEach('LinkedIn', [own.linkedIn, ...readAll(LINKED_IN_PATHS)], foldLinkedIn),
    ...foldEach('Name', [foldName(own)], (name) => name),
    ...foldEach('Candidate', candidates, (id) => id),
  ]

  return [...new Map(signals.map((signal) => [toSignalKey(signal), signal])).values()]
}

function foldEach(kind: SignalKind, texts: readonly (string | null)[], fold: (text: string) => string | null): Signal[] {
  return texts.flatMap((text) => {
    const value = text === null ? null : fold(text)
    return value ? [{ kind, value: value.slice(0, VALUE_MAX) }] : []
  })
}

export function toSignalKey({ kind, value }: Signal): string {
  return `${kind} ${value}`
}

/** Two addresses that differ in capitals are one. What follows a plus is kept: not every provider ignores it. */
export function foldEmail(text: string): string | null {
  const email = text.trim().toLowerCase()

  return email.includes('@') ? email : null
}

/** The last eight digits: "+598 94 000 117" is "094000117". Null for a number too short to tell two people apart. */
export function foldPhone(text: string): string | null {
  const [number = ''] = text.split(/ext|x|#|;/i)
  const digits = number.replace(/\D/g, '').replace(/^0+/, '')

  return digits.length < PHONE_DIGITS ? null : digits.slice(-PHONE_DIGITS)
}

/** Host and path of a profile: without protocol, `www` or a language, query and last slash. Null for what names no profile. */
export function foldLinkedIn(text: string): string | null {
  const address = /^https?:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`
  if (!URL.canParse(address)) return null

  const { hostname, pathname } = new URL(address)
  const isLinkedIn = hostname === 'linkedin.com' || hostname.endsWith('.linkedin.com')
  const parts = decodePath(pathname).toLowerCase().split('/').filter(Boolean)
  if (parts.length === 0) return null

  // Behind the profile's name stands at most a language.
  return isLinkedIn ? ['linkedin.com', ...parts.slice(0, 2)].join('/') : [hostname.replace(/^www\./, ''), ...parts].join('/')
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

/** First and last name without capitals, accents and marks. Null unless both are known: a first name alone would fit too many. */
export function foldName({ firstName, lastName }: Pick<Recognised, 'firstName' | 'lastName'>): string | null {
  const [first, last] = [firstName, lastName].map((name) =>
    foldText(name ?? '')
      .replace(/['’ʼ.]/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  )

  return first && last ? `${first} ${last}` : null
}

const matchOrder: readonly MatchSignal[] = ['candidate', 'email', 'phone', 'linkedIn', 'name']

/** What is the same of two, the surest first. */
export function toMatchSignals(kinds: readonly SignalKind[]): MatchSignal[] {
  const words = kinds.map((kind): MatchSignal => signalWords[kind])

  return matchOrder.filter((signal) => words.includes(signal))
}

/** How much two have in common. The same candidate counts for two: the source itself says that it is one person. */
export function weighSignals(signals: readonly MatchSignal[]): number {
  return signals.length + (signals.includes('candidate') ? 1 : 0)
}

/** Two signals say the same person, one says maybe. */
export function isSureMatch(signals: readonly MatchSignal[]): boolean {
  return weighSignals(signals) >= 2
}
