import { implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf, addNeeded, permissionWords } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { apiKeysContract } from '#lib/domain/api-keys/contract.ts'
import { createApiKey, revokeApiKey } from '#lib/domain/api-keys/mutations.ts'
import { listApiKeys } from '#lib/domain/api-keys/queries.ts'
import { readPermissions } from '#lib/domain/api-keys/rules.ts'
import { AppError } from '#lib/platform/errors.ts'

const os = implementForOrganization(apiKeysContract)

/** Procedures about the organization's API keys. */
export const apiKeysApi = {
  list: os.list.handler(({ context: { access } }) => listApiKeys(access.scope)),

  create: os.create.handler(({ context: { access }, input }) => {
    const permissions = readPermissions(addNeeded(input.permissions))
    requireHeld({ asked: permissions, held: access.permissions })

    return createApiKey({ ...actOf(access), ...input, permissions })
  }),

  revoke: os.revoke.handler(({ context: { access }, input: { id } }) => {
    return revokeApiKey({ ...actOf(access), id })
  }),
}

/** Nobody gives a key what they may not do themselves. */
function requireHeld({ asked, held }: { asked: readonly Permission[]; held: readonly Permission[] }): void {
  const missing = asked.filter((permission) => !held.includes(permission))
  if (missing.length === 0) return

  const names = missing.map((permission) => `“${permissionWords[permission].label}”`).join(', ')
  const userMessage = `A key may do at most what you may. Leave out ${names}.`
  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { permissions: userMessage } })
}
