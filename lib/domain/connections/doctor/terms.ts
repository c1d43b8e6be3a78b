import type { ByHand, Endpoint, PermissionCheck } from '#lib/domain/connections/contract.ts'
import type { StoredConnection } from '#lib/domain/connections/queries.ts'

/** What is known of a connection without another query: enough to say whether something is wrong with it. */
export type HealthFacts = {
  row: Pick<
    StoredConnection,
    | 'state'
    | 'keyLastFour'
    | 'keyErrorCode'
    | 'keySetAt'
    | 'apiVersionStatus'
    | 'chosenEvents'
    | 'writesAnswersBack'
    | 'configureError'
    | 'rotateError'
    | 'holdUntil'
    | 'lastEventAt'
    | 'sweepEveryMinutes'
    | 'nextSweepAt'
    | 'sweeps'
  >
  now: Date
  /** Empty without a key. */
  permissions: readonly PermissionCheck[]
  /** Whether there is a key that may read what comes in. */
  canAsk: boolean
  /** Webhooks that the key made. */
  live: readonly Endpoint[]
  /** Those that may stand in Ashby and take in nothing here. */
  abandoned: readonly Endpoint[]
  /** Ashby’s names of the webhooks that Handoff needs and that are not there. */
  missingWebhooks: readonly string[]
  byHand: ByHand | null
  apiVersion: string
}

/** What it takes a few queries to know. */
export type TrafficFacts = {
  received24h: number
  refused24h: number
  failed24h: number
  /** Age of the oldest event that waits for its first try; null where none waits. */
  lagMs: number | null
  /** Whether a confidential job, or a private field of something else than an offer, was ever seen: then the key may see them. */
  hasSeenConfidential: boolean
  hasSeenPrivateField: boolean
  /** Whether an event told of something lately that the key was not shown. */
  hasHiddenRecords: boolean
  /** When the first webhook made by the key stood, and whether one made by hand delivered in the last seven days. */
  ownSince: Date | null
  hasByHandTraffic: boolean
}
