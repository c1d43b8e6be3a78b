import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'

export const sweepStateSchema = z.enum(['Queued', 'Running', 'Done', 'Failed'])

/** A pass over Ashby's offers and hires, on screen "Check Ashby now". */
export const sweepSchema = z.object({
  id: idSchema,
  connectionId: idSchema,
  trigger: z.enum(['Connected', 'Requested']),
  state: sweepStateSchema,
  total: z.int().nullable().describe('Offers and hires that Ashby listed; null until the list is whole'),
  seen: z.int(),
  added: z.int(),
  changed: z.int(),
  gone: z.int(),
  ignored: z.int(),
  failed: z.int(),
  error: z.object({ code: z.string(), message: z.string(), requestId: z.string().nullable() }).nullable(),
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
})
export type Sweep = z.infer<typeof sweepSchema>

export const sweepsContract = {
  latest: procedure
    .meta({ permission: 'offers.read' })
    .route({ method: 'GET', path: '/sweeps/latest', summary: 'The newest check of every connection', tags: ['Connections'] })
    .output(z.array(sweepSchema)),
  start: procedure
    .meta({ permission: 'connections.check' })
    .route({
      method: 'POST',
      path: '/sweeps',
      summary: 'Check Ashby now',
      description: 'Starts a check of every connected account, or returns the one that is already on its way.',
      tags: ['Connections'],
    })
    .input(z.strictObject({ connectionId: idSchema.optional() }))
    .output(z.array(sweepSchema)),
}
