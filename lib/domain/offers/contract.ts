import { z } from 'zod'
import { calendarDateSchema, decimalSchema, idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'
import { payOnly } from '#lib/domain/access/schema.ts'
import { connectionStateSchema } from '#lib/domain/connections/contract.ts'
import { environmentSchema } from '#lib/domain/connections/schema.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import {
  askingSchema,
  describedEntrySchema,
  fieldActShape,
  fieldInput,
  fieldKeySchema,
  idsSchema,
  manySchema,
  recordFieldSchema,
  recordIssueSchema,
  typedValueSchema,
} from '#lib/domain/values/contract.ts'
import { historyKindSchema, offerFlagSchema, offerSortSchema, offerStateSchema } from './schema.ts'

export const offerSummarySchema = z.object({
  id: idSchema,
  state: offerStateSchema,
  stateChangedAt: instantSchema,
  sourceStatus: z.string().describe('Ashby’s offerStatus as it came'),
  environment: environmentSchema,
  name: z.string().nullable(),
  email: z.string().nullable(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  location: z.string().nullable(),
  startDate: calendarDateSchema.nullable(),
  baseSalary: payOnly(decimalSchema.nullable()),
  currency: payOnly(z.string().nullable()),
  payInterval: payOnly(payIntervalSchema.nullable()),
  annualSalary: payOnly(decimalSchema.nullable()).describe('The base salary for a year of full time; null where amount or interval is'),
  flags: z.array(offerFlagSchema),
  ashbyNowSaysCount: z.int().describe('Edited fields for which Ashby now holds another value'),
  issueCount: z.int(),
  blockingIssueCount: z.int().describe('Issues that stop publishing'),
  isConfidential: z.boolean(),
  assignee: z.object({ id: idSchema, name: z.string() }).nullable().describe('The member who looks after it'),
  isArchived: z.boolean(),
  versionNumber: z.int().describe('Of the newest published version; 0 before the first'),
  expiresAt: instantSchema.nullable().describe('Until when the published version can be answered'),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type OfferSummary = z.infer<typeof offerSummarySchema>

/** An offer of a list, for one reader. */
export const offerListItemSchema = offerSummarySchema.extend({
  hasNews: z.boolean().describe('You have looked at it, and Ashby or the candidate did something since'),
})
export type OfferListItem = z.infer<typeof offerListItemSchema>

export const historyEntrySchema = describedEntrySchema.extend({ kind: historyKindSchema, eventId: idSchema.nullable() })
export type HistoryEntry = z.infer<typeof historyEntrySchema>

export const offerDetailSchema = offerSummarySchema.extend({
  connectionId: idSchema,
  connectionName: z.string(),
  connectionState: connectionStateSchema.describe('Unless Connected the offer does not follow Ashby'),
  externalId: z.string(),
  candidateUrl: z.string().nullable().describe('The candidate in Ashby'),
  fields: z.array(recordFieldSchema),
  issues: z.array(recordIssueSchema),
  hiddenFieldCount: z.int().describe('Fields the caller’s role may not see'),
  sourceReadAt: instantSchema.describe('When Ashby was read last for it'),
  history: z.array(historyEntrySchema),
  lastLookAt: instantSchema.nullable().describe('When you looked at it last: Ashby’s changes since then are news to you'),
})
export type OfferDetail = z.infer<typeof offerDetailSchema>

/** What an act on one field answers. */
const fieldActSchema = offerDetailSchema.extend(fieldActShape)

/** Offers of one member, of oneself, or those that nobody looks after. */
const assigneeFilterSchema = z.union([idSchema, z.literal('me'), z.literal('none')])

export const offersContract = {
  list: procedure
    .meta({ permission: 'offers.read' })
    .route({ method: 'GET', path: '/offers', summary: 'Offers of one state', tags: ['Offers'] })
    .input(
      z.strictObject({
        state: offerStateSchema.default('Unpublished'),
        search: z.string().trim().max(200).optional().describe('Words of name, e-mail, job title, department or location'),
        flag: offerFlagSchema.optional(),
        hasIssues: z.stringbool().optional(),
        environment: environmentSchema.optional(),
        assignee: assigneeFilterSchema.optional(),
        isArchived: z.stringbool().default(false).describe('Archived offers instead of the others'),
        sort: offerSortSchema.default('startDate'),
        order: z.enum(['asc', 'desc']).default('asc'),
        cursor: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
    )
    .output(pageOf(offerListItemSchema)),
  counts: procedure
    .meta({ permission: 'offers.read' })
    .route({ method: 'GET', path: '/offers/counts', summary: 'How many offers each state holds', tags: ['Offers'] })
    .input(
      z.strictObject({
        search: z.string().trim().max(200).optional(),
        flag: offerFlagSchema.optional(),
        hasIssues: z.stringbool().optional(),
        environment: environmentSchema.optional(),
        assignee: assigneeFilterSchema.optional(),
        isArchived: z.stringbool().default(false),
      }),
    )
    .output(z.record(offerStateSchema, z.int().min(0).max(1001).describe('1001 means more than 1000'))),
  get: procedure
    .meta({ permission: 'offers.read' })
    .route({ method: 'GET', path: '/offers/{id}', summary: 'One offer with every field, its source and its history', tags: ['Offers'] })
    .input(z.strictObject({ id: idSchema }))
    .output(offerDetailSchema),
  raw: procedure
    .meta({ permission: 'offers.raw' })
    .route({ method: 'GET', path: '/offers/{id}/raw', summary: 'Ashby’s objects as they were read', tags: ['Offers'] })
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ raw: z.record(z.string(), z.unknown()) })),
  setField: procedure
    .meta({ permission: 'offers.edit' })
    .route({
      method: 'PUT',
      path: '/offers/{id}/fields/{field}',
      summary: 'Edit a field',
      description: 'Null clears it. From then on the field is yours: Ashby’s later values are shown beside it, never over it.',
      tags: ['Offers'],
    })
    .input(z.strictObject({ ...fieldInput, value: typedValueSchema }))
    .output(fieldActSchema),
  keepMine: procedure
    .meta({ permission: 'offers.edit' })
    .route({ method: 'POST', path: '/offers/{id}/fields/{field}/keep-mine', summary: 'Keep the edited value', tags: ['Offers'] })
    .input(z.strictObject(fieldInput))
    .output(fieldActSchema),
  takeTheirs: procedure
    .meta({ permission: 'offers.edit' })
    .route({ method: 'POST', path: '/offers/{id}/fields/{field}/take-theirs', summary: 'Give the field back to Ashby', tags: ['Offers'] })
    .input(z.strictObject(fieldInput))
    .output(fieldActSchema),
  setLock: procedure
    .meta({ permission: 'offers.edit' })
    .route({
      method: 'PUT',
      path: '/offers/{id}/fields/{field}/lock',
      summary: 'Lock or unlock a field',
      description: 'A locked field keeps its value and no longer asks when Ashby changes.',
      tags: ['Offers'],
    })
    .input(z.strictObject({ ...fieldInput, isLocked: z.boolean() }))
    .output(fieldActSchema),
  restoreField: procedure
    .meta({ permission: 'offers.edit' })
    .route({
      method: 'POST',
      path: '/offers/{id}/fields/{field}/restore',
      summary: 'Undo the last act on a field',
      description:
        'Takes back what was decided since history entry `since`, lock and open question included. Refused with 409 where somebody changed the field after it.',
      tags: ['Offers'],
    })
    .input(z.strictObject({ id: idSchema, field: fieldKeySchema, since: idSchema.describe('The history entry of the act to undo') }))
    .output(fieldActSchema),
  keepAll: procedure
    .meta({ permission: 'offers.edit' })
    .route({
      method: 'POST',
      path: '/offers/{id}/keep-all',
      summary: 'Keep every edited value for which Ashby now says another',
      tags: ['Offers'],
    })
    .input(z.strictObject({ id: idSchema, seen: askingSchema }))
    .output(offerDetailSchema),
  takeAll: procedure
    .meta({ permission: 'offers.edit' })
    .route({ method: 'POST', path: '/offers/{id}/take-all', summary: 'Take every value that Ashby now says', tags: ['Offers'] })
    .input(z.strictObject({ id: idSchema, seen: askingSchema }))
    .output(offerDetailSchema),
  look: procedure
    .meta({ permission: 'offers.read', needsPerson: true })
    .route({
      method: 'POST',
      path: '/offers/{id}/looks',
      summary: 'Note that you have looked at an offer',
      description: 'What Ashby changes from then on is marked for you.',
      tags: ['Offers'],
    })
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ at: instantSchema })),
  assign: procedure
    .meta({ permission: 'offers.edit' })
    .route({ method: 'POST', path: '/offers/assign', summary: 'Give offers to a member to look after', tags: ['Offers'] })
    .input(z.strictObject({ ids: idsSchema, userId: idSchema.nullable().describe('Null for nobody') }))
    .output(manySchema),
  archive: procedure
    .meta({ permission: 'offers.edit' })
    .route({
      method: 'POST',
      path: '/offers/archive',
      summary: 'Set offers aside',
      description: 'They leave the lists and go on following Ashby. Published offers have to be unpublished first.',
      tags: ['Offers'],
    })
    .input(z.strictObject({ ids: idsSchema }))
    .output(manySchema),
  restore: procedure
    .meta({ permission: 'offers.edit' })
    .route({ method: 'POST', path: '/offers/restore', summary: 'Bring archived offers back', tags: ['Offers'] })
    .input(z.strictObject({ ids: idsSchema }))
    .output(manySchema),
  takeHeld: procedure
    .meta({ permission: 'offers.edit' })
    .route({
      method: 'POST',
      path: '/offers/{id}/take-held',
      summary: 'Take Ashby’s values although updates are off',
      tags: ['Offers'],
    })
    .input(z.strictObject({ id: idSchema }))
    .output(offerDetailSchema),
}
