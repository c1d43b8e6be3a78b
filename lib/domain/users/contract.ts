import { z } from 'zod'
import { idSchema, instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { roleSchema } from '#lib/domain/access/schema.ts'
import { newPasswordSchema, personNameSchema, themeSchema } from './schema.ts'

export const meSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  theme: themeSchema,
  shortcuts: z.boolean().describe('Whether single-key shortcuts are on'),
  hasPassword: z.boolean().describe('False for people who only sign in through a provider'),
  memberships: z.array(z.object({ organization: z.object({ slug: z.string(), name: z.string() }), role: roleSchema })),
})
export type Me = z.infer<typeof meSchema>

/** One sign-in, as its owner sees it. */
export const sessionSchema = z.object({
  id: idSchema,
  isThisOne: z.boolean(),
  method: z.enum(['Password', 'PasswordAndCode', 'Provider']),
  browser: z.string().nullable().describe('Read from the browser’s own description, as in "Firefox on Linux"'),
  ipAddress: z.string().nullable(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema.describe('To about five minutes'),
})
export type UserSession = z.infer<typeof sessionSchema>

export const usersContract = {
  sessions: procedure
    .meta({ permission: 'user' })
    .route({ method: 'GET', path: '/me/sessions', summary: 'Where one is signed in, last used first', tags: ['Me'] })
    .output(z.array(sessionSchema)),
  endSession: procedure
    .meta({ permission: 'user' })
    .route({ method: 'DELETE', path: '/me/sessions/{id}', summary: 'Sign out one of one’s sessions', tags: ['Me'] })
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ endedSessions: z.int() })),
  endOtherSessions: procedure
    .meta({ permission: 'user' })
    .route({ method: 'DELETE', path: '/me/sessions', summary: 'Sign out everywhere else', tags: ['Me'] })
    .output(z.object({ endedSessions: z.int() })),
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
