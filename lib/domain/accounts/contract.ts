import { z } from 'zod'
import { procedure } from '#lib/domain/access/contract.ts'
import { linkTokenSchema } from '#lib/domain/invitations/contract.ts'
import { organizationNameSchema } from '#lib/domain/organizations/schema.ts'
import { emailSchema, newPasswordSchema, personNameSchema } from '#lib/domain/users/schema.ts'

const tags = ['Accounts']
const asked = z.object({ isAsked: z.literal(true).describe('The same for every address, known or not') })
const opened = z.object({ email: z.string() })

/** Signing up and setting a new password: for whoever has no session. Nothing here tells which addresses have an account. */
export const accountsContract = {
  requestSignUp: procedure
    .meta({ permission: 'anyone' })
    .route({ method: 'POST', path: '/sign-up', summary: 'Ask for the mail that begins an account', tags })
    .input(z.strictObject({ email: emailSchema }))
    .output(asked),
  openSignUp: procedure
    .meta({ permission: 'anyone' })
    .route({ method: 'POST', path: '/sign-up/open', summary: 'The address that a sign-up link proves', tags })
    .input(z.strictObject({ token: linkTokenSchema }))
    .output(opened),
  completeSignUp: procedure
    .meta({ permission: 'anyone' })
    .route({ method: 'POST', path: '/sign-up/complete', summary: 'Make the account and its organization', tags })
    .input(
      z.strictObject({
        token: linkTokenSchema,
        name: personNameSchema,
        password: newPasswordSchema,
        organizationName: organizationNameSchema,
      }),
    )
    .output(z.object({ email: z.string(), organizationSlug: z.string() })),
  requestPasswordReset: procedure
    .meta({ permission: 'anyone' })
    .route({ method: 'POST', path: '/password-reset', summary: 'Ask for the mail that sets a new password', tags })
    .input(z.strictObject({ email: emailSchema }))
    .output(asked),
  openPasswordReset: procedure
    .meta({ permission: 'anyone' })
    .route({ method: 'POST', path: '/password-reset/open', summary: 'The address that a reset link proves', tags })
    .input(z.strictObject({ token: linkTokenSchema }))
    .output(opened),
  completePasswordReset: procedure
    .meta({ permission: 'anyone' })
    .route({ method: 'POST', path: '/password-reset/complete', summary: 'Set a new password; every session ends', tags })
    .input(z.strictObject({ token: linkTokenSchema, newPassword: newPasswordSchema }))
    .output(z.object({ email: z.string() })),
}

/** For whoever is signed in and wants an organization of their own. */
export const foundingContract = {
  createOrganization: procedure
    .meta({ permission: 'user' })
    .route({ method: 'POST', path: '/organizations', summary: 'Make an organization; the caller owns it', tags })
    .input(z.strictObject({ name: organizationNameSchema }))
    .output(z.object({ organizationSlug: z.string() })),
}
