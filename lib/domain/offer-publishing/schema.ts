import { z } from 'zod'
import { sensitivitySchema } from '#lib/domain/access/schema.ts'

/** Why an offer cannot be published as it stands. */
export const obstacleCodeSchema = z.enum([
  /** A required value is missing or unusable. */
  'issue',
  'archived',
  'answered',
  'withdrawn',
  'back_in_approval',
  'superseded',
  'start_date_past',
  'account_not_connected',
  /** No mail server is set, so nobody could be told. */
  'no_mail',
  /** The candidate sees just this already. */
  'nothing_new',
  'scheduled',
])
export type ObstacleCode = z.infer<typeof obstacleCodeSchema>

export const obstacleSchema = z.object({
  code: obstacleCodeSchema,
  field: z.string().nullable().describe('The field that mends it'),
  reason: z.string().describe('In a few words, for the button: "pay interval missing"'),
  message: z.string().describe('What stands in the way and what to do; names no values'),
  /** Of the field: what is missing of pay is told only to those who may see pay. */
  sensitivity: sensitivitySchema,
})
export type Obstacle = z.infer<typeof obstacleSchema>
