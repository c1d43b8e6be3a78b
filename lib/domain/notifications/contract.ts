import { z } from 'zod'
import { idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'
import { mailTimingSchema, notificationKindSchema } from './schema.ts'

export const notificationSchema = z.object({
  id: idSchema,
  kind: notificationKindSchema,
  title: z.string().describe('What happened, in words made for the reader'),
  path: z.string().nullable().describe('Where to go, behind the organization’s slug: "/offers/…"'),
  count: z.int().describe('Things told together'),
  at: instantSchema,
  isRead: z.boolean(),
})
export type Notification = z.infer<typeof notificationSchema>

export const notificationPreferenceSchema = z.object({
  kind: notificationKindSchema,
  label: z.string(),
  description: z.string(),
  inApp: z.boolean(),
  mailTiming: mailTimingSchema,
})
export type NotificationPreference = z.infer<typeof notificationPreferenceSchema>

const tags = ['Notifications']

/** One’s own, in the organization that the request names. */
export const notificationsContract = {
  list: procedure
    .meta({ permission: 'organization.read' })
    .route({ method: 'GET', path: '/notifications', summary: 'One’s notifications, newest first', tags })
    .input(z.strictObject({ unreadOnly: z.stringbool().or(z.boolean()).default(false), cursor: z.string().optional() }))
    .output(pageOf(notificationSchema)),
  counts: procedure
    .meta({ permission: 'organization.read' })
    .route({ method: 'GET', path: '/notifications/counts', summary: 'How many are unread', tags })
    .output(z.object({ unread: z.int().describe('Counted up to 1 000') })),
  markRead: procedure
    .meta({ permission: 'organization.read' })
    .route({ method: 'POST', path: '/notifications/read', summary: 'Mark some, or all without ids, as read', tags })
    .input(z.strictObject({ ids: z.array(idSchema).max(200).optional() }))
    .output(z.object({ unread: z.int() })),
  markUnread: procedure
    .meta({ permission: 'organization.read' })
    .route({ method: 'POST', path: '/notifications/{id}/unread', summary: 'Keep one for later', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ unread: z.int() })),
  preferences: procedure
    .meta({ permission: 'organization.read' })
    .route({ method: 'GET', path: '/notifications/preferences', summary: 'What one is told, and how', tags })
    .output(z.array(notificationPreferenceSchema)),
  setPreference: procedure
    .meta({ permission: 'organization.read' })
    .route({ method: 'PATCH', path: '/notifications/preferences', summary: 'Choose how one is told of a kind', tags })
    .input(z.strictObject({ kind: notificationKindSchema, inApp: z.boolean().optional(), mailTiming: mailTimingSchema.optional() }))
    .output(z.array(notificationPreferenceSchema)),
}
