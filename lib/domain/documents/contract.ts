import { z } from 'zod'
import { idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'

export const documentSchema = z.object({
  id: idSchema,
  name: z.string(),
  mediaType: z.string().describe('As sniffed from the bytes, whatever the name said'),
  bytes: z.int(),
  sha256: z.string().describe('Hexadecimal'),
  uploadedBy: z.string().nullable().describe('Null once that member is gone, and for what came from Ashby'),
  createdAt: instantSchema,
})
export type Document = z.infer<typeof documentSchema>

export const documentNameSchema = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(200, 'Use at most 200 characters.')
  .regex(/^[^/\\]*$/, 'A name cannot contain / or \\.')

const tags = ['Documents']

/** Bytes travel beside the procedures: up and down under /api/files. */
export const documentsContract = {
  list: procedure
    .meta({ permission: 'documents.read' })
    .route({ method: 'GET', path: '/documents', summary: 'Documents of the organization, newest first', tags })
    .input(z.strictObject({ cursor: z.string().optional() }))
    .output(pageOf(documentSchema)),
  rename: procedure
    .meta({ permission: 'documents.manage' })
    .route({ method: 'PATCH', path: '/documents/{id}', summary: 'Rename a document; its ending stays', tags })
    .input(z.strictObject({ id: idSchema, name: documentNameSchema }))
    .output(documentSchema),
  remove: procedure
    .meta({ permission: 'documents.manage' })
    .route({ method: 'DELETE', path: '/documents/{id}', summary: 'Delete a document and its bytes', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ id: idSchema })),
}
