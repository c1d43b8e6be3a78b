import { z } from 'zod'
import { idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'
import { type Permission, sensitivitySchema } from '#lib/domain/access/schema.ts'
import { fieldKeySchema } from '#lib/domain/values/contract.ts'
import { importStates } from './terms.ts'

export const importColumnSchema = z.object({
  heading: z.string().describe('As the file has it; what is there twice is numbered'),
  field: z.string().nullable().describe('The field it goes to; of a draft the one that its heading suggests. Null: it is left out'),
  samples: z.array(z.string()).describe('Of the first rows. Empty once the import has begun'),
})
export type ImportColumn = z.infer<typeof importColumnSchema>

/** A field that a column can go to. */
export const importTargetSchema = z.object({
  key: z.string(),
  label: z.string(),
  sensitivity: sensitivitySchema,
})
export type ImportTarget = z.infer<typeof importTargetSchema>

export const recordImportSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  state: z.enum(importStates),
  total: z.int().nullable().describe('Rows of the file; null until they are counted'),
  seen: z.int(),
  added: z.int(),
  changed: z.int(),
  refused: z.int(),
  errorCode: z.enum(['cancelled', 'file_gone', 'failed']).nullable().describe('Why it ended before the last row'),
  by: z.string().nullable().describe('Who sent the file'),
  isMine: z.boolean().describe('Whether the caller sent the file. Only they see its rows before it begins'),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  columns: z.array(importColumnSchema),
  targets: z.array(importTargetSchema).describe('Where columns can go, of what the caller may see'),
})
export type RecordImport = z.infer<typeof recordImportSchema>

export const importRefusalSchema = z.object({
  row: z.int().describe('Counts from 1, the headings not counted'),
  problem: z.string(),
})
export type ImportRefusal = z.infer<typeof importRefusalSchema>

const one = z.strictObject({ id: idSchema })

const startInput = z.strictObject({
  id: idSchema,
  columns: z.record(z.string().max(200), fieldKeySchema.nullable()).describe('Heading to the key of a field, or null to leave it out'),
})
const refusalsInput = z.strictObject({
  id: idSchema,
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

type ImportsOf = {
  permission: Permission
  /** Below which the records stand: "/people". */
  path: `/${string}`
  /** "people" */
  many: string
  tag: string
  /** Which record a row is about. */
  matching: string
}

/** The procedures of imports of some records. The files themselves are sent below /api/files. */
export function createImportsContract({ permission, path, many, tag, matching }: ImportsOf) {
  const manage = procedure.meta({ permission })
  const tags = [tag]

  return {
    latest: manage
      .route({ method: 'GET', path: `${path}/imports/latest`, summary: `The newest import of ${many}`, tags })
      .input(z.strictObject({}))
      .output(recordImportSchema.nullable()),
    get: manage
      .route({ method: 'GET', path: `${path}/imports/{id}`, summary: `One import of ${many}: its columns, and how far it is`, tags })
      .input(one)
      .output(recordImportSchema),
    start: manage
      .route({
        method: 'POST',
        path: `${path}/imports/{id}/start`,
        summary: `Import the rows of a file of ${many}`,
        description: `${matching} Empty cells leave what there is. Each row that cannot be taken is refused with the reason, and the rest goes on.`,
        tags,
      })
      .input(startInput)
      .output(recordImportSchema),
    cancel: manage
      .route({
        method: 'POST',
        path: `${path}/imports/{id}/cancel`,
        summary: `Stop an import of ${many}`,
        description: 'What was imported by then stays. The file is deleted.',
        tags,
      })
      .input(one)
      .output(recordImportSchema),
    refusals: manage
      .route({
        method: 'GET',
        path: `${path}/imports/{id}/refusals`,
        summary: `Rows that were refused by an import of ${many}, and why`,
        tags,
      })
      .input(refusalsInput)
      .output(pageOf(importRefusalSchema)),
  }
}
export type ImportsContract = ReturnType<typeof createImportsContract>
