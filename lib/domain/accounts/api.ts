import { implementForAnyone, implementForUser } from '#lib/domain/access/api.ts'
import { accountsContract, foundingContract } from '#lib/domain/accounts/contract.ts'
import {
  completePasswordReset,
  completeSignUp,
  createOwnOrganization,
  openPasswordReset,
  openSignUp,
  requestAccountMail,
} from '#lib/domain/accounts/mutations.ts'
import { refuseLinksAlike } from '#lib/platform/auth/link-refusal.ts'
import { assertSignUpOpen } from '#lib/platform/auth/sign-up.ts'

const anyone = implementForAnyone(accountsContract)
const user = implementForUser(foundingContract)

const isAsked = { isAsked: true } as const

/** Procedures that make accounts and set new passwords. What they find out about an address stays here. */
export const accountsApi = {
  requestSignUp: anyone.requestSignUp.handler(async ({ context: { ipAddress }, input: { email } }) => {
    assertSignUpOpen()
    await requestAccountMail({ kind: 'SignUp', email, ipAddress })

    return isAsked
  }),

  openSignUp: anyone.openSignUp.handler(async ({ input: { token } }) => {
    assertSignUpOpen()
    const { email } = await refuseLinksAlike(() => openSignUp(token))

    return { email }
  }),

  completeSignUp: anyone.completeSignUp.handler(({ context: { ipAddress, requestId }, input }) => {
    assertSignUpOpen()

    return refuseLinksAlike(() => completeSignUp({ ...input, origin: { ipAddress, requestId } }))
  }),

  requestPasswordReset: anyone.requestPasswordReset.handler(async ({ context: { ipAddress }, input: { email } }) => {
    await requestAccountMail({ kind: 'PasswordReset', email, ipAddress })

    return isAsked
  }),

  openPasswordReset: anyone.openPasswordReset.handler(async ({ input: { token } }) => {
    const { email } = await refuseLinksAlike(() => openPasswordReset(token))

    return { email }
  }),

  completePasswordReset: anyone.completePasswordReset.handler(({ context: { ipAddress }, input }) =>
    refuseLinksAlike(() => completePasswordReset({ ...input, ipAddress })),
  ),

  createOrganization: user.createOrganization.handler(({ context: { access }, input: { name } }) =>
    createOwnOrganization({
      userId: access.user.id,
      name,
      origin: { ipAddress: access.ipAddress, requestId: access.requestId },
    }),
  ),
}
