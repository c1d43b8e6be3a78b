import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { roleIdSchema, roleSchema } from '#lib/domain/access/schema.ts'
import { emailSchema, newPasswordSchema, personNameSchema } from '#lib/domain/users/schema.ts'

export const invitationSchema = z.object({
  id: idSchema,
  email: z.string(),
  role: roleSchema,
  invitedBy: z.string().nullable().describe('Name of the member; null once they are gone'),
  sentAt: instantSchema.describe('When the last mail was asked for'),
  expiresAt: instantSchema,
  state: z.enum(['Open', 'Expired']),
  mail: z.enum(['Waiting', 'Sent', 'Refused']).describe('What became of the last mail'),
})
export type Invitation = z.infer<typeof invitationSchema>

/** What whoever holds the link of an invitation is told of it. */
export const openInvitationSchema = z.object({
  organization: z.object({ slug: z.string(), name: z.string() }),
  email: z.string(),
  role: roleSchema,
  invitedBy: z.string().nullable(),
  hasAccount: z.boolean().describe('Whether the invited address has an account already: then they sign in and join'),
})
export type OpenInvitation = z.infer<typeof openInvitationSchema>

/** The token of a link, 256 bits. Anything else is answered like a link that does not work. */
export const linkTokenSchema = z.string()

const tags = ['Invitations']

export const invitationsContract = {
  list: procedure
    .meta({ permission: 'members.manage' })
    .route({ method: 'GET', path: '/invitations', summary: 'Invitations that nobody has accepted yet, newest first', tags })
    .output(z.array(invitationSchema)),
  create: procedure
    .meta({ permission: 'members.manage' })
    .route({ method: 'POST', path: '/invitations', summary: 'Invite somebody by mail', tags })
    .input(z.strictObject({ email: emailSchema, roleId: roleIdSchema }))
    .output(invitationSchema),
  sendAgain: procedure
    .meta({ permission: 'members.manage' })
    .route({
      method: 'POST',
      path: '/invitations/{id}/mails',
      summary: 'Send a new mail with a new link; the time to accept begins anew',
      tags,
    })
    .input(z.strictObject({ id: idSchema }))
    .output(invitationSchema),
  revoke: procedure
    .meta({ permission: 'members.manage' })
    .route({ method: 'DELETE', path: '/invitations/{id}', summary: 'Take an invitation back; its links stop working', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ id: idSchema })),
}

/** For whoever holds a link. A POST, so that the token stands in no address and no log. */
export const answerInvitationContract = {
  open: procedure
    .meta({ permission: 'anyone' })
    .route({ method: 'POST', path: '/invitation/open', summary: 'What a link invites to', tags })
    .input(z.strictObject({ token: linkTokenSchema }))
    .output(openInvitationSchema),
  accept: procedure
    .meta({ permission: 'anyone' })
    .route({ method: 'POST', path: '/invitation/accept', summary: 'Accept with a new account', tags })
    .input(z.strictObject({ token: linkTokenSchema, name: personNameSchema, password: newPasswordSchema }))
    .output(z.object({ organizationSlug: z.string(), email: z.string() })),
}

/** For whoever has an account and is signed in to it. */
export const joinContract = {
  join: procedure
    .meta({ permission: 'user' })
    .route({ method: 'POST', path: '/invitation/join', summary: 'Accept with the account that is signed in', tags })
    .input(z.strictObject({ token: linkTokenSchema }))
    .output(z.object({ organizationSlug: z.string() })),
}
