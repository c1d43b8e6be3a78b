import { z } from 'zod'
import { environments } from './terms.ts'

export const environmentSchema = z.enum(environments)

/** What an admin chooses, by Ashby's webhook types. What Handoff subscribes to is more than this. */
export const chosenEventSchema = z.enum(['offerCreate', 'offerUpdate'])
export type ChosenEvent = z.infer<typeof chosenEventSchema>

export const chosenEventWords: Record<ChosenEvent, { label: string; effect: string }> = {
  offerCreate: { label: 'Offer Create', effect: 'An offer that is ready for the candidate becomes an unpublished offer' },
  offerUpdate: { label: 'Offer Update', effect: 'Keeps offers equal to Ashby until you edit them' },
}

export const connectionNameSchema = z.string().trim().min(1, 'Give the account a name.').max(100, 'Use at most 100 characters.')

/** Ashby's keys are long random texts; a stray space or line break comes from copying. */
export const apiKeySchema = z
  .string()
  .trim()
  .min(8, 'Paste the whole key as Ashby showed it.')
  .max(500, 'This is longer than an Ashby key.')
  .regex(/^[\x21-\x7e]+$/, 'The key holds a space or a letter that keys never have. Copy it again.')
