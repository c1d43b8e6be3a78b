import { randomUUID } from 'node:crypto'
import { requestMail } from '#lib/domain/mails/mutations.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'

export type InvitationDraft = { scope: TenantScope; invitedById: string; email?: string; expiresAt?: Date }
export type InvitationWithMail = { id: string; email: string; mailId: string }

const DAY_MS = 24 * 60 * 60 * 1000

/** An open invitation with its mail asked for, in one transaction as everywhere. */
export async function createInvitationWithMail(draft: InvitationDraft): Promise<InvitationWithMail> {
  const { scope, invitedById, email = `${randomUUID()}@mail.example`, expiresAt = new Date(Date.now() + 7 * DAY_MS) } = draft

  return inTenant(scope, async (tx) => {
    const data = { organizationId: scope.organizationId, email, role: 'Recruiter', invitedById, expiresAt } as const
    const { id } = await tx.invitation.create({ data, select: { id: true } })
    const mail = await requestMail(tx, { scope, kind: 'invitation', targetId: id })

    return { id, email, mailId: mail.id }
  })
}
