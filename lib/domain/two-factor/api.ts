import { implementForUser } from '#lib/domain/access/api.ts'
import { twoFactorContract } from '#lib/domain/two-factor/contract.ts'
import { beginTwoFactor, confirmTwoFactor, removeOwnTwoFactor, renewRecoveryCodes } from '#lib/domain/two-factor/mutations.ts'
import { readTwoFactor } from '#lib/domain/two-factor/queries.ts'
import { log } from '#lib/platform/log.ts'

const implementer = implementForUser(twoFactorContract)

/** Procedures about one's own authenticator app. The log tells what was changed, by the ids of request and account. */
export const twoFactorApi = {
  get: implementer.get.handler(async ({ context }) => {
    const { confirmedAt, recoveryCodesLeft } = await readTwoFactor(context.access.user.id)

    return { confirmedAt: confirmedAt?.toISOString() ?? null, recoveryCodesLeft }
  }),

  begin: implementer.begin.handler(({ context: { access }, input }) =>
    beginTwoFactor({ userId: access.user.id, email: access.user.email, password: input.password }),
  ),

  confirm: implementer.confirm.handler(async ({ context: { access }, input }) => {
    const { id: userId } = access.user
    const result = await confirmTwoFactor({ userId, sessionId: access.sessionId, code: input.code })
    log.info({ requestId: access.requestId, userId }, 'two-factor confirmed')

    return result
  }),

  renewRecoveryCodes: implementer.renewRecoveryCodes.handler(({ context, input }) =>
    renewRecoveryCodes({ userId: context.access.user.id, code: input.code }),
  ),

  remove: implementer.remove.handler(async ({ context: { access }, input }) => {
    const { id: userId } = access.user
    await removeOwnTwoFactor({ userId, code: input.code })
    log.info({ requestId: access.requestId, userId }, 'two-factor removed')

    return { isRemoved: true as const }
  }),
}
