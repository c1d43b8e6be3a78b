/** How the API tells and takes the fields of a record: an offer, a new hire. The same for each of them. */
import { z } from 'zod'
import { idSchema, instantSchema } from '#lib/domain/access/contract.ts'
import { sensitivitySchema } from '#lib/domain/access/schema.ts'
import { fieldDefinitionSchema, fieldOptionSchema, fieldTypeSchema } from '#lib/domain/fields/schema.ts'
import { fieldIssueCodes } from './schema.ts'

/** A value in the one form of its field's type, see `fieldTypeSchema`. Null is "no value". */
export const valueSchema = z.string().nullable()

export const provenanceSchema = z.object({
  kind: z.enum(['source', 'constant', 'template', 'lookup', 'default', 'edited', 'none']),
  path: z.string().nullable().describe('Where in Ashby, for example offer.startDate'),
  pathLabel: z.string().nullable().describe('What Ashby calls a custom field at that path'),
  version: z.int().nullable().describe('The mapping version that filled it'),
  by: z.string().nullable().describe('Who edited it'),
  at: instantSchema.nullable().describe('When it was read or edited'),
})

export const recordIssueSchema = z.object({
  field: z.string(),
  label: z.string(),
  sensitivity: sensitivitySchema,
  code: z.enum(fieldIssueCodes),
  message: z.string(),
  found: z.string().nullable().describe('What Ashby has there, where it could not be used'),
  isBlocking: z.boolean(),
})
export type RecordIssue = z.infer<typeof recordIssueSchema>

export const recordFieldSchema = fieldDefinitionSchema.extend({
  value: valueSchema.describe('What is shown'),
  provenance: provenanceSchema,
  ashby: valueSchema.describe('What the mapping made of the last read'),
  ashbyNowSays: z.object({ value: valueSchema }).nullable().describe('Ashby holds another value than the one the edit was made against'),
  held: z.object({ value: valueSchema }).nullable().describe('What Ashby holds while updates are off'),
  isEdited: z.boolean(),
  isLocked: z.boolean(),
  issue: recordIssueSchema.nullable(),
})
export type RecordField = z.infer<typeof recordFieldSchema>

/** One changed field of a history entry. */
export const describedChangeSchema = z.object({
  field: z.string(),
  label: z.string(),
  type: fieldTypeSchema,
  options: z.array(fieldOptionSchema),
  sensitivity: sensitivitySchema,
  before: valueSchema,
  after: valueSchema,
})
export type DescribedChange = z.infer<typeof describedChangeSchema>

/** What every history entry tells, beside its kind and what it hangs on. */
export const describedEntrySchema = z.object({
  id: idSchema,
  at: instantSchema,
  by: z.string().nullable().describe('The member’s name; null for the machine'),
  changes: z.array(describedChangeSchema),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).describe('Facts of the kind'),
})
export type DescribedEntry = z.infer<typeof describedEntrySchema>

export const fieldKeySchema = z.string().min(1).max(50)

/** What the person had before their eyes; the act is refused with 409 where either has changed since. */
export const seenSchema = z
  .strictObject({ value: valueSchema, ashby: valueSchema })
  .optional()
  .describe('What you saw: the shown value and Ashby’s. Refused with 409 where either has changed since')

/** Names a field of a record for an act. */
export const fieldInput = { id: idSchema, field: fieldKeySchema, seen: seenSchema }

/** What somebody typed for a field. */
export const typedValueSchema = z.string().trim().max(10_000).nullable()

/** The fields that ask, each with what was seen: refused with 409 where Ashby says something else by now. */
export const askingSchema = z
  .array(z.strictObject({ field: fieldKeySchema, value: valueSchema, ashby: valueSchema }))
  .min(1)
  .max(100)

/** What an act on one field answers, beside the record. */
export const fieldActShape = { historyEntryId: idSchema.describe('The act’s own history entry: what `restore` takes back') }

/** Records of one act. */
export const idsSchema = z.array(idSchema).min(1).max(100)

/** What became of each: all that can be done is done. */
export const manySchema = z.object({
  done: z.array(idSchema),
  refused: z.array(z.object({ id: idSchema, name: z.string().nullable(), problem: z.string() })),
})
