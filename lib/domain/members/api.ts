import { implementForOrganization } from '#lib/domain/access/api.ts'
import { managerOf } from '#lib/domain/access/rules.ts'
import { membersContract } from '#lib/domain/members/contract.ts'
import {
  changeMemberRole,
  leaveOrganization,
  removeMember,
  resetMemberTwoFactor,
  transferOwnership,
} from '#lib/domain/members/mutations.ts'
import { listMembers } from '#lib/domain/members/queries.ts'
import { AppError, type PlatformErrorCode } from '#lib/platform/errors.ts'

const implementer = implementForOrganization(membersContract)

/** Procedures about the members of an organization. */
export const membersApi = {
  list: implementer.list.handler(({ context: { access } }) => listMembers(access.scope)),

  changeRole: implementer.changeRole.handler(({ context: { access }, input }) => changeMemberRole({ by: managerOf(access), ...input })),

  remove: implementer.remove.handler(async ({ context: { access }, input }) => {
    await removeMember({ by: managerOf(access), ...input })

    return { id: input.id }
  }),

  leave: implementer.leave.handler(async ({ context: { access }, input }) => {
    if (input.organizationSlug !== access.organization.slug) throw otherOrganizationError()

    return { id: await leaveOrganization(managerOf(access)) }
  }),

  resetTwoFactor: implementer.resetTwoFactor.handler(({ context: { access }, input }) =>
    resetMemberTwoFactor({ by: managerOf(access), ...input }),
  ),

  transferOwnership: implementer.transferOwnership.handler(({ context: { access }, input }) =>
    transferOwnership({ by: managerOf(access), ...input }),
  ),
}

function otherOrganizationError(): AppError<PlatformErrorCode> {
  const userMessage = 'This is not the organization that you are in. Name it by its slug.'

  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { organizationSlug: userMessage } })
}
