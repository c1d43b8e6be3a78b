import { z } from 'zod'
import { idSchema, procedure } from '#lib/domain/access/contract.ts'
import { newHireStateSchema } from '#lib/domain/new-hires/schema.ts'
import { pushedHireSchema } from './schema.ts'

export const pushedAnswerSchema = z.object({
  newHireId: idSchema,
  outcome: z.enum(['added', 'changed', 'unchanged']).describe('Unchanged: it was known so already'),
  state: newHireStateSchema.describe('Pending until somebody adds the person in Handoff'),
  openJobId: idSchema,
  isFilled: z.boolean().describe('Whether the hire fills the open job now. False where somebody in Handoff took it back'),
})

export const hirePushesContract = {
  push: procedure
    .meta({ permission: 'openings.push' })
    .route({
      method: 'POST',
      path: '/openings/hires',
      summary: 'Push a hire into an open job',
      description:
        'Makes a pending new hire and marks the open job as filled. The same externalId again is the same new hire: what changed since is taken over, but never over what somebody edited here. 404 for an open job that does not exist, 409 for one that was cancelled or filled by somebody else; then nothing is kept.',
      tags: ['Openings'],
    })
    .input(pushedHireSchema)
    .output(pushedAnswerSchema),
}
