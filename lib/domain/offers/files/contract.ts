import { z } from 'zod'
import { idSchema, procedure } from '#lib/domain/access/contract.ts'
import { documentSchema } from '#lib/domain/documents/contract.ts'

export const offerFileSchema = documentSchema.omit({ sha256: true })
export type OfferFile = z.infer<typeof offerFileSchema>

const filesSchema = z.object({ items: z.array(offerFileSchema).describe('In the order of the offer page') })
const tags = ['Offers']

/** Files that only this offer shows. Bytes travel beside the procedures: up and down under /api/files. */
export const offerFilesContract = {
  list: procedure
    .meta({ permission: 'offers.comment' })
    .route({ method: 'GET', path: '/offers/{id}/files', summary: 'Documents of an offer', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(filesSchema),
  remove: procedure
    .meta({ permission: 'offers.publish' })
    .route({
      method: 'DELETE',
      path: '/offers/{id}/files/{fileId}',
      summary: 'Take a document out of an offer',
      description: 'Versions that were published with it keep it.',
      tags,
    })
    .input(z.strictObject({ id: idSchema, fileId: idSchema }))
    .output(filesSchema),
}
