import { z } from 'zod'

/** The roles that every organization has. */
export const builtInRoleSchema = z.enum(['Admin', 'Recruiter', 'HR', 'Viewer'])
export type BuiltInRole = z.infer<typeof builtInRoleSchema>

/** Names a role: a built-in one by its name, one of the organization's own by its id. */
export const roleIdSchema = z.union([builtInRoleSchema, z.uuid()], 'Choose a role.')
export type RoleId = z.infer<typeof roleIdSchema>

/** A role as answers name it. */
export const roleSchema = z.object({ id: roleIdSchema, name: z.string() })
export type Role = z.infer<typeof roleSchema>

/** Everything that can be allowed. A procedure names one of them; what no role is given, nobody can do. */
export const permissionSchema = z.enum([
  'organization.read',
  'organization.manage',
  'members.read',
  'members.manage',
  'apiKeys.manage',
  'audit.read',
  'documents.read',
  'documents.manage',
  'connections.read',
  'connections.manage',
  'connections.check',
  'webhooks.manage',
  'fields.manage',
  'offerPage.manage',
  'offers.read',
  'offers.edit',
  'offers.publish',
  'offers.comment',
  'offers.raw',
  'newHires.manage',
  'people.read',
  'people.manage',
  'openings.read',
  'openings.manage',
  'openings.push',
  'pay.read',
  'confidential.read',
  'events.read',
  'events.retry',
])
export type Permission = z.infer<typeof permissionSchema>

/** How far a field may travel: `pay` needs `pay.read`; `personal` is shown to whoever may open the record, and never logged. */
export const sensitivitySchema = z.enum(['none', 'personal', 'pay'])
export type Sensitivity = z.infer<typeof sensitivitySchema>

/**
 * Marks schemas of the API's output whose values not everybody may see. The redaction walks the output beside its schema:
 * a marked value is left out, and an element of a list that carries `sensitivity` is left out whole.
 */
export const outputSensitivity = z.registry<{ sensitivity: Sensitivity }>()

/** Wraps a schema so that its value is absent from every answer to somebody without `pay.read`. */
export function payOnly<T extends z.ZodType>(schema: T): z.ZodOptional<T> {
  const marked = schema.optional()
  outputSensitivity.add(marked, { sensitivity: 'pay' })

  return marked
}
