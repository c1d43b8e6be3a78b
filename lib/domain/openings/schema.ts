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
 * last.
 */
export type OpeningValues = Readonly<Record<string, string | null>>
