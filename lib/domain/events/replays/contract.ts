import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { eventTimeFilters } from '#lib/domain/events/contract.ts'
import { eventStateSchema } from '#lib/domain/events/schema.ts'

/** Which events: a selection, or what the filters of the list give. */
export const replayFilterSchema = z.union([
  z.strictObject({ ids: z.array(idSchema).min(1).max(500) }),
  z.strictObject({
    states: z.array(eventStateSchema).min(1).max(6),
    action: z.string().max(100).optional(),
    connectionId: idSchema.optional(),
    reasonCode: z.string().max(100).optional(),
    from: eventTimeFilters.from,
    to: eventTimeFilters.to,
  }),
])
export type ReplayFilter = z.infer<typeof replayFilterSchema>

export const replaySchema = z.object({
  id: idSchema,
  state: z.enum(['Queued', 'Running', 'Done', 'Cancelled']),
  total: z.int(),
  replayed: z.int(),
  skipped: z.int().describe('Their body is kept no more, because of its age or because the candidate was forgotten'),
  done: z.int().describe('Of the new events: settled without trouble'),
  needAttention: z.int().describe('Of the new events: failed, or in need of a person'),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
})
export type Replay = z.infer<typeof replaySchema>

const tags = ['Events']
const replays = procedure.meta({ permission: 'events.retry' })

/** Many events processed again, each as a new event. */
export const replaysContract = {
  count: replays
    .route({ method: 'POST', path: '/replays/count', summary: 'Count the events that a replay would take', tags })
    .input(z.strictObject({ filter: replayFilterSchema }))
    .output(
      z.object({
        total: z.int().describe('At most 100 001; more than 100 000 are not replayed at once'),
        withoutBody: z.int().describe('Of them: the body is kept no more, so they are skipped'),
      }),
    ),
  start: replays
    .route({
      method: 'POST',
      path: '/replays',
      summary: 'Replay many events',
      description:
        'Makes a new event of each, oldest first. What comes in meanwhile does not belong to it, nor do test events, events that are on their way, events that Handoff does not use, and, by filters, events that were replayed already. One replay at a time.',
      tags,
    })
    .input(z.strictObject({ filter: replayFilterSchema }))
    .output(replaySchema),
  latest: replays.route({ method: 'GET', path: '/replays/latest', summary: 'The newest replay', tags }).output(replaySchema.nullable()),
  cancel: replays
    .route({
      method: 'POST',
      path: '/replays/{id}/cancel',
      summary: 'Cancel a replay',
      description: 'Events that were replayed already stay.',
      tags,
    })
    .input(z.strictObject({ id: idSchema }))
    .output(replaySchema),
}
