import { readMemberNames, readRole, roleSelect } from '#lib/domain/access/queries.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { Invitation, OpenInvitation } from '#lib/domain/invitations/contract.ts'
import { readLatestMails } from '#lib/domain/mails/queries.ts'
import type { MailState } from '#lib/domain/mails/schema.ts'
import type { ChosenRole } from '#lib/domain/roles/queries.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { resolveLookup } from '#lib/platform/db/lookup.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { linkInvalidError, notFoundError } from '#lib/platform/errors.ts'

const invitationSelect = {
  ...roleSelect,
  id: true,
  email: true,
  customRoleId: true,
  invitedById: true,
  sentAt: true,
  expiresAt: true,
} satisfies Prisma.InvitationSelect

type InvitationRow = Prisma.InvitationGetPayload<{ select: typeof invitationSelect }>

/** Neither accepted nor revoked. It can have expired: then a new mail opens it again. */
const pending = { acceptedAt: null, revokedAt: null } as const

/** Invitations that nobody has accepted yet, newest first. */
export async function listInvitations(scope: TenantScope): Promise<Invitation[]> {
  return inTenant(scope, async (tx) => {
    const rows = await tx.invitation.findMany({ where: pending, orderBy: [{ sentAt: 'desc' }, { id: 'desc' }], select: invitationSelect })

    return toInvitations(tx, rows)
  })
}

/** An invitation with what its role allows, for acts that must weigh it. */
export type InvitationDetail = Invitation & { permissions: readonly Permission[] }

/**
 * One invitation that is neither accepted nor revoked, in the transaction of an act on it.
 * @throws AppError `not_found`.
 */
export async function readInvitation(tx: TenantTransaction, { id }: { id: string }): Promise<InvitationDetail> {
  const found = await findPending(tx, { id })
  if (!found) throw notFoundError('invitation')

  return found
}

/** The one invitation of an address that is neither accepted nor revoked. */
export async function findInvitationOf(tx: TenantTransaction, { email }: { email: string }): Promise<InvitationDetail | null> {
  return findPending(tx, { email })
}

async function findPending(tx: TenantTransaction, where: { id: string } | { email: string }): Promise<InvitationDetail | null> {
  const row = await tx.invitation.findFirst({ where: { ...where, ...pending }, select: invitationSelect })
  if (!row) return null
  const [invitation] = await toInvitations(tx, [row])

  return invitation ? { ...invitation, permissions: readRole(row).permissions } : null
}

async function toInvitations(tx: TenantTransaction, rows: InvitationRow[]): Promise<Invitation[]> {
  const now = new Date()
  const names = await readMemberNames(
    tx,
    rows.map(({ invitedById }) => invitedById),
  )
  const mails = await readLatestMails(tx, { targetIds: rows.map(({ id }) => id) })

  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: readRole(row).role,
    invitedBy: names.get(row.invitedById) ?? null,
    sentAt: row.sentAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    state: row.expiresAt > now ? 'Open' : 'Expired',
    mail: toMailWord(mails.get(row.id)?.state),
  }))
}

/** A mail is cancelled when its invitation expired while the mail server was away: it never arrived. */
function toMailWord(state: MailState | undefined): Invitation['mail'] {
  return state === 'Cancelled' ? 'Refused' : (state ?? 'Waiting')
}

/** An invitation as its link finds it. */
export type LinkedInvitation = {
  scope: TenantScope
  id: string
  email: string
  chosen: ChosenRole
  invitedById: string
  /** Neither accepted, revoked nor expired. */
  isOpen: boolean
}

/** Where the token of a link leads; whether the invitation still stands is for `readLinkedInvitation`. @throws AppError `link_invalid`. */
export async function resolveInvitation(token: string): Promise<{ scope: TenantScope; id: string }> {
  const target = await resolveLookup({ kind: 'Invitation', token })
  if (!target) throw linkInvalidError()

  return { scope: target.scope, id: target.targetId }
}

/** @throws AppError `link_invalid` when the invitation is gone. */
export async function readLinkedInvitation(
  tx: TenantTransaction,
  { scope, id }: { scope: TenantScope; id: string },
): Promise<LinkedInvitation> {
  const row = await tx.invitation.findUnique({
    where: tenantKey(scope, id),
    select: { ...invitationSelect, acceptedAt: true, revokedAt: true },
  })
  if (!row) throw linkInvalidError()
  const { email, invitedById, role, customRoleId } = row

  return {
    scope,
    id,
    email,
    invitedById,
    chosen: { ...readRole(row), columns: { role, customRoleId } },
    isOpen: row.acceptedAt === null && row.revokedAt === null && row.expiresAt > new Date(),
  }
}

/** What whoever holds the link of an invitation is told of it. @throws AppError `link_invalid`. */
export async function openInvitation(token: string): Promise<OpenInvitation> {
  const target = await resolveInvitation(token)

  return inTenant(target.scope, async (tx) => {
    const { email, chosen, invitedById, isOpen } = await readLinkedInvitation(tx, target)
    if (!isOpen) throw linkInvalidError()
    const names = await readMemberNames(tx, [invitedById])
    const account = await tx.user.findUnique({ where: { email }, select: { id: true } })
    const organization = await tx.organization.findUniqueOrThrow({
      where: { id: target.scope.organizationId },
      select: { slug: true, name: true },
    })

    return { organization, email, role: chosen.role, invitedBy: names.get(invitedById) ?? null, hasAccount: account !== null }
  })
}
