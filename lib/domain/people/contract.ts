import { z } from 'zod'
import { calendarDateSchema, decimalSchema, idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'
import { payOnly } from '#lib/domain/access/schema.ts'
import { fieldDefinitionSchema } from '#lib/domain/fields/schema.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { describedEntrySchema, fieldKeySchema, typedValueSchema, valueSchema } from '#lib/domain/values/contract.ts'
import { originKindSchema, personHistoryKindSchema, personSortSchema, personStatusSchema } from './schema.ts'

export const personSummarySchema = z.object({
  id: idSchema,
  name: z.string().describe('First, middle and last name; empty where none is known'),
  personalEmail: z.string().nullable(),
  personalPhone: z.string().nullable(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  location: z.string().nullable(),
  manager: z.string().nullable(),
  startDate: calendarDateSchema.nullable().describe('First day of the newest period'),
  endDate: calendarDateSchema.nullable().describe('Last day of the newest period; null while it lasts'),
  status: personStatusSchema.describe('By the calendar, where the organization is'),
  baseSalary: payOnly(decimalSchema.nullable()),
  currency: payOnly(z.string().nullable()),
  payInterval: payOnly(payIntervalSchema.nullable()),
  createdAt: instantSchema,
  updatedAt: instantSchema,
})
export type PersonSummary = z.infer<typeof personSummarySchema>

export const personFieldSchema = fieldDefinitionSchema.extend({
  value: valueSchema,
  origin: z
    .object({ kind: originKindSchema, by: z.string().nullable(), at: instantSchema })
    .nullable()
    .describe('Where the value comes from'),
})
export type PersonField = z.infer<typeof personFieldSchema>

export const periodSchema = z.object({
  id: idSchema,
  startDate: calendarDateSchema.nullable(),
  endDate: calendarDateSchema.nullable().describe('Last day; null while it lasts'),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  location: z.string().nullable(),
  newHireId: idSchema.nullable().describe('The new hire that began it'),
})
export type Period = z.infer<typeof periodSchema>

export const personHistoryEntrySchema = describedEntrySchema.extend({ kind: personHistoryKindSchema, newHireId: idSchema.nullable() })
export type PersonHistoryEntry = z.infer<typeof personHistoryEntrySchema>

export const personDetailSchema = personSummarySchema.extend({
  fields: z.array(personFieldSchema),
  hiddenFieldCount: z.int().describe('Fields the caller’s role may not see'),
  periods: z.array(periodSchema).describe('Newest first'),
  newHires: z
    .array(z.object({ id: idSchema, candidateUrl: z.string().nullable(), proposalCount: z.int(), isForgetting: z.boolean() }))
    .describe('From which it came. Empty for a caller who may not manage new hires'),
  history: z.array(personHistoryEntrySchema),
})
export type PersonDetail = z.infer<typeof personDetailSchema>

export const personFilterInput = {
  search: z.string().trim().max(200).optional().describe('Words of name, e-mail, job title, department or location'),
  status: personStatusSchema.optional(),
  department: z.string().max(500).optional(),
  location: z.string().max(500).optional(),
}

const tags = ['People']
const read = procedure.meta({ permission: 'people.read' })
const manage = procedure.meta({ permission: 'people.manage' })
const one = z.strictObject({ id: idSchema })
const dateInput = calendarDateSchema.nullable()

export const peopleContract = {
  list: read
    .route({ method: 'GET', path: '/people', summary: 'The directory', tags })
    .input(
      z.strictObject({
        ...personFilterInput,
        sort: personSortSchema.default('name'),
        order: z.enum(['asc', 'desc']).default('asc'),
        cursor: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
    )
    .output(pageOf(personSummarySchema)),
  counts: read
    .route({ method: 'GET', path: '/people/counts', summary: 'How many people start, work here, and left', tags })
    .input(
      z.strictObject({ search: personFilterInput.search, department: personFilterInput.department, location: personFilterInput.location }),
    )
    .output(z.record(personStatusSchema, z.int().min(0).max(1001).describe('1001 means more than 1000'))),
  choices: read
    .route({ method: 'GET', path: '/people/choices', summary: 'Departments and locations that people have', tags })
    .input(z.strictObject({}))
    .output(z.object({ departments: z.array(z.string()), locations: z.array(z.string()) })),
  calendar: read
    .route({ method: 'GET', path: '/people/calendar', summary: 'Who starts in a time', tags })
    .input(z.strictObject({ from: calendarDateSchema, to: calendarDateSchema }))
    .output(
      z.object({
        items: z.array(
          z.object({
            id: idSchema,
            kind: z.enum(['person', 'newHire']).describe('New hires that are still pending stand there only for who manages them'),
            name: z.string(),
            jobTitle: z.string().nullable(),
            startDate: calendarDateSchema,
          }),
        ),
      }),
    ),
  get: read
    .route({ method: 'GET', path: '/people/{id}', summary: 'One person with every field, periods and history', tags })
    .input(one)
    .output(personDetailSchema),
  create: manage
    .route({ method: 'POST', path: '/people', summary: 'Add somebody by hand', tags })
    .input(z.strictObject({ values: z.record(fieldKeySchema, typedValueSchema) }))
    .output(personDetailSchema),
  setField: manage
    .route({
      method: 'PUT',
      path: '/people/{id}/fields/{field}',
      summary: 'Change a field of a person',
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
    .output(personDetailSchema),
  setPeriod: manage
    .route({ method: 'PUT', path: '/people/{id}/periods/{periodId}', summary: 'Change the first and last day of a period', tags })
    .input(z.strictObject({ id: idSchema, periodId: idSchema, startDate: dateInput, endDate: dateInput }))
    .output(personDetailSchema),
  addPeriod: manage
    .route({ method: 'POST', path: '/people/{id}/periods', summary: 'Begin a new period', tags })
    .input(z.strictObject({ id: idSchema, startDate: calendarDateSchema, endDate: dateInput }))
    .output(personDetailSchema),
  remove: manage
    .route({
      method: 'DELETE',
      path: '/people/{id}',
      summary: 'Erase a person',
      description: 'With every value, document and history. It cannot be taken back.',
      tags,
    })
    .input(one)
    .output(z.object({ id: idSchema })),
}
