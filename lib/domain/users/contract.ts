import { z } from 'zod'
import { idSchema, procedure } from '#lib/domain/access/contract.ts'
import { roleSchema } from '#lib/domain/access/schema.ts'
import { newPasswordSchema, personNameSchema, themeSchema } from './schema.ts'

export const meSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  theme: themeSchema,
  shortcuts: z.boolean().describe('Whether single-key shortcuts are on'),
  memberships: z.array(z.object({ organization: z.object({ slug: z.string(), name: z.string() }), role: roleSchema })),
})
export type Me = z.infer<typeof meSchema>

export const usersContract = {
  me: procedure
    .meta({ permission: 'user' })
    .route({ method: 'GET', path: '/me', summary: 'Who is signed in', tags: ['Me'] })
    .output(meSchema),
  updateMe: procedure
    .meta({ permission: 'user' })
    .route({ method: 'PATCH', path: '/me', summary: 'Change one’s name, theme or shortcuts', tags: ['Me'] })
    .input(z.strictObject({ name: personNameSchema.optional(), theme: themeSchema.optional(), shortcuts: z.boolean().optional() }))
    .output(meSchema),
  changePassword: procedure
    .meta({ permission: 'user' })
    .route({ method: 'POST', path: '/me/password', summary: 'Change one’s password; every other session ends', tags: ['Me'] })
    .input(z.strictObject({ currentPassword: z.string().min(1, 'Enter your current password.').max(200), newPassword: newPasswordSchema }))
    .output(z.object({ endedSessions: z.int() })),
}
