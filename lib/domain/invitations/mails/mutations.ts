import { createToken } from '#lib/platform/crypto/tokens.ts'
import { addLookup } from '#lib/platform/db/lookup.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'

/**
 * A new link's token for an invitation, committed before a mail carries it. Earlier links keep working until the invitation ends: a mail
 * whose outcome is unknown may have arrived.
 */
export async function mintInvitationToken({ scope, id }: { scope: TenantScope; id: string }): Promise<string> {
  const token = createToken()
  await inTenant(scope, (tx) => addLookup(tx, { kind: 'Invitation', token, scope, targetId: id }))

  return token
}
