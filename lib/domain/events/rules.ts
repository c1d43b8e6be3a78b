import { type EventState, stepNames } from './terms.ts'

/** The states in which an event waits for somebody, unless it was replayed: then the newer one tells. */
export const TROUBLE = ['NeedsAttention', 'Failed'] as const satisfies readonly EventState[]

/** In the order of `stepNames`. */
export function orderSteps<Step extends { name: string }>(steps: readonly Step[]): Step[] {
  return stepNames.flatMap((name) => steps.filter((step) => step.name === name))
}

export function isTrouble(state: EventState | undefined): boolean {
  return TROUBLE.some((trouble) => trouble === state)
}

/** What decides whether an event can be tried again or replayed. */
export type ActableEvent = {
  state: EventState
  isTest: boolean
  subjectExternalId: string
  /** Empty where nothing uses it, and once retention or erasure took it. */
  body: string
  bodyRemovedAt: Date | null
  replayedAt: Date | null
  receivedAt: Date
  retriedAt: Date | null
  connection: { state: 'Configuring' | 'Connected' | 'Paused' | 'Disconnected' }
}

/** Why an act is not possible, as it stands behind a colon, and a sentence of what to do instead. */
export type EventObstacle = { why: string; instead: string }

/** An event that is on its way for longer has lost its job, and a person may give it another. */
const STUCK_AFTER_MS = 10 * 60_000

/** Why an event cannot be tried again; null where it can. One that was replayed is over: the newer one is tried. */
export function findRetryObstacle(event: ActableEvent & { now: Date }): EventObstacle | null {
  const { state, receivedAt, retriedAt, replayedAt, connection, now } = event
  const isStuck = connection.state !== 'Paused' && now.getTime() - (retriedAt ?? receivedAt).getTime() > STUCK_AFTER_MS
  if (event.isTest) return IS_TEST
  if (isUnderWay(state) && !isStuck) return { why: 'it is still worked on', instead: 'Wait until it is settled.' }
  if (state === 'Done') return { why: 'it is done', instead: 'Replay it to have Ashby read again.' }
  if (replayedAt) return { why: 'it was replayed', instead: 'Try the newer event again.' }

  return findBodyObstacle(event)
}

/** Why no new event can be made of an event; null where one can. `whereReplayed` asks the database the same. */
export function findReplayObstacle(event: ActableEvent): EventObstacle | null {
  if (event.isTest) return IS_TEST
  if (isUnderWay(event.state)) return { why: 'it is still worked on', instead: 'Wait until it is settled.' }
  if (event.connection.state === 'Disconnected')
    return { why: 'its account is disconnected', instead: 'Connect the account again, then replay.' }

  return findBodyObstacle(event)
}

const IS_TEST: EventObstacle = { why: 'it is a test', instead: 'Send another one instead.' }

function isUnderWay(state: EventState): boolean {
  return state === 'Received' || state === 'Processing'
}

function findBodyObstacle({ body, bodyRemovedAt, subjectExternalId }: ActableEvent): EventObstacle | null {
  if (body !== '') return null
  const instead = 'Check Ashby now to see what is there.'
  if (bodyRemovedAt) return { why: 'its body is kept no more', instead }
  if (subjectExternalId === '') return { why: 'its body was not kept', instead: 'Handoff does not use this event.' }

  return { why: 'its body was erased with its candidate', instead }
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
