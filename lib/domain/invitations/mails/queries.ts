import { readMemberNames, readRole, roleSelect } from '#lib/domain/access/queries.ts'
import { readSettings } from '#lib/domain/organizations/queries.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

export type InvitationToMail = {
  id: string
  email: string
  roleName: string
  /** Null once they are no member any more. */
  invitedBy: string | null
  organizationName: string
  timeZone: string
  expiresAt: Date
  /** Of the invited person, where the address has an account already. */
  accountName: string | null
}

/**
 * The invitation as its mail tells it. Null when it is no longer open, and when a later mail of it was asked for: of two mails that waited
 * for the mail server only the last one is worth sending.
 */
export async function findInvitationToMail({
  scope,
  id,
  mailId,
}: {
  scope: TenantScope
  id: string
  mailId: string
}): Promise<InvitationToMail | null> {
  return inTenant(scope, async (tx) => {
    const invitation = await tx.invitation.findUnique({
      where: tenantKey(scope, id),
      select: { email: true, invitedById: true, expiresAt: true, acceptedAt: true, revokedAt: true, ...roleSelect },
    })
    if (!invitation || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt <= new Date()) return null

    const later = await tx.mail.findFirst({ where: { targetId: id, id: { gt: mailId } }, select: { id: true } })
    if (later) return null

    const settings = await readSettings(tx, scope)
    const names = await readMemberNames(tx, [invitation.invitedById])
    const account = await tx.user.findUnique({ where: { email: invitation.email }, select: { name: true } })

    return {
      id,
      email: invitation.email,
      roleName: readRole(invitation).role.name,
      invitedBy: names.get(invitation.invitedById) ?? null,
      organizationName: settings.name,
      timeZone: settings.timeZone,
      expiresAt: invitation.expiresAt,
      accountName: account?.name ?? null,
    }
  })
}

/** Who invited; null when the invitation is gone. */
export async function findInviterId(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<string | null> {
  const row = await tx.invitation.findUnique({ where: tenantKey(scope, id), select: { invitedById: true } })

  return row?.invitedById ?? null
}
