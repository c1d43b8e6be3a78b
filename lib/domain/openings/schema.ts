import { z } from 'zod'
import {
  matchKinds,
  openingStates,
  openingSyncOutcomes,
  openingSyncStates,
  openingSyncTriggers,
  sourceItemKinds,
  winners,
} from './terms.ts'

export const openingStateSchema = z.enum(openingStates)
export const winnerSchema = z.enum(winners)
export const matchKindSchema = z.enum(matchKinds)
export const sourceItemKindSchema = z.enum(sourceItemKinds)
export const openingSyncTriggerSchema = z.enum(openingSyncTriggers)
export const openingSyncStateSchema = z.enum(openingSyncStates)
export const openingSyncOutcomeSchema = z.enum(openingSyncOutcomes)

/** What stands in the way: words for people, the field it is about, and Ashby's request id. */
export const openingProblemSchema = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().nullable(),
  requestId: z.string().nullable(),
})
export type OpeningProblem = z.infer<typeof openingProblemSchema>

/**
 * An opening's values by field key (an `OpeningFieldKey`, or a custom field's id), in Ashby's terms: ids of its team, locations (a JSON list,
 * sorted) and jobs (the same), dates YYYY-MM-DD, "yes" and "no". Null is "no value". `sent` is what we wrote last, `theirs` what Ashby said
 * last; "*" in `sent` is a field that somebody left to Ashby.
 */
export type OpeningValues = Readonly<Record<string, string | null>>

/**
 * What is remembered beside the values of `sent`, under keys that no field has: when we wrote last, until a read that cannot lag behind it;
 * when we set the state last, and to what.
 */
export const WRITTEN_AT = '$writtenAt'
export const STATE_SET = '$state'
export const STATE_SET_AT = '$stateAt'
/** Beside the values of `theirs`: Ashby's version of them, where it tells a write from what stood before. */
export const VERSION = '$version'

/** What stands in the way of one open job: beside the problem the opening that has its identifier, and when it was looked for in vain. */
export const jobProblemSchema = openingProblemSchema.extend({
  candidate: z.object({ externalId: z.string(), title: z.string().nullable(), sourceState: z.string().nullable() }).nullish(),
  missedAt: z.string().nullish(),
})
export type JobProblem = z.infer<typeof jobProblemSchema>
