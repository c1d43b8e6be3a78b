import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { pageMailsSchema, pageSettingsSchema } from './schema.ts'

/** Words that can stand in braces in texts of page and mails. */
export const pagePlaceholderSchema = z.object({
  key: z.string().describe('What stands in the braces'),
  label: z.string(),
  isPay: z.boolean().describe('Pay can stand on the page and never in a mail'),
  example: z.string().nullable(),
})
export type PagePlaceholder = z.infer<typeof pagePlaceholderSchema>

export const offerPageSchema = z.object({
  settings: pageSettingsSchema,
  revision: z.int().describe('0 while nothing was ever changed'),
  isDefault: z.boolean(),
  updatedBy: z.string().nullable(),
  updatedAt: instantSchema.nullable(),
  logo: z.object({ id: idSchema, name: z.string(), bytes: z.int() }).nullable(),
  placeholders: z.array(pagePlaceholderSchema),
})
export type OfferPage = z.infer<typeof offerPageSchema>

const tags = ['Offer page']

/** The page itself, shown with a draft, is a document: POST /api/files/offer-page answers HTML; logos go up to /api/files/offer-page/logo. */
export const offerPageContract = {
  get: procedure
    .meta({ permission: 'offerPage.manage' })
    .route({ method: 'GET', path: '/offer-page', summary: 'How the offer page looks, its mails and its deadlines', tags })
    .output(offerPageSchema),
  update: procedure
    .meta({ permission: 'offerPage.manage' })
    .route({
      method: 'PUT',
      path: '/offer-page',
      summary: 'Change the offer page',
      description: 'Refused with 409 where somebody else changed it since `revision`. Published offers stay as they are.',
      tags,
    })
    .input(z.strictObject({ revision: z.int().min(0), settings: pageSettingsSchema }))
    .output(offerPageSchema),
  previewMail: procedure
    .meta({ permission: 'offerPage.manage' })
    .route({ method: 'POST', path: '/offer-page/mail-preview', summary: 'A mail as it would be sent', tags })
    .input(
      z.strictObject({
        kind: z.enum(['offer', 'update', 'reminder', 'reply']),
        mails: pageMailsSchema,
        offerId: idSchema.optional().describe('On this offer; on an invented one where it is left out'),
      }),
    )
    .output(z.object({ subject: z.string(), text: z.string(), html: z.string() })),
  sendTest: procedure
    .meta({ permission: 'offerPage.manage', needsPerson: true })
    .route({
      method: 'POST',
      path: '/offer-page/test-mail',
      summary: 'Send a mail to yourself',
      description: 'With the saved words, on an invented offer. Its link leads to nothing.',
      tags,
    })
    .input(z.strictObject({ kind: z.enum(['offer', 'update', 'reminder', 'reply']) }))
    .output(z.object({ sentTo: z.string() })),
}
