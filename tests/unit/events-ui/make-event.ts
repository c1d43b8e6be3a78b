import type { EventDetail } from '#lib/domain/events/contract.ts'

export type Attempt = EventDetail['attempts'][number]

/** A try that took 200 ms, a tenth of a second after the event came. */
export function makeAttempt(change: Partial<Attempt> = {}): Attempt {
  return {
    id: 'try',
    startedAt: '2026-11-20T10:00:00.100Z',
    finishedAt: '2026-11-20T10:00:00.300Z',
    outcome: 'done',
    code: null,
    message: null,
    requestId: null,
    calls: [],
    steps: [],
    ...change,
  }
}

/** An Offer Update that is settled and whose body is kept. */
export function makeEvent(change: Partial<EventDetail> = {}): EventDetail {
  return {
    id: 'event',
    action: 'offerUpdate',
    label: 'Offer Update',
    state: 'Done',
    reason: null,
    reasonCode: null,
    receivedAt: '2026-11-20T10:00:00.000Z',
    nextAttemptAt: null,
    attemptCount: 1,
    repeatCount: 0,
    isTest: false,
    replayOfId: null,
    replayedAt: null,
    connection: { id: 'connection', name: 'Sandbox', environment: 'Sandbox' },
    subject: { kind: 'offer', externalId: 'offer' },
    offer: null,
    newHire: null,
    webhookActionId: null,
    requestId: null,
    finishedAt: null,
    repeats: [],
    attempts: [],
    headers: {},
    body: {},
    bodyBytes: 1024,
    bodyRemovedAt: null,
    retryObstacle: 'it is done',
    replayObstacle: null,
    intake: null,
    replays: [],
    siblings: [],
    ...change,
  }
}
