import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Permission } from './schema.ts'

/** What every error answer of the API carries beside its HTTP status. */
export const errorDataSchema = z.object({
  code: z.string().describe('Stable code, for programs'),
  userMessage: z.string().describe('What happened and what to do, for people'),
  retry: z.enum(['no', 'later']),
  requestId: z.string().nullable().describe("Ashby's request id where its call failed, ours where the fault is ours"),
  fields: z.record(z.string(), z.string()).describe('Input field to what is wrong with it'),
})
export type ErrorData = z.infer<typeof errorDataSchema>

/**
 * `anyone` procedures are for whoever has no session yet and count every call of an address; `user` procedures need a session and no
 * organization; all others need an organization, and `permission` in it. A procedure without meta is refused.
 */
export type ProcedureMeta = {
  permission?: Permission | 'user' | 'anyone'
  /** Beside that permission at least one of these. */
  anyOf?: readonly Permission[]
  /** Only for somebody who is signed in: an API key is refused although it has the permission. */
  needsPerson?: boolean
  /** The answer holds a secret that is shown once: it is not kept for a repeat with the same Idempotency-Key. */
  isAnswerSecret?: boolean
}

/** Every noun's contract starts here. */
export const procedure = oc.$meta<ProcedureMeta>({})

/** Ids are UUIDv7 in plain form. Anything else is answered like an id that does not exist. */
export const idSchema = z.uuid()
export const instantSchema = z.iso.datetime({ offset: true }).describe('Instant, ISO 8601')
export const calendarDateSchema = z.iso.date().describe('Calendar date YYYY-MM-DD, no time and no zone')
export const decimalSchema = z
  .string()
  .regex(/^-?\d{1,14}(\.\d{1,4})?$/)
  .describe('Decimal number as text')

/** One page of a list. The cursor is opaque; null means that this was the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}
