import { Webhook } from 'standardwebhooks'

export type SignOutgoing = {
  messageId: string
  at: Date
  body: string
  /** The newest first. */
  secrets: readonly string[]
}

/** The headers of a try, as Standard Webhooks has them. Each secret signs, so that a receiver may know either. */
export function signOutgoing({ messageId, at, body, secrets }: SignOutgoing): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Handoff-Webhooks',
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(messageId, at, body)).join(' '),
  }
}

const EXCERPT_MAX = 500
const HIDDEN = '[hidden]'
/** Shorter values ("EUR", "0", "true") are in every text and tell nobody anything. */
const VALUE_MIN = 4
const SECRET_FORMS = [
  /whsec_[\w+/=-]+/gi,
  /v1a?,[\w+/=]{20,}/g,
  /\b(?:bearer|basic)\s+[\w.~+/=-]+/gi,
  /\b(?:hk|sk|pk|ghp|xox[abp])[_-][\w-]{8,}/gi,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /("?(?:password|passwd|secret|token|api[_-]?key|authorization|cookie|session)"?\s*[:=]\s*)("[^"]*"?|[^\s,;&}]+)/gi,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /\b[\w+/-]{32,}={0,2}/g,
]

export type ExcerptAnswer = {
  text: string
  /** What was sent: an answer that repeats it is not kept. */
  body: string
}

/** The beginning of an answer as the log keeps it: without what was sent, without what looks like a secret or an address of a mailbox. */
export function excerptAnswer({ text, body }: ExcerptAnswer): string | null {
  const clean = replaceControls(unescapeText(unescapeText(unescapeText(text)))).trim()
  if (clean === '') return null
  const values = listValues(parseJson(body))
    .map(replaceControls)
    .sort((one, other) => other.length - one.length)
  const withoutValues = values.reduce((rest, value) => rest.replaceAll(value, HIDDEN), clean)
  const hidden = SECRET_FORMS.reduce((rest, form) => rest.replace(form, hideMatch), withoutValues)

  return hidden.length > EXCERPT_MAX ? `${hidden.slice(0, EXCERPT_MAX).toWellFormed()}…` : hidden
}

/** A named secret keeps its name. */
function hideMatch(_match: string, name: unknown, value: unknown): string {
  return typeof name === 'string' && typeof value === 'string' ? `${name}${HIDDEN}` : HIDDEN
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', '#39': "'" }

/** As somebody reads it: what was sent may come back inside JSON, inside JSON in JSON, or in a page. */
function unescapeText(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_match, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(["\\/])/g, '$1')
    .replace(/&(quot|amp|lt|gt|#39);/g, (match, name: string) => ENTITIES[name] ?? match)
}

function listValues(node: unknown): string[] {
  if (typeof node === 'object' && node !== null) return Object.values(node).flatMap(listValues)
  const text = typeof node === 'string' || typeof node === 'number' ? String(node) : ''

  return text.length >= VALUE_MIN ? [text] : []
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function replaceControls(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
}
