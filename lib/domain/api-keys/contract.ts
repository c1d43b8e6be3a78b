import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { apiKeyNameSchema, apiKeyStateSchema } from './schema.ts'

export const apiKeySchema = z.object({
  id: idSchema,
  name: z.string(),
  lastFour: z.string(),
  permissions: z.array(permissionSchema).describe('What it was given'),
  withheld: z
    .array(permissionSchema)
    .describe('Of these, what it may not do now, because the member it acts for may not. Empty unless it is Active'),
  owner: z.string().nullable().describe('Name of the member it acts for; null once they are gone'),
  createdAt: instantSchema,
  expiresAt: instantSchema.nullable().describe('Null never expires'),
  lastUsedAt: instantSchema.nullable().describe('To about a minute'),
  state: apiKeyStateSchema,
})
export type ApiKey = z.infer<typeof apiKeySchema>

const tags = ['API keys']

export const apiKeysContract = {
  list: procedure
    .meta({ permission: 'apiKeys.manage' })
    .route({ method: 'GET', path: '/api-keys', summary: 'All keys, newest first', tags })
    .output(z.array(apiKeySchema)),
  create: procedure
    .meta({ permission: 'apiKeys.manage', needsPerson: true, isAnswerSecret: true })
    .route({
      method: 'POST',
      path: '/api-keys',
      summary: 'Make a key that may do at most what its maker may',
      description: 'What the permissions need is added by itself. A key cannot make another key, or it would outlive its own end.',
      tags,
    })
    .input(
      z.strictObject({
        name: apiKeyNameSchema,
        permissions: z.array(permissionSchema).min(1, 'Choose at least one permission.'),
        expiresInDays: z.int().min(1).max(366).nullable().describe('Null never expires'),
      }),
    )
    .output(z.object({ apiKey: apiKeySchema, token: z.string().describe('Shown this once') })),
  revoke: procedure
    .meta({ permission: 'apiKeys.manage' })
    .route({ method: 'DELETE', path: '/api-keys/{id}', summary: 'Revoke a key; its next request is refused', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(apiKeySchema),
}
