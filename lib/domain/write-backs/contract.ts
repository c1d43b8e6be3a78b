import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'

export const writeBackStateSchema = z.enum(['Waiting', 'Sending', 'Done', 'Refused', 'Unknown'])
export type WriteBackState = z.infer<typeof writeBackStateSchema>

export const writeBackSchema = z.object({
  id: idSchema,
  state: writeBackStateSchema,
  answer: z.enum(['Accepted', 'Declined']),
  by: z.string().nullable().describe('Who asked for it; null where Handoff did by itself'),
  message: z.string().nullable().describe('What happened and what to do'),
  requestId: z.string().nullable().describe('Ashby’s'),
  createdAt: instantSchema,
  endedAt: instantSchema.nullable(),
})
export type WriteBack = z.infer<typeof writeBackSchema>

export const offerWriteBacksSchema = z.object({
  /** Newest first: every try is one of its own. */
  items: z.array(writeBackSchema),
  isOn: z.boolean().describe('Whether the admin switched write-back on'),
  canRequest: z.boolean().describe('Whether an answer is there that Ashby does not hold'),
  blockedReason: z.string().nullable().describe('Why it cannot be asked for now, and what to do'),
})
export type OfferWriteBacks = z.infer<typeof offerWriteBacksSchema>

const tags = ['Publishing']

export const writeBacksContract = {
  list: procedure
    .meta({ permission: 'offers.read' })
    .route({ method: 'GET', path: '/offers/{id}/write-backs', summary: 'Tries to write the answer to Ashby', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(offerWriteBacksSchema),
  request: procedure
    .meta({ permission: 'offers.publish' })
    .route({
      method: 'POST',
      path: '/offers/{id}/write-backs',
      summary: 'Write the answer to Ashby',
      description: 'Reads the offer from Ashby first: what stands there already is not written again.',
      tags,
    })
    .input(z.strictObject({ id: idSchema }))
    .output(offerWriteBacksSchema),
}
