import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { fileFetchingSchema, sourceFileKindSchema, sourceFileStateSchema } from './schema.ts'

export const hireFileSchema = z.object({
  id: idSchema,
  kind: sourceFileKindSchema,
  name: z.string(),
  state: sourceFileStateSchema,
  document: z
    .object({ id: idSchema, mediaType: z.string(), bytes: z.int() })
    .nullable()
    .describe('Null until it is here, and once somebody removed it'),
  folderName: z.string().nullable(),
  replacedAt: instantSchema.nullable().describe('When a newer one took its place in Ashby'),
  attempts: z.int().describe('Tries so far'),
  problem: z.string().nullable().describe('Why it is not here, and what to do'),
  nextAttemptAt: instantSchema.nullable().describe('When Handoff tries again by itself'),
  createdAt: instantSchema,
})
export type HireFile = z.infer<typeof hireFileSchema>

export const hireFilesSchema = z.object({
  items: z.array(hireFileSchema).describe('By kind, the newest first, those that were replaced last'),
  hiddenCount: z.int().describe('Files that the caller’s role may not see: letters show pay'),
  fetching: fileFetchingSchema.describe('Whether files come from Ashby; without a key that may read candidates none do'),
})
export type HireFiles = z.infer<typeof hireFilesSchema>

const tags = ['New hires']
const manage = procedure.meta({ permission: 'newHires.manage' })

/** Files of one new hire, as Ashby has them. Bytes travel beside the procedures: under /api/files. */
export const hireFilesContract = {
  list: manage
    .route({
      method: 'GET',
      path: '/new-hires/{id}/files',
      summary: 'Documents of a new hire',
      description: 'Offer letters show pay: they need the permission to see it.',
      tags,
    })
    .input(z.strictObject({ id: idSchema }))
    .output(hireFilesSchema),
  retry: manage
    .route({ method: 'POST', path: '/new-hires/{id}/files/{fileId}/retry', summary: 'Fetch a document from Ashby again', tags })
    .input(z.strictObject({ id: idSchema, fileId: idSchema }))
    .output(hireFilesSchema),
}
