import { type ApiContext, implementForUser } from '#lib/domain/access/api.ts'
import { type Me, usersContract } from '#lib/domain/users/contract.ts'
import { changePassword, signIn, updateUser } from '#lib/domain/users/mutations.ts'
import { findMe } from '#lib/domain/users/queries.ts'
import { notFoundError } from '#lib/platform/errors.ts'

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

/** Signing in stands beside the procedures: it makes the session that they ask for. */
export async function signInWithPassword({ context, ...credentials }: SignInRequest): Promise<{ sessionId: string }> {
  return signIn({ ...credentials, ipAddress: context.ipAddress })
}

async function readMe(userId: string): Promise<Me> {
  const me = await findMe(userId)
  if (!me) throw notFoundError('account')

  return me
}
