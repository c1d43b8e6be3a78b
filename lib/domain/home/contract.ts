import { z } from 'zod'
import { calendarDateSchema, idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { connectionSchema } from '#lib/domain/connections/contract.ts'
import { eventSummarySchema } from '#lib/domain/events/contract.ts'
import { offerSummarySchema } from '#lib/domain/offers/contract.ts'
import { offerStateSchema } from '#lib/domain/offers/schema.ts'

export const setupStepSchema = z.object({
  key: z.enum(['connect', 'configure', 'verified', 'first-offer', 'first-hire', 'pay-defaults']),
  isDone: z.boolean(),
})

export const homeSchema = z.object({
  offerCounts: z.record(offerStateSchema, z.int()).describe('1001 means more than 1000; all 0 without offers.read'),
  startingWithin30Days: z.int().describe('Unpublished offers that start within 30 days, in the organization’s time zone'),
  oldestPublishedAt: instantSchema.nullable(),
  needsAttention: z.array(eventSummarySchema).describe('At most five, newest first; empty without events.read'),
  needsAttentionCount: z.int(),
  failedCount: z.int(),
  upcoming: z.array(offerSummarySchema).describe('Offers by start date, soonest first, at most eight; empty without offers.read'),
  startingSoon: z
    .array(
      z.object({
        id: idSchema,
        kind: z.enum(['person', 'newHire']).describe('New hires that are still pending stand there only for who manages them'),
        name: z.string(),
        jobTitle: z.string().nullable(),
        startDate: calendarDateSchema,
      }),
    )
    .describe('Who starts within 14 days, soonest first, at most eight; empty without people.read'),
  startingSoonCount: z.int().describe('How many those are in all'),
  connections: z.array(connectionSchema).describe('Empty without connections.read'),
  eventsPerDay: z
    .array(z.object({ date: z.iso.date(), done: z.int(), needsAttention: z.int(), failed: z.int() }))
    .describe('The last 14 days in the organization’s time zone; empty without events.read'),
  setup: z.array(setupStepSchema),
  organizationId: idSchema,
})
export type Home = z.infer<typeof homeSchema>

export const homeContract = {
  get: procedure
    .meta({ permission: 'organization.read' })
    .route({ method: 'GET', path: '/home', summary: 'What needs somebody, and how the connection is', tags: ['Home'] })
    .output(homeSchema),
}
