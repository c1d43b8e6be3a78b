import { createRecoveryCodes, createSecret, createUri, findStep } from '#lib/domain/two-factor/rules.ts'
import { type Proof, proofSchema } from '#lib/domain/two-factor/schema.ts'
import { provePassword } from '#lib/domain/users/mutations.ts'
import { hasPassword } from '#lib/domain/users/queries.ts'
import { countAttempt, type RateLimitCounter, type RateLimitRule, returnAttempt } from '#lib/platform/auth/rate-limit.ts'
import { revokeOtherSessions } from '#lib/platform/auth/session.ts'
import { reseal, type SealPlace, seal, unseal } from '#lib/platform/crypto/seal.ts'
import { hashToken } from '#lib/platform/crypto/tokens.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTransaction, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError } from '#lib/platform/errors.ts'

/** Of one person, wherever the tries come from. A code that was right gives back only its own try, so that nobody's success buys guesses. */
const CODE_SOON: RateLimitRule = { name: 'two-factor-code', attempts: 10, windowSeconds: 15 * 60 }
const CODE_DAILY: RateLimitRule = { name: 'two-factor-code-daily', attempts: 50, windowSeconds: 24 * 60 * 60 }
const RESEAL_PAGE = 500

/** People belong to no organization. "user" can be none: ids of organizations are UUIDs. */
function secretPlace(userId: string): SealPlace {
  return { organizationId: 'user', table: 'two_factor', row: userId, field: 'secret' }
}

export type BeginTwoFactorInput = { userId: string; email: string; password: string | undefined }

/**
 * Makes a secret for an app that is still to be confirmed; an earlier unconfirmed one is forgotten.
 * @throws AppError `invalid_input` at the password, `conflict` while an app counts, `rate_limited`.
 */
export async function beginTwoFactor({ userId, email, password }: BeginTwoFactorInput): Promise<{ secret: string; uri: string }> {
  if (await hasPassword(userId)) await provePassword({ userId, password: password ?? '', field: 'password' })

  const secret = createSecret()
  const secretSealed = seal({ plaintext: secret, place: secretPlace(userId) })
  await inTransaction(async (tx) => {
    await tx.twoFactor.createMany({ data: { userId, secretSealed }, skipDuplicates: true })
    const { count } = await tx.twoFactor.updateMany({ where: { userId, confirmedAt: null }, data: { secretSealed, lastStep: 0 } })
    if (count === 0) throw conflictError('An authenticator app is set up already. Switch it off first.')
  })

  return { secret, uri: createUri({ secret, email }) }
}

export type ConfirmTwoFactorInput = { userId: string; sessionId: string; code: string }

/**
 * Makes the app count by its first code. This session has taken the second step by that; every other one ends.
 * @throws AppError `invalid_input` at the code, `conflict` where nothing is to be confirmed, `rate_limited`.
 */
export async function confirmTwoFactor({ userId, sessionId, code }: ConfirmTwoFactorInput): Promise<{ recoveryCodes: string[] }> {
  return withCodeCounted(userId, () =>
    inTransaction(async (tx) => {
      const row = await tx.twoFactor.findUnique({ where: { userId }, select: { secretSealed: true, confirmedAt: true } })
      if (!row || row.confirmedAt) throw conflictError('There is no authenticator app to confirm. Begin again.')

      const step = findStep({ secret: unseal({ sealed: row.secretSealed, place: secretPlace(userId) }), code, at: new Date() })
      if (step === null) throw wrongCodeInputError()
      // The secret in the condition: an app that was begun anew meanwhile is not confirmed by a code of the one before.
      const { count } = await tx.twoFactor.updateMany({
        where: { userId, confirmedAt: null, secretSealed: row.secretSealed },
        data: { confirmedAt: new Date(), lastStep: step },
      })
      if (count === 0) throw conflictError('There is no authenticator app to confirm. Begin again.')

      await tx.session.updateMany({ where: { id: sessionId, userId, method: 'Password' }, data: { method: 'PasswordAndCode' } })
      await revokeOtherSessions(tx, { userId, exceptSessionId: sessionId })

      return { recoveryCodes: await replaceRecoveryCodes(tx, userId) }
    }),
  )
}

export type ProofInput = { userId: string; code: string }

/**
 * New recovery codes instead of all earlier ones.
 * @throws AppError `invalid_input` at the code, `rate_limited`.
 */
export async function renewRecoveryCodes({ userId, code }: ProofInput): Promise<{ recoveryCodes: string[] }> {
  return withCodeCounted(userId, () =>
    inTransaction(async (tx) => {
      if (!(await useProof(tx, { userId, proof: proofSchema.parse(code) }))) throw wrongCodeInputError()

      return { recoveryCodes: await replaceRecoveryCodes(tx, userId) }
    }),
  )
}

/**
 * Switches the app off. Allowed even where an organization asks for it: its gate then asks to set up a new one.
 * @throws AppError `invalid_input` at the code, `rate_limited`.
 */
export async function removeOwnTwoFactor({ userId, code }: ProofInput): Promise<void> {
  await withCodeCounted(userId, () =>
    inTransaction(async (tx) => {
      if (!(await useProof(tx, { userId, proof: proofSchema.parse(code) }))) throw wrongCodeInputError()
      await removeTwoFactor(tx, { userId })
    }),
  )
}

/** Takes away somebody's app and recovery codes in the transaction of what made it necessary; their sessions count as a password alone. */
export async function removeTwoFactor(tx: TenantTransaction, { userId }: { userId: string }): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.twoFactor.deleteMany({ where: { userId } })
  await tx.session.updateMany({ where: { userId, method: 'PasswordAndCode' }, data: { method: 'Password' } })
}

/**
 * The second step of signing in, after the password was right.
 * @throws AppError `wrong_code`, `rate_limited`.
 */
export async function proveSecondStep({ userId, code }: { userId: string; code: unknown }): Promise<void> {
  await withCodeCounted(userId, async () => {
    const proof = proofSchema.safeParse(code)
    if (proof.success && (await inTransaction((tx) => useProof(tx, { userId, proof: proof.data })))) return

    throw new AppError({
      code: 'wrong_code',
      retry: 'no',
      userMessage: 'This code is wrong, or it was used already. Enter the code that the app shows now, or a recovery code.',
    })
  })
}

/** Whether the proof opens, once: the row it stands on is used up in the same statement that finds it. */
async function useProof(tx: TenantTransaction, { userId, proof }: { userId: string; proof: Proof }): Promise<boolean> {
  const row = await tx.twoFactor.findUnique({ where: { userId }, select: { secretSealed: true, confirmedAt: true } })
  if (!row?.confirmedAt) return false

  if (proof.kind === 'Recovery') {
    const where = { userId, hash: hashToken(proof.code), usedAt: null }
    return (await tx.recoveryCode.updateMany({ where, data: { usedAt: new Date() } })).count === 1
  }

  const secret = unseal({ sealed: row.secretSealed, place: secretPlace(userId) })
  const step = findStep({ secret, code: proof.code, at: new Date() })
  if (step === null) return false

  return (await tx.twoFactor.updateMany({ where: { userId, lastStep: { lt: step } }, data: { lastStep: step } })).count === 1
}

async function replaceRecoveryCodes(tx: TenantTransaction, userId: string): Promise<string[]> {
  const codes = createRecoveryCodes()
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, hash: hashToken(code.replaceAll('-', '')) })) })

  return codes
}

/** Counts a try before it is looked at, and gives it back when it was right. */
async function withCodeCounted<T>(userId: string, work: () => Promise<T>): Promise<T> {
  const counters: RateLimitCounter[] = [
    { rule: CODE_SOON, key: userId },
    { rule: CODE_DAILY, key: userId },
  ]
  await countAttempt(counters)
  const result = await work()
  await returnAttempt(counters)

  return result
}

/** Seals the secrets of all people again under the primary key, page by page. Returns how many were sealed again. */
export async function resealTwoFactors(): Promise<number> {
  let resealed = 0
  for (let after: string | undefined, page = await readSealed(after); page.length > 0; page = await readSealed(after)) {
    for (const { userId, secretSealed } of page) {
      const fresh = reseal({ sealed: secretSealed, place: secretPlace(userId) })
      if (fresh === null) continue
      // A secret that was replaced meanwhile is sealed with the new key already.
      const { count } = await db().twoFactor.updateMany({ where: { userId, secretSealed }, data: { secretSealed: fresh } })
      resealed += count
    }
    after = page.at(-1)?.userId
  }

  return resealed
}

function readSealed(after: string | undefined): Promise<{ userId: string; secretSealed: string }[]> {
  const where = after === undefined ? {} : { userId: { gt: after } }

  return db().twoFactor.findMany({ where, orderBy: { userId: 'asc' }, take: RESEAL_PAGE, select: { userId: true, secretSealed: true } })
}

function wrongCodeInputError(): AppError {
  const message = 'This code is wrong, or it was used already. Enter the one that the app shows now.'

  return new AppError({ code: 'invalid_input', retry: 'no', userMessage: message, fields: { code: message } })
}
