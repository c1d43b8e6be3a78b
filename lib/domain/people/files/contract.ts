import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { folderSchema } from '#lib/domain/folders/contract.ts'
import { sourceFileKindSchema } from '#lib/domain/new-hires/files/schema.ts'

export const personFileSchema = z.object({
  id: idSchema,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  kind: sourceFileKindSchema.nullable().describe('Null for what somebody uploaded'),
  folderId: idSchema.nullable(),
  uploadedBy: z.string().nullable().describe('Null for what came from Ashby, and once that member is gone'),
  replacedAt: instantSchema.nullable().describe('When a newer one took its place in Ashby'),
  createdAt: instantSchema,
})
export type PersonFile = z.infer<typeof personFileSchema>

export const personFilesSchema = z.object({
  items: z.array(personFileSchema).describe('Newest first, those that were replaced last'),
  folders: z.array(folderSchema).describe('All folders of the organization, by name'),
  hiddenCount: z.int().describe('Documents that the caller’s role may not see: letters show pay'),
  missing: z
    .array(z.object({ newHireId: idSchema, count: z.int() }))
    .describe('Files in Ashby that are not here, by the new hire that tells why. Empty for a caller who may not manage new hires'),
})
export type PersonFiles = z.infer<typeof personFilesSchema>

const tags = ['People']
const manage = procedure.meta({ permission: 'people.manage' })
const one = { id: idSchema, fileId: idSchema }

/** Documents of one person. Bytes travel beside the procedures: up and down under /api/files. */
export const personFilesContract = {
  list: manage
    .route({
      method: 'GET',
      path: '/people/{id}/files',
      summary: 'Documents of a person',
      description: 'Offer letters show pay: they need the permission to see it.',
      tags,
    })
    .input(z.strictObject({ id: idSchema }))
    .output(personFilesSchema),
  move: manage
    .route({ method: 'PUT', path: '/people/{id}/files/{fileId}/folder', summary: 'Put a document into a folder', tags })
    .input(z.strictObject({ ...one, folderId: idSchema.nullable().describe('Null: out of every folder') }))
    .output(personFilesSchema),
  remove: manage
    .route({
      method: 'DELETE',
      path: '/people/{id}/files/{fileId}',
      summary: 'Delete a document of a person and its bytes',
      description: 'What came from Ashby stays there, and is not fetched again by itself.',
      tags,
    })
    .input(z.strictObject(one))
    .output(personFilesSchema),
}
