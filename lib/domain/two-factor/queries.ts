import { db } from '#lib/platform/db/client.ts'

export type TwoFactorState = { confirmedAt: Date | null; recoveryCodesLeft: number }

/** Whether somebody's authenticator app counts, and how many recovery codes they have not used. */
export async function readTwoFactor(userId: string): Promise<TwoFactorState> {
  const [row, recoveryCodesLeft] = await Promise.all([
    db().twoFactor.findUnique({ where: { userId }, select: { confirmedAt: true } }),
    db().recoveryCode.count({ where: { userId, usedAt: null } }),
  ])

  return { confirmedAt: row?.confirmedAt ?? null, recoveryCodesLeft }
}

/** Whether signing in by password needs a second step. */
export async function needsCode(userId: string): Promise<boolean> {
  return (await readTwoFactor(userId)).confirmedAt !== null
}
