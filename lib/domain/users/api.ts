import { type ApiContext, implementForUser } from '#lib/domain/access/api.ts'
import { type Me, usersContract } from '#lib/domain/users/contract.ts'
import { changePassword, signIn, updateUser } from '#lib/domain/users/mutations.ts'
import { findMe } from '#lib/domain/users/queries.ts'
import { notFoundError, toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'

const implementer = implementForUser(usersContract)

/** Procedures about the signed-in person. */
export const usersApi = {
  me: implementer.me.handler(({ context }) => readMe(context.access.user.id)),

  updateMe: implementer.updateMe.handler(async ({ context, input }) => {
    await updateUser({ userId: context.access.user.id, changes: input })

    return readMe(context.access.user.id)
  }),

  changePassword: implementer.changePassword.handler(({ context, input }) =>
    changePassword({ userId: context.access.user.id, sessionId: context.access.sessionId, ...input }),
  ),
}

export type SignInRequest = { email: unknown; password: unknown; userAgent: string | null; context: ApiContext }

/** Signing in stands beside the procedures: it makes the session that they ask for. The log tells that, but not who. */
export async function signInWithPassword({ context, ...credentials }: SignInRequest): Promise<{ sessionId: string }> {
  const { requestId, ipAddress } = context
  try {
    const session = await signIn({ ...credentials, ipAddress })
    log.info({ requestId, sessionId: session.sessionId }, 'signed in')

    return session
  } catch (error) {
    log.info({ requestId, code: toAppError(error).code }, 'sign-in refused')
    throw error
  }
}

async function readMe(userId: string): Promise<Me> {
  const me = await findMe(userId)
  if (!me) throw notFoundError('account')

  return me
}
