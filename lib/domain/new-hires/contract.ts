import { z } from 'zod'
import { calendarDateSchema, idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'
import { connectionStateSchema } from '#lib/domain/connections/contract.ts'
import { environmentSchema } from '#lib/domain/connections/schema.ts'
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
  valueSchema,
} from '#lib/domain/values/contract.ts'
import { matchSignalSchema, newHireFlagSchema, newHireHistoryKindSchema, newHireSortSchema, newHireStateSchema } from './schema.ts'
import { DISMISSAL_REASON_MAX } from './terms.ts'

export const newHireSummarySchema = z.object({
  id: idSchema,
  state: newHireStateSchema,
  stateChangedAt: instantSchema,
  sourceStatus: z.string().describe('Ashby’s status of the application as it came'),
  environment: environmentSchema,
  name: z.string().describe('First, middle and last name; empty where none is known'),
  personalEmail: z.string().nullable(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  location: z.string().nullable(),
  startDate: calendarDateSchema.nullable(),
  flags: z.array(newHireFlagSchema),
  issueCount: z.int(),
  blockingIssueCount: z.int().describe('Issues that stop adding'),
  isConfidential: z.boolean(),
  personId: idSchema.nullable().describe('The person that it became, or of whom a reviewer says it is'),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type NewHireSummary = z.infer<typeof newHireSummarySchema>

/** Somebody who may be the same: in the directory, or another pending new hire. */
export const matchSchema = z.object({
  id: idSchema,
  kind: z.enum(['person', 'newHire']),
  name: z.string(),
  personalEmail: z.string().nullable(),
  personalPhone: z.string().nullable(),
  linkedIn: z.string().nullable(),
  jobTitle: z.string().nullable(),
  startDate: calendarDateSchema.nullable().describe('Of the newest period'),
  endDate: calendarDateSchema.nullable().describe('Last day of the newest period; null while it lasts'),
  signals: z.array(matchSignalSchema).describe('What is the same'),
  isSure: z.boolean().describe('Two signals or more: the same person. One: maybe'),
})
export type Match = z.infer<typeof matchSchema>

/** A value of Ashby's that a person has otherwise. */
export const proposalSchema = z.object({
  field: z.string(),
  value: valueSchema.describe('What the person has'),
  ashby: valueSchema.describe('What Ashby says now'),
})
export type Proposal = z.infer<typeof proposalSchema>

export const newHireHistoryEntrySchema = describedEntrySchema.extend({ kind: newHireHistoryKindSchema, eventId: idSchema.nullable() })
export type NewHireHistoryEntry = z.infer<typeof newHireHistoryEntrySchema>

export const newHireDetailSchema = newHireSummarySchema.extend({
  connectionId: idSchema,
  connectionName: z.string(),
  connectionState: connectionStateSchema.describe('Unless Connected it does not follow Ashby'),
  isByHand: z.boolean().describe('Connected without a key: what Ashby’s webhooks carry is all there is'),
  externalId: z.string().describe('Of the application in Ashby; of a pushed one, as the other system told it'),
  isPushed: z.boolean().describe('Another system told of it over the API; Ashby does not know it'),
  candidateUrl: z.string().nullable().describe('The candidate in Ashby'),
  hasOffer: z.boolean().describe('Hired without an offer is allowed in Ashby'),
  fields: z.array(recordFieldSchema),
  issues: z.array(recordIssueSchema),
  hiddenFieldCount: z.int().describe('Fields the caller’s role may not see'),
  matches: z.array(matchSchema).describe('Of a pending one, the surest first; who was said to be somebody else is left out'),
  person: z
    .object({ id: idSchema, name: z.string(), isRehire: z.boolean() })
    .nullable()
    .describe('Whom it became, or is said to be; `isRehire`: as a new period'),
  mergedInto: z.object({ id: idSchema, name: z.string() }).nullable(),
  proposals: z.array(recordFieldSchema).describe('Of an added one: fields of the person for which Ashby now says another value'),
  dismissalReason: z.string().nullable(),
  isForgetting: z.boolean().describe('The candidate was deleted in Ashby: what came from there is erased once HR confirms'),
  sourceReadAt: instantSchema.describe('When Ashby was read last for it'),
  history: z.array(newHireHistoryEntrySchema),
})
export type NewHireDetail = z.infer<typeof newHireDetailSchema>

const fieldActSchema = newHireDetailSchema.extend(fieldActShape)

const filterInput = {
  search: z.string().trim().max(200).optional().describe('Words of name, e-mail, job title, department or location'),
  flag: newHireFlagSchema.optional(),
  hasIssues: z.stringbool().optional(),
}

const tags = ['New hires']
const manage = procedure.meta({ permission: 'newHires.manage' })
const one = z.strictObject({ id: idSchema })
/** Of what stands at the record now: 409 where somebody changed it since. */
const seenUpdatedAt = instantSchema.optional().describe('`updatedAt` as you saw it. Refused with 409 where it has changed since')

export const newHiresContract = {
  list: manage
    .route({ method: 'GET', path: '/new-hires', summary: 'New hires of one state', tags })
    .input(
      z.strictObject({
        state: newHireStateSchema.default('Pending'),
        ...filterInput,
        sort: newHireSortSchema.default('startDate'),
        order: z.enum(['asc', 'desc']).default('asc'),
        cursor: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
    )
    .output(pageOf(newHireSummarySchema)),
  counts: manage
    .route({ method: 'GET', path: '/new-hires/counts', summary: 'How many new hires each state holds', tags })
    .input(z.strictObject(filterInput))
    .output(z.record(newHireStateSchema, z.int().min(0).max(1001).describe('1001 means more than 1000'))),
  get: manage
    .route({ method: 'GET', path: '/new-hires/{id}', summary: 'One new hire with every field, its source and its history', tags })
    .input(one)
    .output(newHireDetailSchema),
  setField: manage
    .route({
      method: 'PUT',
      path: '/new-hires/{id}/fields/{field}',
      summary: 'Edit a field of a new hire',
      description: 'Null clears it. From then on the field is yours: Ashby’s later values are shown beside it, never over it.',
      tags,
    })
    .input(z.strictObject({ ...fieldInput, value: typedValueSchema }))
    .output(fieldActSchema),
  keepMine: manage
    .route({ method: 'POST', path: '/new-hires/{id}/fields/{field}/keep-mine', summary: 'Keep the edited value of a new hire', tags })
    .input(z.strictObject(fieldInput))
    .output(fieldActSchema),
  takeTheirs: manage
    .route({
      method: 'POST',
      path: '/new-hires/{id}/fields/{field}/take-theirs',
      summary: 'Give a field of a new hire back to Ashby',
      tags,
    })
    .input(z.strictObject(fieldInput))
    .output(fieldActSchema),
  setLock: manage
    .route({ method: 'PUT', path: '/new-hires/{id}/fields/{field}/lock', summary: 'Lock or unlock a field of a new hire', tags })
    .input(z.strictObject({ ...fieldInput, isLocked: z.boolean() }))
    .output(fieldActSchema),
  restoreField: manage
    .route({
      method: 'POST',
      path: '/new-hires/{id}/fields/{field}/restore',
      summary: 'Undo the last act on a field of a new hire',
      description: 'Refused with 409 where somebody changed the field after it.',
      tags,
    })
    .input(z.strictObject({ id: idSchema, field: fieldKeySchema, since: idSchema.describe('The history entry of the act to undo') }))
    .output(fieldActSchema),
  keepAll: manage
    .route({
      method: 'POST',
      path: '/new-hires/{id}/keep-all',
      summary: 'Keep every edited value of a new hire for which Ashby now says another',
      tags,
    })
    .input(z.strictObject({ id: idSchema, seen: askingSchema }))
    .output(newHireDetailSchema),
  takeAll: manage
    .route({ method: 'POST', path: '/new-hires/{id}/take-all', summary: 'Take every value that Ashby now says of a new hire', tags })
    .input(z.strictObject({ id: idSchema, seen: askingSchema }))
    .output(newHireDetailSchema),
  add: manage
    .route({
      method: 'POST',
      path: '/new-hires/{id}/add',
      summary: 'Add the person',
      description:
        'Makes a person of it, or a new period of the one that it was linked to. Refused with 409 while required fields are missing, or it is not pending.',
      tags,
    })
    .input(z.strictObject({ id: idSchema, seenUpdatedAt }))
    .output(newHireDetailSchema),
  undoAdd: manage
    .route({
      method: 'POST',
      path: '/new-hires/{id}/undo-add',
      summary: 'Take the adding back',
      description: 'Within a minute, and while nobody changed the person since: refused with 409 otherwise.',
      tags,
    })
    .input(one)
    .output(newHireDetailSchema),
  dismiss: manage
    .route({ method: 'POST', path: '/new-hires/dismiss', summary: 'Dismiss pending new hires', tags })
    .input(
      z.strictObject({
        ids: idsSchema,
        reason: z.string().trim().min(1, 'Say why.').max(DISMISSAL_REASON_MAX, `Use at most ${DISMISSAL_REASON_MAX} characters.`),
      }),
    )
    .output(manySchema),
  restore: manage
    .route({ method: 'POST', path: '/new-hires/restore', summary: 'Make dismissed new hires pending again', tags })
    .input(z.strictObject({ ids: idsSchema }))
    .output(manySchema),
  link: manage
    .route({
      method: 'POST',
      path: '/new-hires/{id}/link',
      summary: 'Say that it is somebody in the directory',
      description: 'Adding it then begins a new period of that person (`isRehire`), or completes the one there is.',
      tags,
    })
    .input(z.strictObject({ id: idSchema, personId: idSchema, isRehire: z.boolean() }))
    .output(newHireDetailSchema),
  unlink: manage
    .route({ method: 'POST', path: '/new-hires/{id}/unlink', summary: 'Say that it is nobody in the directory after all', tags })
    .input(one)
    .output(newHireDetailSchema),
  merge: manage
    .route({
      method: 'POST',
      path: '/new-hires/{id}/merge',
      summary: 'Make another pending new hire part of this one',
      description: 'The other is dismissed and says where it went; `restore` brings it back.',
      tags,
    })
    .input(z.strictObject({ id: idSchema, otherId: idSchema }))
    .output(newHireDetailSchema),
  keepApart: manage
    .route({ method: 'POST', path: '/new-hires/{id}/keep-apart', summary: 'Say that two are different people', tags })
    .input(z.strictObject({ id: idSchema, otherId: idSchema.describe('A person or another new hire'), isApart: z.boolean() }))
    .output(newHireDetailSchema),
  acceptProposals: manage
    .route({ method: 'POST', path: '/new-hires/{id}/proposals/accept', summary: 'Give the person values that Ashby now says', tags })
    .input(z.strictObject({ id: idSchema, seen: askingSchema }))
    .output(newHireDetailSchema),
  ignoreProposals: manage
    .route({ method: 'POST', path: '/new-hires/{id}/proposals/ignore', summary: 'Leave the person’s values as they are', tags })
    .input(z.strictObject({ id: idSchema, seen: askingSchema }))
    .output(newHireDetailSchema),
  confirmForget: manage
    .route({
      method: 'POST',
      path: '/new-hires/{id}/forget',
      summary: 'Erase what came from Ashby about an added person',
      description: 'Only where the candidate was deleted in Ashby. It cannot be taken back.',
      tags,
    })
    .input(one)
    .output(z.object({ id: idSchema })),
}
