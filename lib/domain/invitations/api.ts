import { implementForAnyone, implementForOrganization, implementForUser } from '#lib/domain/access/api.ts'
import { managerOf } from '#lib/domain/access/rules.ts'
import { answerInvitationContract, invitationsContract, joinContract } from '#lib/domain/invitations/contract.ts'
import {
  acceptInvitation,
  createInvitation,
  joinByInvitation,
  revokeInvitation,
  sendInvitationAgain,
} from '#lib/domain/invitations/mutations.ts'
import { listInvitations, openInvitation } from '#lib/domain/invitations/queries.ts'
import { refuseLinksAlike } from '#lib/platform/auth/link-refusal.ts'

const forManagers = implementForOrganization(invitationsContract)
const forAnyone = implementForAnyone(answerInvitationContract)
const forUser = implementForUser(joinContract)

/** Procedures of those who invite, and of those who were invited: whoever holds a link, and whoever is signed in as well. */
export const invitationsApi = {
  list: forManagers.list.handler(({ context: { access } }) => listInvitations(access.scope)),

  create: forManagers.create.handler(({ context: { access }, input }) => createInvitation({ by: managerOf(access), ...input })),

  sendAgain: forManagers.sendAgain.handler(({ context: { access }, input }) => sendInvitationAgain({ by: managerOf(access), ...input })),

  revoke: forManagers.revoke.handler(async ({ context: { access }, input }) => {
    await revokeInvitation({ by: managerOf(access), ...input })

    return { id: input.id }
  }),

  open: forAnyone.open.handler(({ input }) => refuseLinksAlike(() => openInvitation(input.token))),

  accept: forAnyone.accept.handler(({ context: { ipAddress, requestId }, input }) =>
    refuseLinksAlike(() => acceptInvitation({ ...input, origin: { ipAddress, requestId } })),
  ),

  join: forUser.join.handler(({ context: { access }, input }) => {
    const { user, ipAddress, requestId } = access

    return refuseLinksAlike(() => joinByInvitation({ ...input, user, origin: { ipAddress, requestId } }))
  }),
}
