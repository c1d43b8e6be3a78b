import { z } from 'zod'
import { cleanName } from '#lib/platform/format/names.ts'
import { messageStates, outgoingEvents, sentEvents, stopReasons, webhookStates } from './terms.ts'

export const outgoingEventSchema = z.enum(outgoingEvents)
/** With the one that is sent by hand. */
export const sentEventSchema = z.enum(sentEvents)
export type SentEvent = z.infer<typeof sentEventSchema>

export const webhookStateSchema = z.enum(webhookStates)
export const stopReasonSchema = z.enum(stopReasons)
export const messageStateSchema = z.enum(messageStates)

export const webhookNameSchema = z
  .string()
  .transform(cleanName)
  .pipe(z.string().min(1, 'Enter a name.').max(100, 'Use at most 100 characters.'))

/** Its form only: where it leads is looked at when it is saved and at every sending. */
export const webhookUrlSchema = z
  .string()
  .trim()
  .min(1, 'Enter the address that the other system gave you.')
  .max(2000, 'Use at most 2000 characters.')
  .refine(isUsable, 'Use an address that begins with https://, without user name, password and #.')

function isUsable(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null

  return url !== null && url.protocol === 'https:' && !url.username && !url.password && !url.hash
}

export const chosenOutgoingEventsSchema = z.array(outgoingEventSchema).min(1, 'Choose at least one event.').max(outgoingEvents.length)
