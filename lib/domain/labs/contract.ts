import { z } from 'zod'
import { procedure } from '#lib/domain/access/contract.ts'
import { apiKeySchema } from '#lib/domain/api-keys/contract.ts'
import { labKeys } from './terms.ts'

export const labKeySchema = z.enum(labKeys)

export const labsSchema = z.object({
  features: z.array(z.object({ key: labKeySchema, isOn: z.boolean() })),
  openingsKey: apiKeySchema.nullable().describe('The API key that Handoff made for the other side of openings; null until there is one'),
})
export type Labs = z.infer<typeof labsSchema>

export const savedLabsSchema = labsSchema.extend({
  token: z.string().nullable().describe('Of the API key, where one was made with it. Shown this once'),
})
export type SavedLabs = z.infer<typeof savedLabsSchema>

const tags = ['Labs']

export const labsContract = {
  get: procedure
    .meta({ permission: 'organization.manage' })
    .route({ method: 'GET', path: '/labs', summary: 'Beta features, and which are switched on', tags })
    .input(z.strictObject({}))
    .output(labsSchema),
  save: procedure
    .meta({ permission: 'organization.manage', needsPerson: true, isAnswerSecret: true })
    .route({
      method: 'PUT',
      path: '/labs',
      summary: 'Switch beta features on and off',
      description:
        'Switching openings on makes an API key for the other side, unless there is one that works; its token is in the answer and nowhere else. Switching it off revokes that key.',
      tags,
    })
    .input(z.strictObject({ features: z.partialRecord(labKeySchema, z.boolean()).describe('Only those that change') }))
    .output(savedLabsSchema),
  renewKey: procedure
    .meta({ permission: 'organization.manage', needsPerson: true, isAnswerSecret: true })
    .route({
      method: 'POST',
      path: '/labs/openings-key',
      summary: 'Make a new API key for the other side of openings',
      description: 'The old one ends at once. Refused with 409 while openings are switched off.',
      tags,
    })
    .input(z.strictObject({}))
    .output(savedLabsSchema),
}
