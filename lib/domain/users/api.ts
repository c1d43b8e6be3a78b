import { implementForUser } from '#lib/domain/access/api.ts'
import { type Me, usersContract } from '#lib/domain/users/contract.ts'
import { changePassword, endOtherSessions, endSession, updateUser } from '#lib/domain/users/mutations.ts'
import { findMe, listSessions } from '#lib/domain/users/queries.ts'
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

  sessions: implementer.sessions.handler(({ context: { access } }) =>
    listSessions({ userId: access.user.id, sessionId: access.sessionId }),
  ),

  endSession: implementer.endSession.handler(({ context, input }) => endSession({ userId: context.access.user.id, id: input.id })),

  endOtherSessions: implementer.endOtherSessions.handler(({ context: { access } }) =>
    endOtherSessions({ userId: access.user.id, sessionId: access.sessionId }),
  ),
}

async function readMe(userId: string): Promise<Me> {
  const me = await findMe(userId)
  if (!me) throw notFoundError('account')

  return me
}
