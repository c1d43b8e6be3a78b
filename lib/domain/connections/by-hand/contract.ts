import { z } from 'zod'
import { idSchema, procedure } from '#lib/domain/access/contract.ts'
import { connectionSchema } from '#lib/domain/connections/contract.ts'
import { connectionNameSchema, environmentSchema } from '#lib/domain/connections/schema.ts'

const tags = ['Connections']
const byId = z.strictObject({ id: idSchema })
const manage = procedure.meta({ permission: 'connections.manage' })

/** A connection without a key: somebody makes the webhooks in Ashby by hand. */
export const byHandContract = {
  install: manage
    .route({
      method: 'POST',
      path: '/connections/install',
      summary: 'Connect an account by hand, without a key',
      description:
        'Makes an address and a secret for webhooks that you create in Ashby. What they carry is all that comes in: no offers, documents or names of departments. A key can be added later.',
      tags,
    })
    .input(z.strictObject({ environment: environmentSchema, name: connectionNameSchema }))
    .output(connectionSchema),
  showSecret: procedure
    .meta({ permission: 'connections.manage', isAnswerSecret: true })
    .route({
      method: 'POST',
      path: '/connections/{id}/by-hand/secret',
      summary: 'Show the secret key to copy into Ashby',
      description: 'Each time is written to the audit log.',
      tags,
    })
    .input(byId)
    .output(z.object({ secret: z.string(), nextSecret: z.string().nullable().describe('The new one while the secret is being changed') })),
  changeSecret: manage
    .route({
      method: 'POST',
      path: '/connections/{id}/by-hand/secret/change',
      summary: 'Make a new secret key',
      description: 'The old one is accepted too until you end the change.',
      tags,
    })
    .input(byId)
    .output(connectionSchema),
  endSecretChange: manage
    .route({
      method: 'POST',
      path: '/connections/{id}/by-hand/secret/end',
      summary: 'End the change of the secret key: keep the new one, or the old one',
      tags,
    })
    .input(z.strictObject({ id: idSchema, keep: z.enum(['new', 'old']) }))
    .output(connectionSchema),
  remove: manage
    .route({
      method: 'POST',
      path: '/connections/{id}/by-hand/remove',
      summary: 'Stop taking in webhooks made by hand',
      description: 'Only where a key has made webhooks that go on.',
      tags,
    })
    .input(byId)
    .output(connectionSchema),
}
