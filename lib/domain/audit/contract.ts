import { z } from 'zod'
import { calendarDateSchema, idSchema, instantSchema, pageOf, procedure } from '#lib/domain/access/contract.ts'
import { sensitivitySchema } from '#lib/domain/access/schema.ts'

/** A value as it was written down: text, number, list or object. */
const auditValueSchema = z.unknown().optional()

export const auditEntrySchema = z.object({
  id: idSchema,
  at: instantSchema,
  actor: z.object({
    kind: z.enum(['User', 'ApiKey', 'System']),
    id: z.string().nullable(),
    name: z.string().nullable().describe('Null for somebody who is no member any more'),
  }),
  action: z.string().describe('As in offer.field-edited'),
  objectKind: z.string(),
  objectId: z.string(),
  objectName: z.string().nullable().describe('What the object is called now; null where it is gone'),
  ipAddress: z.string().nullable(),
  requestId: z.string().nullable(),
  changes: z
    .array(
      z.object({
        field: z.string(),
        label: z.string().describe('The field’s key; of a custom field its name'),
        sensitivity: sensitivitySchema,
        before: auditValueSchema,
        after: auditValueSchema,
      }),
    )
    .describe('Empty for acts without values, and for values that were erased'),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

/** What the list and its export have in common. Days are those of the organization's time zone. */
export const auditFilterSchema = z.strictObject({
  actorId: idSchema.optional().describe('A member’s user id, or a key’s id'),
  action: z.string().max(100).optional().describe('One action, or all of one kind of object: "offer."'),
  objectId: z.string().max(200).optional(),
  from: calendarDateSchema.optional(),
  to: calendarDateSchema.optional().describe('That day included'),
})
export type AuditFilter = z.infer<typeof auditFilterSchema>

export const auditContract = {
  list: procedure
    .meta({ permission: 'audit.read' })
    .route({ method: 'GET', path: '/audit', summary: 'Who did what, newest first', tags: ['Audit log'] })
    .input(auditFilterSchema.extend({ cursor: z.string().optional() }))
    .output(pageOf(auditEntrySchema)),
  choices: procedure
    .meta({ permission: 'audit.read' })
    .route({ method: 'GET', path: '/audit-choices', summary: 'Who and what one can filter by', tags: ['Audit log'] })
    .output(z.object({ actors: z.array(z.object({ id: idSchema, name: z.string() })), actions: z.array(z.string()) })),
}
