import { z } from 'zod'

/** Every kind of mail that an organization sends. A new kind is a new member here and a line in `lib/pipeline/mails/registry.ts`. */
export const mailKindSchema = z.enum(['invitation', 'notifications'])
export type MailKind = z.infer<typeof mailKindSchema>

/** Cancelled: when its turn came, nobody wanted it any more. */
export const mailStateSchema = z.enum(['Waiting', 'Sent', 'Refused', 'Cancelled'])
export type MailState = z.infer<typeof mailStateSchema>
