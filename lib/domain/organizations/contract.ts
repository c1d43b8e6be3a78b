import { z } from 'zod'
import { idSchema, procedure } from '#lib/domain/access/contract.ts'
import { permissionSchema, roleSchema } from '#lib/domain/access/schema.ts'
import {
  currencySchema,
  eventBodyDaysSchema,
  eventDaysSchema,
  organizationNameSchema,
  payIntervalSchema,
  timeZoneSchema,
} from './schema.ts'

export const organizationSchema = z.object({
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  defaultCurrency: z.string().nullable().describe('ISO 4217; null is Unknown'),
  defaultPayInterval: payIntervalSchema.nullable().describe('Null is Unknown, which blocks publishing'),
  requiresTwoFactor: z.boolean().describe('Members sign in with an authenticator app or through a provider'),
  eventBodyDays: z.int().describe('Days after which an event’s body and headers are removed'),
  eventDays: z.int().describe('Days after which an event is removed'),
  role: roleSchema.describe('The caller’s role'),
  permissions: z.array(permissionSchema).describe('What the caller may do'),
})
export type Organization = z.infer<typeof organizationSchema>

export const organizationsContract = {
  get: procedure
    .meta({ permission: 'organization.read' })
    .route({ method: 'GET', path: '/organization', summary: 'The organization and what the caller may do in it', tags: ['Organization'] })
    .output(organizationSchema),
  update: procedure
    .meta({ permission: 'organization.manage' })
    .route({ method: 'PATCH', path: '/organization', summary: 'Change name, time zone, defaults or retention', tags: ['Organization'] })
    .input(
      z.strictObject({
        name: organizationNameSchema.optional(),
        timeZone: timeZoneSchema.optional(),
        defaultCurrency: currencySchema.nullable().optional(),
        defaultPayInterval: payIntervalSchema.nullable().optional(),
        requiresTwoFactor: z.boolean().optional(),
        eventBodyDays: eventBodyDaysSchema.optional(),
        eventDays: eventDaysSchema.optional().describe('At least as many as eventBodyDays'),
      }),
    )
    .output(organizationSchema),
}
