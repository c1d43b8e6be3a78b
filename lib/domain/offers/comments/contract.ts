import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { COMMENT_LENGTH_MAX } from './terms.ts'

export const offerCommentSchema = z.object({
  id: idSchema,
  author: z.object({ id: idSchema, name: z.string().nullable().describe('Null once they are no member any more') }),
  text: z.string().describe('Empty once deleted. Members are named as @Name'),
  mentioned: z.array(z.object({ id: idSchema, name: z.string() })),
  createdAt: instantSchema,
  editedAt: instantSchema.nullable(),
  isDeleted: z.boolean(),
  isMine: z.boolean(),
})
export type OfferComment = z.infer<typeof offerCommentSchema>

const page = z.object({ items: z.array(offerCommentSchema).describe('Oldest first') })
const text = z.string().trim().min(1, 'Write a comment.').max(COMMENT_LENGTH_MAX, `Use at most ${COMMENT_LENGTH_MAX} characters.`)
const mentionedIds = z.array(idSchema).max(20).default([]).describe('User ids of the members named in it')
const tags = ['Offers']

export const offerCommentsContract = {
  list: procedure
    .meta({ permission: 'offers.comment' })
    .route({ method: 'GET', path: '/offers/{offerId}/comments', summary: 'What members say about an offer', tags })
    .input(z.strictObject({ offerId: idSchema }))
    .output(page),
  people: procedure
    .meta({ permission: 'offers.read' })
    .route({
      method: 'GET',
      path: '/offers/{offerId}/people',
      summary: 'Members who may see the offer and can be mentioned or assigned',
      tags,
    })
    .input(z.strictObject({ offerId: idSchema }))
    .output(z.object({ items: z.array(z.object({ id: idSchema, name: z.string(), canComment: z.boolean() })) })),
  add: procedure
    .meta({ permission: 'offers.comment' })
    .route({ method: 'POST', path: '/offers/{offerId}/comments', summary: 'Comment on an offer', tags })
    .input(z.strictObject({ offerId: idSchema, text, mentionedIds }))
    .output(page),
  edit: procedure
    .meta({ permission: 'offers.comment' })
    .route({ method: 'PATCH', path: '/offers/{offerId}/comments/{id}', summary: 'Change a comment of yours', tags })
    .input(z.strictObject({ offerId: idSchema, id: idSchema, text, mentionedIds }))
    .output(page),
  remove: procedure
    .meta({ permission: 'offers.comment' })
    .route({ method: 'DELETE', path: '/offers/{offerId}/comments/{id}', summary: 'Delete a comment of yours', tags })
    .input(z.strictObject({ offerId: idSchema, id: idSchema }))
    .output(page),
}
