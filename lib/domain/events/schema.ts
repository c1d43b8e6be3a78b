import { z } from 'zod'

export const eventStateSchema = z.enum(['Received', 'Processing', 'Done', 'NeedsAttention', 'Failed', 'Ignored'])
export type EventState = z.infer<typeof eventStateSchema>
