import { z } from 'zod'
import { calendarDateSchema, decimalSchema, idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'
import { payOnly } from '#lib/domain/access/schema.ts'
import { fieldDefinitionSchema } from '#lib/domain/fields/schema.ts'
import { comparisonSchema } from '#lib/domain/open-jobs/comparisons/contract.ts'
import { openingStateSchema } from '#lib/domain/openings/schema.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { describedEntrySchema, fieldKeySchema, typedValueSchema, valueSchema } from '#lib/domain/values/contract.ts'
import { monthSchema, openJobHistoryKindSchema, openJobSortSchema, recruitingStatusSchema, settableStatusSchema } from './schema.ts'
import { BULK_MAX, HEADCOUNT_MONTHS_MAX } from './terms.ts'

export const openJobSummarySchema = z.object({
  id: idSchema,
  title: z.string().nullable(),
  identifier: z.string().nullable().describe('No two open jobs share one'),
  department: z.string().nullable(),
  team: z.string().nullable(),
  location: z.string().nullable(),
  manager: z.string().nullable(),
  employmentType: z.string().nullable().describe('FullTime, PartTime, Intern, Contract or Temporary'),
  isBackfill: z.boolean().nullable(),
  targetHireDate: calendarDateSchema.nullable(),
  targetStartDate: calendarDateSchema.nullable(),
  payMinimum: payOnly(decimalSchema.nullable()),
  payMaximum: payOnly(decimalSchema.nullable()),
  currency: payOnly(z.string().nullable()),
  payInterval: payOnly(payIntervalSchema.nullable()),
  status: recruitingStatusSchema,
  statusChangedAt: instantSchema,
  closeReason: z.string().nullable().describe('Why it was cancelled'),
  filledBy: z
    .object({
      kind: z.enum(['person', 'newHire', 'erased']).describe('Erased: somebody was hired and is no longer known here'),
      id: idSchema.nullable().describe('Null for a caller who may not see them'),
      name: z.string().nullable().describe('Null for a caller who may not see them'),
      at: instantSchema,
    })
    .nullable()
    .describe('Who was hired into it: a new hire until HR adds them to People'),
  opening: z
    .object({
      state: openingStateSchema,
      sourceState: z.string().nullable().describe('Ashby’s own word: Draft, Approved, Open, Closed or Filled'),
      hasProblem: z.boolean().describe('Whether something stands in its way'),
      differences: z.int().describe('How many fields Ashby’s people changed that somebody has to decide about'),
    })
    .nullable()
    .describe('What Ashby has of it; null for one that was never to be there'),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type OpenJobSummary = z.infer<typeof openJobSummarySchema>

export const openJobFieldSchema = fieldDefinitionSchema.extend({ value: valueSchema })
export type OpenJobField = z.infer<typeof openJobFieldSchema>

export const openJobHistoryEntrySchema = describedEntrySchema.extend({
  kind: openJobHistoryKindSchema,
  statusBefore: recruitingStatusSchema.nullable(),
  statusAfter: recruitingStatusSchema.nullable(),
})
export type OpenJobHistoryEntry = z.infer<typeof openJobHistoryEntrySchema>

export const openJobDetailSchema = openJobSummarySchema.extend({
  fields: z.array(openJobFieldSchema),
  hiddenFieldCount: z.int().describe('Fields the caller’s role may not see'),
  comparison: comparisonSchema
    .nullable()
    .describe('Planned against actual of one that is filled; null for a caller who may not see who fills it'),
  history: z.array(openJobHistoryEntrySchema).describe('Newest first, at most 100'),
})
export type OpenJobDetail = z.infer<typeof openJobDetailSchema>

export const openJobFilterInput = {
  search: z.string().trim().max(200).optional().describe('Words of title, identifier, department, team, location or manager'),
  status: recruitingStatusSchema.optional(),
  department: z.string().max(500).optional(),
  location: z.string().max(500).optional(),
}

/** One open job of several that could not be changed, and why. */
const refusedSchema = z.object({ id: idSchema, problem: z.string() })

const tags = ['Open jobs']
const read = procedure.meta({ permission: 'openings.read' })
const manage = procedure.meta({ permission: 'openings.manage' })
const one = z.strictObject({ id: idSchema })
const many = z.array(idSchema).min(1).max(BULK_MAX)
const closeReason = z
  .strictObject({ id: z.string().max(100), label: z.string().max(500) })
  .optional()
  .describe('Of Ashby’s list, for the opening that is closed with it. Only with Cancelled')

export const openJobsContract = {
  list: read
    .route({ method: 'GET', path: '/open-jobs', summary: 'Open jobs', tags })
    .input(
      z.strictObject({
        ...openJobFilterInput,
        sort: openJobSortSchema.default('newest'),
        order: z.enum(['asc', 'desc']).default('desc').describe('Of newest, desc is the newest first'),
        cursor: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
    )
    .output(pageOf(openJobSummarySchema)),
  counts: read
    .route({ method: 'GET', path: '/open-jobs/counts', summary: 'How many open jobs there are of each status', tags })
    .input(
      z.strictObject({
        search: openJobFilterInput.search,
        department: openJobFilterInput.department,
        location: openJobFilterInput.location,
      }),
    )
    .output(z.record(recruitingStatusSchema, z.int().min(0).max(1001).describe('1001 means more than 1000'))),
  choices: read
    .route({ method: 'GET', path: '/open-jobs/choices', summary: 'Departments, teams and locations that open jobs and people have', tags })
    .input(z.strictObject({}))
    .output(z.object({ departments: z.array(z.string()), teams: z.array(z.string()), locations: z.array(z.string()) })),
  headcount: read
    .route({
      method: 'GET',
      path: '/open-jobs/headcount',
      summary: 'Headcount by department and month',
      description: `People who work here at the end of each month, and the open jobs (Planned, Active, Paused) that should have started by then. At most ${HEADCOUNT_MONTHS_MAX} months.`,
      tags,
    })
    .input(z.strictObject({ from: monthSchema, to: monthSchema.describe('Included') }))
    .output(
      z.object({
        months: z.array(monthSchema),
        departments: z.array(
          z.object({
            department: z.string().nullable().describe('Null for people and jobs without one'),
            people: z.array(z.int()).describe('One number for each month'),
            openJobs: z.array(z.int()).describe('One number for each month'),
          }),
        ),
        undated: z.int().describe('Open jobs without a target start date, which stand in no month'),
      }),
    ),
  get: read
    .route({ method: 'GET', path: '/open-jobs/{id}', summary: 'One open job with every field and its history', tags })
    .input(one)
    .output(openJobDetailSchema),
  create: manage
    .route({
      method: 'POST',
      path: '/open-jobs',
      summary: 'Add an open job',
      description: 'Without an identifier it gets the next of ours: REQ-1001, REQ-1002 and so on.',
      tags,
    })
    .input(z.strictObject({ values: z.record(fieldKeySchema, typedValueSchema), status: settableStatusSchema.default('Planned') }))
    .output(openJobDetailSchema),
  setField: manage
    .route({
      method: 'PUT',
      path: '/open-jobs/{id}/fields/{field}',
      summary: 'Change a field of an open job',
      description: 'Null clears it.',
      tags,
    })
    .input(
      z.strictObject({
        id: idSchema,
        field: fieldKeySchema,
        value: typedValueSchema,
        seen: z.strictObject({ value: valueSchema }).optional().describe('What you saw. Refused with 409 where somebody changed it since'),
      }),
    )
    .output(openJobDetailSchema),
  setStatus: manage
    .route({
      method: 'PUT',
      path: '/open-jobs/{id}/status',
      summary: 'Change the recruiting status',
      description: 'A filled job is opened again only by taking its hire back.',
      tags,
    })
    .input(
      z.strictObject({
        id: idSchema,
        status: settableStatusSchema,
        closeReason,
        seen: recruitingStatusSchema.optional().describe('What you saw. Refused with 409 where it changed since'),
      }),
    )
    .output(openJobDetailSchema),
  setMany: manage
    .route({
      method: 'PATCH',
      path: '/open-jobs',
      summary: 'Change several open jobs at once',
      description: 'Each is changed or refused for itself.',
      tags,
    })
    .input(
      z.strictObject({
        ids: many,
        values: z
          .record(fieldKeySchema, typedValueSchema)
          .default({})
          .describe('What every one of them gets, but no identifier; null clears'),
        status: settableStatusSchema.optional(),
        closeReason,
      }),
    )
    .output(
      z.object({
        changed: z.array(idSchema),
        unchanged: z.array(idSchema).describe('They were so already'),
        refused: z.array(refusedSchema),
      }),
    ),
  remove: manage
    .route({
      method: 'DELETE',
      path: '/open-jobs/{id}',
      summary: 'Delete an open job that was only planned',
      description: 'One that was ever marked Active is cancelled instead, because others know it.',
      tags,
    })
    .input(one)
    .output(z.object({ id: idSchema })),
}
