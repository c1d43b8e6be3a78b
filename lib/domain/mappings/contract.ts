import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { sensitivitySchema } from '#lib/domain/access/schema.ts'
import { environmentSchema } from '#lib/domain/connections/schema.ts'
import { fieldDefinitionSchema, fieldTypeSchema } from '#lib/domain/fields/schema.ts'
import {
  fillProblemSchema,
  mappedObjectSchema,
  mappingOriginSchema,
  mappingRulesSchema,
  mappingStepSchema,
  sourceTypeSchema,
} from './schema.ts'

const stepKindSchema = z.enum(['source', 'constant', 'template', 'lookup'])
const versionNumberSchema = z.int().min(1)
const place = { connectionId: idSchema, object: mappedObjectSchema }
const tags = ['Fields and mapping']

/** What two versions say differently of one field. Null: the field has no rule there. */
export const ruleChangeSchema = z.object({
  field: z.string(),
  label: z.string(),
  before: z.array(mappingStepSchema).nullable(),
  after: z.array(mappingStepSchema).nullable(),
})
export type RuleChange = z.infer<typeof ruleChangeSchema>

export const mappingVersionSchema = z.object({
  number: versionNumberSchema,
  origin: mappingOriginSchema,
  originNumber: z.int().nullable().describe('The version it was made again from'),
  by: z.string().nullable().describe('The member’s name; null for the machine'),
  at: instantSchema,
  changes: z.array(ruleChangeSchema).describe('Against the version before'),
})
export type MappingVersion = z.infer<typeof mappingVersionSchema>

/** Something of the live mapping that a person should look at. */
export const mappingWarningSchema = z.object({
  field: z.string(),
  path: z.string(),
  code: z.enum(['archived', 'unknown', 'renamed', 'pay']),
  message: z.string(),
})
export type MappingWarning = z.infer<typeof mappingWarningSchema>

export const mappingSchema = z.object({
  connectionId: idSchema,
  connectionName: z.string(),
  environment: environmentSchema,
  object: mappedObjectSchema,
  version: mappingVersionSchema.omit({ changes: true }),
  rules: mappingRulesSchema,
  fields: z.array(fieldDefinitionSchema).describe('Of the object, in their order, without archived ones'),
  warnings: z.array(mappingWarningSchema),
  openCount: z.int().min(0).max(1001).describe('Unpublished offers, or pending new hires, of the connection; 1001 means more than 1000'),
  behindCount: z.int().min(0).max(1001).describe('Of these, how many hold values that an older version filled'),
  issueCounts: z.record(z.string(), z.int()).describe('By field: how many of these have an issue there'),
})
export type Mapping = z.infer<typeof mappingSchema>

/** A place of the source that a rule can read. */
export const sourcePlaceSchema = z.object({
  path: z.string(),
  label: z.string(),
  group: z.string(),
  type: sourceTypeSchema,
  sensitivity: sensitivitySchema,
  description: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string(), isArchived: z.boolean() })),
  isPrivate: z.boolean(),
  isArchived: z.boolean(),
  formerLabel: z.string().nullable(),
  samples: z.array(z.string()).max(3).describe('Different values of recent records, newest first'),
  filledCount: z.int().describe('In how many of the recent records it has a value'),
})
export type SourcePlaceView = z.infer<typeof sourcePlaceSchema>

export const catalogueSchema = z.object({
  places: z.array(sourcePlaceSchema),
  recordCount: z.int().describe('How many recent records the samples come from'),
  readAt: instantSchema.nullable().describe('When the account’s custom fields were read last'),
  notice: z
    .object({ code: z.string(), message: z.string() })
    .nullable()
    .describe('Why custom fields are missing or may be old, and what to do'),
})
export type Catalogue = z.infer<typeof catalogueSchema>

/** A rule that Handoff would propose. Nobody has agreed to it yet. */
export const suggestionSchema = z.object({ field: z.string(), steps: z.array(mappingStepSchema), label: z.string() })
export type Suggestion = z.infer<typeof suggestionSchema>

export const seenValueSchema = z.object({
  from: z.string().describe('The source’s key, or its label where it has none: what a lookup’s row names'),
  label: z.string(),
  count: z.int().describe('Recent records that hold it'),
})
export type SeenValue = z.infer<typeof seenValueSchema>

export const previewFieldSchema = z.object({
  field: z.string(),
  label: z.string(),
  type: fieldTypeSchema,
  sensitivity: sensitivitySchema,
  before: z.string().nullable().describe('What is shown now'),
  after: z.string().nullable().describe('What would be shown'),
  currency: z.string().nullable().describe('Beside an amount'),
  kind: stepKindSchema.nullable(),
  problem: fillProblemSchema.nullable(),
  issue: z.string().nullable().describe('What would be wrong, in words'),
  isEdited: z.boolean().describe('A person owns it: no version changes it'),
})
export type PreviewField = z.infer<typeof previewFieldSchema>

/** A recent record to try rules on. */
export const previewRecordSchema = z.object({ id: idSchema, name: z.string().nullable(), jobTitle: z.string().nullable() })
export type PreviewRecord = z.infer<typeof previewRecordSchema>

const ruleProblemSchema = z.object({ field: z.string().nullable(), message: z.string() })

export const mappingsContract = {
  get: procedure
    .meta({ permission: 'fields.manage' })
    .route({ method: 'GET', path: '/mappings/{connectionId}/{object}', summary: 'The live mapping of a connection', tags })
    .input(z.strictObject(place))
    .output(mappingSchema),
  catalogue: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'GET',
      path: '/mappings/{connectionId}/{object}/catalogue',
      summary: 'Everything that rules can read, with samples, and what Handoff suggests',
      tags,
    })
    .input(z.strictObject(place))
    .output(catalogueSchema.extend({ suggestions: z.array(suggestionSchema) })),
  refreshCatalogue: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'POST',
      path: '/mappings/{connectionId}/catalogue/refresh',
      summary: 'Read the account’s custom fields again',
      description: 'Starts reading and answers at once. Nothing happens where they were read in the last minute, unless `isForced`.',
      tags,
    })
    .input(z.strictObject({ connectionId: idSchema, isForced: z.boolean().default(false) }))
    .output(z.object({ isStarted: z.boolean() })),
  seenValues: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'GET',
      path: '/mappings/{connectionId}/{object}/seen-values',
      summary: 'The values that recent records hold at a place, for the rows of a lookup',
      tags,
    })
    .input(z.strictObject({ ...place, path: z.string().min(1).max(200) }))
    .output(z.array(seenValueSchema)),
  records: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'GET',
      path: '/mappings/{connectionId}/{object}/records',
      summary: 'Recent offers or new hires to try rules on',
      description: 'New hires only for whoever manages them; so are samples, values, previews and dry runs of them.',
      tags,
    })
    .input(z.strictObject({ ...place, search: z.string().trim().max(200).optional() }))
    .output(z.array(previewRecordSchema)),
  preview: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'POST',
      path: '/mappings/{connectionId}/{object}/preview',
      summary: 'What rules would make of one record',
      description: 'Saves nothing.',
      tags,
    })
    .input(z.strictObject({ ...place, recordId: idSchema, rules: mappingRulesSchema }))
    .output(
      z.object({ fields: z.array(previewFieldSchema), problems: z.array(ruleProblemSchema).describe('Why these rules cannot be saved') }),
    ),
  save: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'POST',
      path: '/mappings/{connectionId}/{object}/versions',
      summary: 'Save rules as the next version',
      description:
        'Fills what was empty or failed in unpublished offers, or in pending new hires. What is filled stays until a re-apply. Refused with 409 where the live version is not `base`: somebody saved meanwhile.',
      tags,
    })
    .input(z.strictObject({ ...place, base: versionNumberSchema, rules: mappingRulesSchema }))
    .output(mappingSchema),
  versions: procedure
    .meta({ permission: 'fields.manage' })
    .route({ method: 'GET', path: '/mappings/{connectionId}/{object}/versions', summary: 'Every version, newest first', tags })
    .input(z.strictObject({ ...place, before: z.coerce.number().int().min(1).optional().describe('Only versions below this number') }))
    .output(z.object({ items: z.array(mappingVersionSchema), hasMore: z.boolean() })),
  restore: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'POST',
      path: '/mappings/{connectionId}/{object}/restore',
      summary: 'Make an old version’s rules the next version',
      tags,
    })
    .input(z.strictObject({ ...place, base: versionNumberSchema, number: versionNumberSchema }))
    .output(mappingSchema),
  addLookupRow: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'POST',
      path: '/mappings/{connectionId}/{object}/lookup-rows',
      summary: 'Add a row to the lookup that fills a field',
      description: 'Makes the next version, which fills every unpublished offer or pending new hire that failed for want of this row.',
      tags,
    })
    .input(
      z.strictObject({
        ...place,
        field: z.string().min(1).max(50),
        from: z.string().min(1).max(1000),
        to: z.string().min(1).max(10_000).describe('A value of the field'),
      }),
    )
    .output(z.object({ number: versionNumberSchema })),
  exportFile: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'POST',
      path: '/mappings/{connectionId}/{object}/export',
      summary: 'The live mapping as a file',
      description: 'Written down in the audit log.',
      tags,
    })
    .input(z.strictObject(place))
    .output(z.object({ name: z.string(), text: z.string().describe('JSON') })),
  readFile: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'POST',
      path: '/mappings/{connectionId}/{object}/file',
      summary: 'Check a mapping file',
      description:
        'Answers its rules, for the preview and for saving; saves nothing. Refused whole where a line is wrong, with the line and the reason.',
      tags,
    })
    .input(z.strictObject({ ...place, text: z.string().max(1_000_000, 'The file is larger than 1 MB.') }))
    .output(z.object({ rules: mappingRulesSchema })),
  copy: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'GET',
      path: '/mappings/{connectionId}/{object}/copy',
      summary: 'Another connection’s rules, carried over to this one',
      description: 'Custom fields are matched by object, title and type. Saves nothing.',
      tags,
    })
    .input(z.strictObject({ ...place, fromConnectionId: idSchema }))
    .output(
      z.object({
        rules: mappingRulesSchema,
        dropped: z.array(z.object({ field: z.string(), label: z.string(), reason: z.string() })).describe('What could not be carried over'),
      }),
    ),
}
