import { z } from 'zod'
import { MESSAGE_LENGTH_MAX } from './terms.ts'

/** What the candidate sends to ask something. */
export const questionFormSchema = z.object({
  text: z.string().trim().min(1, 'Write your question.').max(MESSAGE_LENGTH_MAX, `Use at most ${MESSAGE_LENGTH_MAX} characters.`),
})
