import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { roleIdSchema, roleSchema } from '#lib/domain/access/schema.ts'

export const memberSchema = z.object({
  id: idSchema,
  userId: idSchema,
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  isOwner: z.boolean().describe('The one member who cannot be removed and who can hand the organization over'),
  hasTwoFactor: z.boolean().describe('Whether an authenticator app is set up'),
  joinedAt: instantSchema,
  lastSeenAt: instantSchema.nullable().describe('Last use of any session of this person, to about five minutes'),
})
export type Member = z.infer<typeof memberSchema>

const tags = ['Members']

export const membersContract = {
  list: procedure
    .meta({ permission: 'members.read' })
    .route({ method: 'GET', path: '/members', summary: 'Everybody in the organization, by name', tags })
    .output(z.array(memberSchema)),
  changeRole: procedure
    .meta({ permission: 'members.manage' })
    .route({ method: 'PATCH', path: '/members/{id}', summary: 'Give a member another role', tags })
    .input(z.strictObject({ id: idSchema, roleId: roleIdSchema }))
    .output(memberSchema),
  remove: procedure
    .meta({ permission: 'members.manage' })
    .route({ method: 'DELETE', path: '/members/{id}', summary: 'Remove a member; their keys and streams end', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ id: idSchema })),
  leave: procedure
    .meta({ permission: 'organization.read', needsPerson: true })
    .route({
      method: 'POST',
      path: '/members/leave',
      summary: 'Leave the organization oneself',
      description: 'The owner hands the organization over first.',
      tags,
    })
    .input(z.strictObject({ organizationSlug: z.string().describe('The slug once more, so that nobody leaves by mistake') }))
    .output(z.object({ id: idSchema })),
  resetTwoFactor: procedure
    .meta({ permission: 'members.manage' })
    .route({
      method: 'POST',
      path: '/members/{id}/two-factor-reset',
      summary: 'Take away the authenticator app of a member who lost it',
      description: 'Only for members who are in no other organization. Their sessions end, and they set up a new one at the next sign-in.',
      tags,
    })
    .input(z.strictObject({ id: idSchema }))
    .output(memberSchema),
  transferOwnership: procedure
    .meta({ permission: 'members.manage', needsPerson: true })
    .route({
      method: 'POST',
      path: '/members/{id}/ownership',
      summary: 'Hand the organization over to another member, who becomes Admin',
      description: 'Only for the owner, who stays Admin.',
      tags,
    })
    .input(z.strictObject({ id: idSchema }))
    .output(memberSchema),
}
