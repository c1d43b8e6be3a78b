import { z } from 'zod'

/**
 * What a pass does, in this order: lists offers and hired applications, reads what belongs to them from lists where that costs less, looks at
 * what is to be looked at, and asks for what is no longer listed.
 */
export const sweepPhaseSchema = z.enum([
  'offers',
  'applications',
  'join:Application',
  'join:Candidate',
  'join:Job',
  'look:Offer',
  'look:Application',
  'gone:Offer',
  'gone:Hire',
  'done',
])
export type SweepPhase = z.infer<typeof sweepPhaseSchema>

const listProgressSchema = z.object({
  isWhole: z.boolean(),
  /** Lists what changed since it was given; null lists everything. */
  token: z.string().nullable(),
  /** For the next pass: comes with the last page. */
  nextToken: z.string().nullable(),
  /** Records of the list, and beside a list of changes those whose turn has come. */
  listed: z.int(),
  /** Known records that were read before are looked at although nothing seems to have changed. */
  staleBefore: z.iso.datetime(),
})
export type ListProgress = z.infer<typeof listProgressSchema>

/** What a pass remembers between two of its jobs, beside where it is and what it has counted. */
export const sweepProgressSchema = z.object({
  offers: listProgressSchema,
  applications: listProgressSchema,
  /** The list that is being joined: how many objects are needed of it, pages read, and needed ones that they brought. */
  join: z.object({ needed: z.int(), pages: z.int(), found: z.int() }).nullable(),
  /** Records that could not be read, though another try may: then no token is kept, so that they are listed again. */
  unread: z.int(),
  /** A token or cursor had expired once. */
  hasRestarted: z.boolean(),
})
export type SweepProgress = z.infer<typeof sweepProgressSchema>

/** The first records that came in untold, as the row keeps them. */
export const untoldRecordSchema = z.object({ kind: z.enum(['offer', 'newHire']), id: z.uuid() })
export type UntoldRecord = z.infer<typeof untoldRecordSchema>
