import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { MESSAGE_LENGTH_MAX } from './terms.ts'

export const offerMessageSchema = z.object({
  id: idSchema,
  from: z.enum(['candidate', 'organization']),
  name: z.string().nullable(),
  text: z.string(),
  at: instantSchema,
})
export type OfferMessage = z.infer<typeof offerMessageSchema>

const tags = ['Publishing']

/** Free text of candidates can name pay, so it takes `offers.comment`, which takes `pay.read`. */
export const offerMessagesContract = {
  list: procedure
    .meta({ permission: 'offers.comment' })
    .route({ method: 'GET', path: '/offers/{id}/messages', summary: 'Questions of the candidate and what was replied', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ items: z.array(offerMessageSchema) })),
  reply: procedure
    .meta({ permission: 'offers.publish' })
    .route({
      method: 'POST',
      path: '/offers/{id}/messages',
      summary: 'Reply to the candidate',
      description: 'Stands on the offer page and is mailed to the candidate.',
      tags,
    })
    .input(z.strictObject({ id: idSchema, text: z.string().trim().min(1, 'Write a reply.').max(MESSAGE_LENGTH_MAX) }))
    .output(z.object({ items: z.array(offerMessageSchema) })),
}
