import { z } from 'zod'
import { idSchema, procedure } from '#lib/domain/access/contract.ts'
import { sourceFileKindSchema } from '#lib/domain/new-hires/files/schema.ts'
import { FOLDER_NAME_MAX } from './terms.ts'

export const folderSchema = z.object({ id: idSchema, name: z.string() })
export type Folder = z.infer<typeof folderSchema>

export const folderNameSchema = z.string().trim().min(1, 'Enter a name.').max(FOLDER_NAME_MAX, `Use at most ${FOLDER_NAME_MAX} characters.`)

export const folderRuleSchema = z.object({
  kind: sourceFileKindSchema,
  folderId: idSchema.nullable().describe('Null: without a folder'),
  isOff: z.boolean().describe('Files of this kind are not fetched'),
})
export type FolderRule = z.infer<typeof folderRuleSchema>

const foldersSchema = z.object({
  items: z.array(folderSchema).describe('By name'),
  rules: z.array(folderRuleSchema).describe('One of every kind of file'),
})
export type Folders = z.infer<typeof foldersSchema>

const tags = ['Documents']
const manage = procedure.meta({ permission: 'documents.manage' })

/** Folders for documents of new hires and people, and which files from Ashby go where. */
export const foldersContract = {
  list: procedure
    .meta({ permission: 'documents.read' })
    .route({ method: 'GET', path: '/folders', summary: 'Folders, and which files from Ashby go where', tags })
    .input(z.strictObject({}))
    .output(foldersSchema),
  create: manage
    .route({ method: 'POST', path: '/folders', summary: 'Add a folder', tags })
    .input(z.strictObject({ name: folderNameSchema }))
    .output(folderSchema),
  rename: manage
    .route({ method: 'PATCH', path: '/folders/{id}', summary: 'Rename a folder', tags })
    .input(z.strictObject({ id: idSchema, name: folderNameSchema }))
    .output(folderSchema),
  remove: manage
    .route({
      method: 'DELETE',
      path: '/folders/{id}',
      summary: 'Delete a folder',
      description: 'Its documents stay, without a folder.',
      tags,
    })
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ id: idSchema })),
  setRule: manage
    .route({
      method: 'PUT',
      path: '/folders/rules/{kind}',
      summary: 'Decide where files of one kind go',
      description: 'It holds for files that are fetched from then on. A kind that is off is not fetched; what is here stays.',
      tags,
    })
    .input(z.strictObject({ kind: sourceFileKindSchema, folderId: idSchema.nullable(), isOff: z.boolean() }))
    .output(foldersSchema),
}
