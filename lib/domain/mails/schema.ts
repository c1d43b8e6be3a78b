import { z } from 'zod'

/** Every kind of mail that an organization sends. A new kind is a new member here and a line in `lib/pipeline/mails/registry.ts`. */
export const mailKindSchema = z.enum([
  'invitation',
  'notifications',
  /** To candidates: a published version, their link once more, a reminder, a reply to a question, and that their answer arrived. */
  'offer-version',
  'offer-link',
  'offer-reminder',
  'offer-reply',
  'offer-answered',
])
export type MailKind = z.infer<typeof mailKindSchema>

/** Cancelled: when its turn came, nobody wanted it any more. */
export const mailStateSchema = z.enum(['Waiting', 'Sent', 'Refused', 'Cancelled'])
export type MailState = z.infer<typeof mailStateSchema>
