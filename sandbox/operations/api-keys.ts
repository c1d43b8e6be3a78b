import { z } from 'zod'
import { defineOperation } from './define.ts'

export const apiKeyOperations = [
  defineOperation({
    name: 'apiKey.info',
    scope: 'apiKeys:read',
    kind: 'read',
    input: z.object({}),
    run: ({ key, info }) => ({
      results: {
        title: key.title,
        createdAt: key.createdAt,
        scopes: key.scopes.filter((scope) => !info.faults.revokedScopes.includes(scope)),
      },
    }),
  }),
]
