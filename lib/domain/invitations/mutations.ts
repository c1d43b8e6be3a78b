import { assertMayGrant, holdMembers, holdOrganization, type Manager } from '#lib/domain/access/mutations.ts'
import type { RoleId } from '#lib/domain/access/schema.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditOrigin } from '#lib/domain/audit/schema.ts'
import type { Invitation } from '#lib/domain/invitations/contract.ts'
import {
  findInvitationOf,
  type InvitationDetail,
  type LinkedInvitation,
  openInvitation,
  readInvitation,
  readLinkedInvitation,
  resolveInvitation,
} from '#lib/domain/invitations/queries.ts'
import { requestMail } from '#lib/domain/mails/mutations.ts'
import { addMember } from '#lib/domain/members/mutations.ts'
import { type ChosenRole, readChosenRole } from '#lib/domain/roles/queries.ts'
import { hashPassword } from '#lib/platform/auth/password.ts'
import { countAttempt, type RateLimitRule } from '#lib/platform/auth/rate-limit.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { removeLookups } from '#lib/platform/db/lookup.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError, linkInvalidError, type PlatformErrorCode } from '#lib/platform/errors.ts'
import { requireMail } from '#lib/platform/mail/mail-way.ts'

const VALID_MS = 7 * 24 * 60 * 60 * 1000

/** One address in one organization: nobody is pestered. */
const MAILS_TO_ADDRESS: RateLimitRule = { name: 'invitation-address', attempts: 5, windowSeconds: 60 * 60 }
/** One organization: enough to invite a whole company in a day, too little to send advertisements through us. */
const MAILS_OF_ORGANIZATION: RateLimitRule = { name: 'invitation-organization', attempts: 300, windowSeconds: 24 * 60 * 60 }

export type CreateInvitation = { by: Manager; email: string; roleId: RoleId }

/**
 * Invites an address by mail. An address that is invited already has its one invitation renewed: with the role of now, a new mail, and the
 * time to accept begun anew.
 * @throws AppError `unavailable` where no mail can be sent, `rate_limited`, `forbidden` for a role beyond one's own, `invalid_input` at the
 * address of a member and at a role that is gone.
 */
export async function createInvitation({ by, email, roleId }: CreateInvitation): Promise<Invitation> {
  const { scope } = by
  requireMail()
  await countMail({ scope, email })

  return inTenant(scope, async (tx) => {
    const own = await holdMembers(tx, by)
    const chosen = await readChosenRole(tx, { scope, roleId })
    assertMayGrant({ own, permissions: chosen.permissions })
    await assertNoMember(tx, email)
    const earlier = await findInvitationOf(tx, { email })
    if (earlier) {
      assertMayGrant({ own, permissions: earlier.permissions })
      return renewInvitation(tx, { by, earlier, chosen })
    }

    const data = { organizationId: scope.organizationId, email, ...chosen.columns, invitedById: by.actor.userId, expiresAt: validUntil() }
    const { id } = await tx.invitation.create({ data, select: { id: true } })
    await requestMail(tx, { scope, kind: 'invitation', targetId: id })
    const after = { role: chosen.role.name }
    await writeAudit(tx, { ...by, ...by.origin, action: 'invitation.sent', objectKind: 'invitation', objectId: id, after })
    await notifyChange(tx, { scope, topic: 'members' })

    return readInvitation(tx, { id })
  })
}

/**
 * Asks for a new mail with a link of its own; the time to accept begins anew. Earlier links work as long.
 * @throws AppError `unavailable` where no mail can be sent, `not_found`, `rate_limited`, `forbidden` for a role beyond one's own.
 */
export async function sendInvitationAgain({ by, id }: { by: Manager; id: string }): Promise<Invitation> {
  const { scope } = by
  requireMail()
  const { email } = await inTenant(scope, (tx) => readInvitation(tx, { id }))
  await countMail({ scope, email })

  return inTenant(scope, async (tx) => {
    const own = await holdMembers(tx, by)
    const earlier = await readInvitation(tx, { id })
    assertMayGrant({ own, permissions: earlier.permissions })

    return renewInvitation(tx, { by, earlier, chosen: null })
  })
}

type RenewInput = { by: Manager; earlier: InvitationDetail; chosen: ChosenRole | null }

async function renewInvitation(tx: TenantTransaction, { by, earlier, chosen }: RenewInput): Promise<Invitation> {
  const { scope } = by
  const { id } = earlier
  const data = { ...chosen?.columns, sentAt: new Date(), expiresAt: validUntil() }
  await tx.invitation.update({ where: tenantKey(scope, id), data, select: { id: true } })
  await requestMail(tx, { scope, kind: 'invitation', targetId: id })
  const isChanged = chosen !== null && chosen.role.id !== earlier.role.id
  await writeAudit(tx, {
    ...by,
    ...by.origin,
    action: 'invitation.sent-again',
    objectKind: 'invitation',
    objectId: id,
    ...(isChanged && { before: { role: earlier.role.name }, after: { role: chosen.role.name } }),
  })
  await notifyChange(tx, { scope, topic: 'members' })

  return readInvitation(tx, { id })
}

/**
 * Takes an invitation back; all its links stop working at once.
 * @throws AppError `not_found`, `forbidden` for a role beyond one's own.
 */
export async function revokeInvitation({ by, id }: { by: Manager; id: string }): Promise<void> {
  const { scope } = by

  await inTenant(scope, async (tx) => {
    const own = await holdMembers(tx, by)
    const { permissions } = await readInvitation(tx, { id })
    assertMayGrant({ own, permissions })
    await tx.invitation.update({ where: tenantKey(scope, id), data: { revokedAt: new Date() }, select: { id: true } })
    await removeLookups(tx, { kind: 'Invitation', scope, targetIds: [id] })
    await writeAudit(tx, { ...by, ...by.origin, action: 'invitation.revoked', objectKind: 'invitation', objectId: id })
    await notifyChange(tx, { scope, topic: 'members' })
  })
}

async function countMail({ scope, email }: { scope: TenantScope; email: string }): Promise<void> {
  await countAttempt([
    { rule: MAILS_OF_ORGANIZATION, key: scope.organizationId },
    { rule: MAILS_TO_ADDRESS, key: JSON.stringify([scope.organizationId, email]) },
  ])
}

async function assertNoMember(tx: TenantTransaction, email: string): Promise<void> {
  const member = await tx.membership.findFirst({ where: { user: { email } }, select: { id: true } })
  if (!member) return

  const userMessage = 'Somebody with this address is a member already.'
  throw new AppError<PlatformErrorCode>({ code: 'invalid_input', retry: 'no', userMessage, fields: { email: userMessage } })
}

function validUntil(): Date {
  return new Date(Date.now() + VALID_MS)
}

export type AcceptInvitation = { origin: AuditOrigin; token: string; name: string; password: string }

/**
 * Makes the account of the invited address and its membership: the link proves the address. Of two at once one wins, and the other finds
 * the link used.
 * @throws AppError `link_invalid`, `conflict` when the address has an account: its owner signs in and joins.
 */
export async function acceptInvitation({ token, name, password, origin }: AcceptInvitation): Promise<{
  organizationSlug: string
  email: string
}> {
  // Looked at twice: the hash takes long, and nothing may wait for it.
  const { hasAccount, email, organization } = await openInvitation(token)
  if (hasAccount) throw hasAccountError()
  const target = await resolveInvitation(token)
  const passwordHash = await hashPassword(password)

  await inTenant(target.scope, async (tx) => {
    await holdOrganization(tx, target.scope)
    const invitation = await readLinkedInvitation(tx, target)
    if (!invitation.isOpen) throw linkInvalidError()
    const userId = createId()
    // Signing up, and an invitation elsewhere, can make the same account at the same moment.
    const { count } = await tx.user.createMany({ data: { id: userId, email, name, passwordHash }, skipDuplicates: true })
    if (count === 0) throw hasAccountError()
    await completeInvitation(tx, { invitation, userId, origin })
  })

  return { organizationSlug: organization.slug, email }
}

export type JoinByInvitation = { origin: AuditOrigin; token: string; user: { id: string; email: string } }

/**
 * Makes somebody who is signed in a member. Whoever is one already just goes there.
 * @throws AppError `link_invalid`, `conflict` when the link is for another address.
 */
export async function joinByInvitation({ token, user, origin }: JoinByInvitation): Promise<{ organizationSlug: string }> {
  const target = await resolveInvitation(token)

  return inTenant(target.scope, async (tx) => {
    await holdOrganization(tx, target.scope)
    const invitation = await readLinkedInvitation(tx, target)
    const isTheirs = invitation.email === user.email
    const member = isTheirs ? await tx.membership.findFirst({ where: { userId: user.id }, select: { id: true } }) : null
    if (!invitation.isOpen && !member) throw linkInvalidError()
    if (!isTheirs) throw conflictError('This invitation is for another address. Sign in with the address that the mail was sent to.')

    if (invitation.isOpen) await completeInvitation(tx, { invitation, userId: user.id, isMember: member !== null, origin })
    const where = { id: target.scope.organizationId }
    const { slug } = await tx.organization.findUniqueOrThrow({ where, select: { slug: true } })

    return { organizationSlug: slug }
  })
}

type CompleteInput = { invitation: LinkedInvitation; userId: string; isMember?: boolean; origin: AuditOrigin }

/** Single use: with the acceptance every link of the invitation goes. */
async function completeInvitation(tx: TenantTransaction, { invitation, userId, isMember = false, origin }: CompleteInput): Promise<void> {
  const { scope, id, chosen } = invitation
  await tx.invitation.update({
    where: tenantKey(scope, id),
    data: { acceptedAt: new Date(), acceptedById: userId },
    select: { id: true },
  })
  await removeLookups(tx, { kind: 'Invitation', scope, targetIds: [id] })
  if (!isMember) await addMember(tx, { scope, origin, userId, chosen })
}

function hasAccountError(): AppError<PlatformErrorCode> {
  return conflictError('This address has an account already. Sign in with it to accept the invitation.')
}
