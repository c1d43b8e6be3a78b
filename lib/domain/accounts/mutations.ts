import { randomInt } from 'node:crypto'
import { createOrganization } from '#lib/domain/access/mutations.ts'
import { sendAccountMailJob } from '#lib/domain/accounts/mails/jobs.ts'
import { findOpenRequest, hasAccount, type OpenRequest } from '#lib/domain/accounts/queries.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditOrigin } from '#lib/domain/audit/schema.ts'
import { slugify } from '#lib/domain/organizations/rules.ts'
import { forgetSignIns } from '#lib/domain/sign-in/mutations.ts'
import { hashPassword } from '#lib/platform/auth/password.ts'
import { countAttempt, type RateLimitCounter, type RateLimitRule } from '#lib/platform/auth/rate-limit.ts'
import { assertSignUpOpen } from '#lib/platform/auth/sign-up.ts'
import type { AccountRequestKind } from '#lib/platform/db/generated/enums.ts'
import { execute } from '#lib/platform/db/raw.ts'
import { inTransaction, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { linkInvalidError } from '#lib/platform/errors.ts'
import { requireMail } from '#lib/platform/mail/mail-way.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'

/** A mail server may be away for an hour and more; a link must outlive that. */
const REQUEST_MS = 24 * 60 * 60 * 1000

/** Nobody's mailbox is filled by strangers. */
const MAIL_ADDRESS: RateLimitRule = { name: 'account-mail', attempts: 3, windowSeconds: 15 * 60 }
const MAIL_ADDRESS_DAILY: RateLimitRule = { name: 'account-mail-daily', attempts: 10, windowSeconds: 24 * 60 * 60 }
/** One place asking for many addresses. */
const MAIL_ASKER: RateLimitRule = { name: 'account-mail-asker', attempts: 20, windowSeconds: 60 * 60 }
const FOUNDING: RateLimitRule = { name: 'organization-founding', attempts: 5, windowSeconds: 24 * 60 * 60 }

export type RequestAccountMailInput = { kind: AccountRequestKind; email: string; ipAddress: string | null }

/**
 * Writes down that a mail was asked for and leaves it to the queue. Whether the address has an account is not even looked at here, so that
 * neither answer nor time can tell. Requests that have expired go on this occasion.
 * @throws AppError `unavailable` where no mail can be sent, `rate_limited`.
 */
export async function requestAccountMail({ kind, email, ipAddress }: RequestAccountMailInput): Promise<void> {
  requireMail()
  const key = JSON.stringify([kind, email])
  const counters: RateLimitCounter[] = [
    { rule: MAIL_ADDRESS, key },
    { rule: MAIL_ADDRESS_DAILY, key },
  ]
  await countAttempt(ipAddress === null ? counters : [{ rule: MAIL_ASKER, key: ipAddress }, ...counters])

  const now = new Date()
  await inTransaction(async (tx) => {
    await removeExpired(tx)
    const expiresAt = new Date(now.getTime() + REQUEST_MS)
    const request = await tx.accountRequest.create({ data: { kind, email, expiresAt }, select: { id: true } })
    await enqueue(tx, sendAccountMailJob, { accountRequestId: request.id })
  })
}

/**
 * The open request of a sign-up link. An account that came to exist meanwhile ends the link.
 * @throws AppError `link_invalid`.
 */
export async function openSignUp(token: string): Promise<OpenRequest> {
  const request = await findOpenRequest({ kind: 'SignUp', token })
  if (!request || (await hasAccount(request.email))) throw linkInvalidError()

  return request
}

/**
 * The open request of a reset link.
 * @throws AppError `link_invalid`.
 */
export async function openPasswordReset(token: string): Promise<OpenRequest> {
  const request = await findOpenRequest({ kind: 'PasswordReset', token })
  if (!request || !(await hasAccount(request.email))) throw linkInvalidError()

  return request
}

export type CompleteSignUpInput = { origin: AuditOrigin; token: string; name: string; password: string; organizationName: string }

/**
 * Makes the account and its organization in one transaction, once: of two at the same moment one wins.
 * @throws AppError `link_invalid`.
 */
export async function completeSignUp(input: CompleteSignUpInput): Promise<{ email: string; organizationSlug: string }> {
  const { token, name, password, organizationName, origin } = input
  const request = await openSignUp(token)
  const { email } = request
  const passwordHash = await hashPassword(password)

  return inTransaction(async (tx) => {
    await completeRequests(tx, request)
    const { count } = await tx.user.createMany({ data: { email, name, passwordHash }, skipDuplicates: true })
    if (count === 0) throw linkInvalidError()
    const user = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } })

    return { email, organizationSlug: await foundOrganization(tx, { origin, userId: user.id, name: organizationName }) }
  })
}

export type CompletePasswordResetInput = { token: string; newPassword: string; ipAddress: string | null }

/**
 * Sets a new password and ends every session of the person. An authenticator app stays: a mailbox alone does not open an account that has one.
 * @throws AppError `link_invalid`.
 */
export async function completePasswordReset({ token, newPassword, ipAddress }: CompletePasswordResetInput): Promise<{ email: string }> {
  const request = await openPasswordReset(token)
  const { email } = request
  const passwordHash = await hashPassword(newPassword)

  await inTransaction(async (tx) => {
    await completeRequests(tx, request)
    const user = await tx.user.update({ where: { email }, data: { passwordHash }, select: { id: true } })
    await tx.session.updateMany({ where: { userId: user.id, revokedAt: null }, data: { revokedAt: new Date() } })
  })
  await forgetSignIns({ email, ipAddress })

  return { email }
}

export type FoundOrganizationInput = { origin: AuditOrigin; userId: string; name: string }

/**
 * Makes an organization for somebody who is signed in, where signing up is open.
 * @throws AppError `sign_up_closed`, `rate_limited`.
 */
export async function createOwnOrganization(input: FoundOrganizationInput): Promise<{ organizationSlug: string }> {
  assertSignUpOpen()
  await countAttempt([{ rule: FOUNDING, key: input.userId }])

  return { organizationSlug: await inTransaction((tx) => foundOrganization(tx, input)) }
}

/** Rows that another transaction removes at this moment are left to it, so that the two never wait for each other. */
async function removeExpired(tx: TenantTransaction): Promise<void> {
  await execute(tx)`
    delete from "account_request" where "id" in (select "id" from "account_request" where "expiresAt" < now() limit 100 for update skip locked)`
}

/** Uses the request up, and with it whatever else was asked for by mail at that address: the newest act ends all links before it. */
async function completeRequests(tx: TenantTransaction, { id, email }: OpenRequest): Promise<void> {
  // One address, one act at a time: two links of it would each hold what the other one is to end.
  await execute(tx)`select pg_advisory_xact_lock(hashtextextended(${`account-request:${email}`}, 0))`
  const now = new Date()
  const { count } = await tx.accountRequest.updateMany({
    where: { id, completedAt: null, expiresAt: { gt: now } },
    data: { completedAt: now },
  })
  if (count === 0) throw linkInvalidError()

  await tx.accountRequest.updateMany({ where: { email, completedAt: null }, data: { completedAt: now } })
}

/** The organization with its owner and its first audit entry, in a transaction that is under no tenant yet. */
async function foundOrganization(tx: TenantTransaction, { userId, name, origin }: FoundOrganizationInput): Promise<string> {
  const slug = await chooseSlug(tx, name)
  const scope = await createOrganization(tx, { name, slug, adminUserId: userId })
  await writeAudit(tx, {
    scope,
    actor: { kind: 'User', userId },
    action: 'organization.created',
    objectKind: 'organization',
    objectId: scope.organizationId,
    after: { name, slug },
    ...origin,
  })

  return slug
}

/**
 * The name's own slug while nobody has it, else with an ending drawn by lot. Two foundings of one name at the same moment wait for each
 * other at the lock, so that both succeed.
 */
async function chooseSlug(tx: TenantTransaction, name: string): Promise<string> {
  const slug = slugify(name)
  await execute(tx)`select pg_advisory_xact_lock(hashtextextended(${`organization-slug:${slug}`}, 0))`
  const taken = await tx.organization.findUnique({ where: { slug }, select: { id: true } })

  return taken ? `${slug}-${randomInt(36 ** 5, 36 ** 6).toString(36)}` : slug
}
