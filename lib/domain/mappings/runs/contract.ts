import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { sensitivitySchema } from '#lib/domain/access/schema.ts'
import { fieldTypeSchema } from '#lib/domain/fields/schema.ts'
import { mappedObjectSchema } from '#lib/domain/mappings/schema.ts'

const place = { connectionId: idSchema, object: mappedObjectSchema }
const tags = ['Fields and mapping']

/** A pass over the unpublished offers, or the pending new hires, of a connection that fills them by a mapping version. */
export const mappingRunSchema = z.object({
  id: idSchema,
  connectionId: idSchema,
  object: mappedObjectSchema,
  kind: z
    .enum(['Fill', 'Reapply', 'Undo'])
    .describe('Fill: only what was empty or failed. Reapply: everything. Undo: takes a version back'),
  state: z.enum(['Queued', 'Running', 'Done', 'Failed']),
  version: z.int(),
  total: z.int().nullable(),
  seen: z.int(),
  changed: z.int(),
  kept: z.int().describe('Records of which something belongs to a person and stayed'),
  errorCode: z.string().nullable(),
  by: z.string().nullable(),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  canUndo: z.boolean().describe('Its version is the live one, there is one before it, and nobody has undone it'),
})
export type MappingRun = z.infer<typeof mappingRunSchema>

export const runDifferenceSchema = z.object({
  id: idSchema,
  name: z.string().nullable(),
  jobTitle: z.string().nullable(),
  changes: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      type: fieldTypeSchema,
      sensitivity: sensitivitySchema,
      before: z.string().nullable(),
      after: z.string().nullable(),
      isEdited: z.boolean().describe('A person owns it: it stays as it is'),
    }),
  ),
})
export type RunDifference = z.infer<typeof runDifferenceSchema>

export const dryRunSchema = z.object({
  version: z.int(),
  total: z.int().describe('Unpublished offers, or pending new hires, looked at'),
  isPartial: z.boolean().describe('There are more than 1000: the rest is not counted here'),
  changing: z.int(),
  unreadable: z.int().describe('Records that have not been read since an update of Handoff. Check Ashby now reads them'),
  items: z.array(runDifferenceSchema),
})
export type DryRun = z.infer<typeof dryRunSchema>

export const mappingRunsContract = {
  latest: procedure
    .meta({ permission: 'fields.manage' })
    .route({ method: 'GET', path: '/mappings/{connectionId}/{object}/runs/latest', summary: 'The newest pass of a mapping', tags })
    .input(z.strictObject(place))
    .output(mappingRunSchema.nullable()),
  dryRun: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'GET',
      path: '/mappings/{connectionId}/{object}/dry-run',
      summary: 'What a re-apply would change',
      description:
        'Changes nothing. Looks at up to 1000 unpublished offers, or pending new hires, and answers the first 100 that would change.',
      tags,
    })
    .input(z.strictObject(place))
    .output(dryRunSchema),
  reapply: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'POST',
      path: '/mappings/{connectionId}/{object}/reapply',
      summary: 'Fill every unpublished offer, or pending new hire, by the live version',
      description: 'What people edited stays. Refused with 409 where `version` is not the live one: look at the dry run again.',
      tags,
    })
    .input(z.strictObject({ ...place, version: z.int().min(1) }))
    .output(mappingRunSchema),
  undo: procedure
    .meta({ permission: 'fields.manage' })
    .route({
      method: 'POST',
      path: '/mappings/{connectionId}/{object}/undo',
      summary: 'Take the live version back',
      description: 'Makes the rules before it the next version, and every record what it was before this version filled it.',
      tags,
    })
    .input(z.strictObject({ ...place, version: z.int().min(1) }))
    .output(mappingRunSchema),
}
