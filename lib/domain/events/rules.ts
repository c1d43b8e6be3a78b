import type { EventState } from './schema.ts'

/** The states in which an event waits for somebody, unless it was replayed. */
export const TROUBLE = ['NeedsAttention', 'Failed'] as const satisfies readonly EventState[]

/** What a try does besides reading, in the order in which a person thinks of it: of writing, mapping and notifying are parts. */
const STEP_NAMES: readonly string[] = ['map', 'write', 'notify']

export function orderSteps<Step extends { name: string }>(steps: readonly Step[]): Step[] {
  return STEP_NAMES.flatMap((name) => steps.filter((step) => step.name === name))
}

export function isTrouble(state: EventState | undefined): boolean {
  return TROUBLE.some((trouble) => trouble === state)
}

/** Stands in a redacted body where a value was. */
export const HIDDEN = { $hidden: true } as const

/** Scalars under these keys tell about the act, not about the person. Everything else is hidden: default deny. */
const OPEN_KEYS = new Set([
  'action',
  'id',
  'status',
  'offerStatus',
  'acceptanceStatus',
  'approvalStatus',
  'type',
  'reasonType',
  'startDate',
  'confidential',
  'isArchived',
  'isPrivate',
  'isPrimary',
  'enabled',
  'objectType',
  'fieldType',
  'orderInInterviewPlan',
  'webhookActionType',
])

function isOpenKey(key: string): boolean {
  return OPEN_KEYS.has(key) || /(Id|Ids|At)$/.test(key)
}

/** A body as people may read it: its form, ids, times and states; every other value is replaced. Pure and total. */
export function redactBody(body: unknown, key = ''): unknown {
  if (Array.isArray(body)) return body.map((item) => redactBody(item, key))
  if (body !== null && typeof body === 'object') {
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, redactBody(value, name)]))
  }

  return body === null || isOpenKey(key) ? body : HIDDEN
}

/** Headers worth keeping. A signature is a proof that could be replayed, so it is never stored. */
const KEPT_HEADERS = ['content-type', 'content-length', 'user-agent', 'x-request-id', 'x-ashby-request-id', 'ashby-version']
const HEADER_LENGTH_MAX = 300

/** Picks the headers that are stored with an event. */
export function curateHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = headers.get(name)

      return value === null ? [] : [[name, value.slice(0, HEADER_LENGTH_MAX)]]
    }),
  )
}
