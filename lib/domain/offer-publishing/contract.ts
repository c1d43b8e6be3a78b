import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { payOnly } from '#lib/domain/access/schema.ts'
import { offerDetailSchema } from '#lib/domain/offers/contract.ts'
import { obstacleSchema } from './schema.ts'

const mailStateSchema = z.object({
  state: z.enum(['Waiting', 'Sent', 'Refused', 'Cancelled']),
  sentAt: instantSchema.nullable(),
  refusal: z.string().nullable(),
})

export const publishedVersionSchema = z.object({
  id: idSchema,
  number: z.int(),
  publishedBy: z.string().nullable(),
  publishedAt: instantSchema,
  /** Until then it can be undone and the candidate sees nothing of it. */
  visibleAt: instantSchema,
  expiresAt: instantSchema.nullable(),
  timeZone: z.string(),
  isUndone: z.boolean(),
  hash: payOnly(z.string()).describe(
    'SHA-256 of what the candidate sees, hexadecimal. Whoever knows all of it but the pay could try amounts',
  ),
  mail: mailStateSchema.nullable().describe('The mail that told of it'),
  changes: payOnly(z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() }))).describe(
    'Against the version before',
  ),
})
export type PublishedVersion = z.infer<typeof publishedVersionSchema>

export const offerAnswerSchema = z.object({
  id: idSchema,
  kind: z.enum(['Accepted', 'Declined']),
  at: instantSchema,
  versionNumber: z.int(),
  typedName: z.string().nullable(),
  reason: payOnly(z.string().nullable()).describe('Free text of the candidate; it may name pay'),
  sawAshby: z.boolean().describe('False where Ashby could not be asked at that moment'),
})
export type OfferAnswer = z.infer<typeof offerAnswerSchema>

/** Everything about an offer's way to the candidate and back. */
export const publishingSchema = z.object({
  offerId: idSchema,
  obstacles: z.array(obstacleSchema).describe('Why it cannot be published now; none where it can'),
  versions: z.array(publishedVersionSchema).describe('Newest first, undone ones included'),
  scheduled: z.object({ id: idSchema, runAt: instantSchema, expiresAt: instantSchema.nullable(), by: z.string().nullable() }).nullable(),
  lastRefusal: z
    .object({ at: instantSchema, problem: z.string() })
    .nullable()
    .describe('The last request that could not be followed, until the next'),
  link: z
    .object({
      sentAt: instantSchema,
      expiresAt: instantSchema,
      firstOpenedAt: instantSchema.nullable(),
      lastOpenedAt: instantSchema.nullable(),
    })
    .nullable()
    .describe('The newest link that works'),
  answer: offerAnswerSchema.nullable(),
  defaultExpiresAt: instantSchema.nullable().describe('The deadline by the organization’s rule if published now'),
  timeZone: z.string(),
})
export type Publishing = z.infer<typeof publishingSchema>

const publishInput = {
  expiresAt: instantSchema.nullish().describe('The deadline; left out for the organization’s own rule, null for none'),
}

const tags = ['Publishing']

export const offerPublishingContract = {
  get: procedure
    .meta({ permission: 'offers.read' })
    .route({ method: 'GET', path: '/offers/{id}/publishing', summary: 'What was published, mailed, opened and answered', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(publishingSchema),
  check: procedure
    // Asking Ashby is another permission than reading what came of it.
    .meta({ permission: 'connections.check', anyOf: ['offers.read'] })
    .route({ method: 'POST', path: '/offers/{id}/check', summary: 'Read one offer from Ashby now', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ result: z.enum(['changed', 'unchanged', 'held', 'gone', 'hidden']), offer: offerDetailSchema })),
  publish: procedure
    .meta({ permission: 'offers.publish' })
    .route({
      method: 'POST',
      path: '/offers/{id}/publish',
      summary: 'Publish an offer to the candidate',
      description:
        'Looks at Ashby first, freezes what is shown as a version and mails the candidate a link ten seconds later. Refused with 409 where something stands in the way or somebody else published meanwhile (`seenVersion`).',
      tags,
    })
    .input(
      z.strictObject({
        id: idSchema,
        seenVersion: z.int().min(0).describe('The number of the newest version that you know of; 0 before the first'),
        seenUpdatedAt: instantSchema
          .optional()
          .describe(
            '`updatedAt` of the offer as you saw it: refused with 409 where anything of it changed since. Left out, what stands is published',
          ),
        ...publishInput,
      }),
    )
    .output(publishingSchema),
  undo: procedure
    .meta({ permission: 'offers.publish' })
    .route({ method: 'POST', path: '/offers/{id}/publish/undo', summary: 'Take a publication back in its first ten seconds', tags })
    .input(z.strictObject({ id: idSchema, versionId: idSchema }))
    .output(publishingSchema),
  unpublish: procedure
    .meta({ permission: 'offers.publish' })
    .route({ method: 'POST', path: '/offers/{id}/unpublish', summary: 'Close the page and prepare the offer again', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(publishingSchema),
  reopen: procedure
    .meta({ permission: 'offers.publish' })
    .route({ method: 'POST', path: '/offers/{id}/reopen', summary: 'Prepare a declined offer again', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(publishingSchema),
  schedule: procedure
    .meta({ permission: 'offers.publish' })
    .route({ method: 'POST', path: '/offers/{id}/schedule', summary: 'Publish an offer later', tags })
    .input(z.strictObject({ id: idSchema, runAt: instantSchema, ...publishInput }))
    .output(publishingSchema),
  cancelSchedule: procedure
    .meta({ permission: 'offers.publish' })
    .route({ method: 'DELETE', path: '/offers/{id}/schedule', summary: 'Do not publish it later', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(publishingSchema),
  publishMany: procedure
    .meta({ permission: 'offers.publish' })
    .route({
      method: 'POST',
      path: '/offers/publish',
      summary: 'Publish several offers',
      description: 'Each is looked at in Ashby and published by itself, in the background. Those that cannot be are told with the reason.',
      tags,
    })
    .input(z.strictObject({ ids: z.array(idSchema).min(1).max(100), ...publishInput }))
    .output(
      z.object({
        batchId: idSchema,
        accepted: z.array(idSchema),
        refused: z.array(z.object({ id: idSchema, name: z.string().nullable(), problem: z.string() })),
      }),
    ),
  batch: procedure
    .meta({ permission: 'offers.publish' })
    .route({ method: 'GET', path: '/offers/publish/{batchId}', summary: 'How far a bulk publication is', tags })
    .input(z.strictObject({ batchId: idSchema }))
    .output(
      z.object({
        total: z.int(),
        waiting: z.int(),
        done: z.int(),
        refused: z.array(z.object({ id: idSchema, name: z.string().nullable(), problem: z.string() })),
      }),
    ),
}
