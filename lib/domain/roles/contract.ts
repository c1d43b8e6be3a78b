import { z } from 'zod'
import { idSchema, procedure } from '#lib/domain/access/contract.ts'
import { permissionSchema, roleSchema } from '#lib/domain/access/schema.ts'
import { cleanName } from '#lib/platform/format/names.ts'

export const roleNameSchema = z.string().transform(cleanName).pipe(z.string().min(1, 'Enter a name.').max(60, 'Use at most 60 characters.'))

/** A role with what it allows. */
export const roleDetailSchema = roleSchema.extend({
  isBuiltIn: z.boolean().describe('Built-in roles are the same everywhere and cannot be changed'),
  permissions: z.array(permissionSchema),
  memberCount: z.int(),
})
export type RoleDetail = z.infer<typeof roleDetailSchema>

const roleInput = {
  name: roleNameSchema,
  permissions: z.array(permissionSchema).min(1, 'Choose at least one permission.').describe('What they need is added by itself'),
}
const tags = ['Roles']

export const rolesContract = {
  list: procedure
    .meta({ permission: 'members.read' })
    .route({ method: 'GET', path: '/roles', summary: 'Built-in and own roles', tags })
    .output(z.array(roleDetailSchema)),
  create: procedure
    .meta({ permission: 'members.manage' })
    .route({ method: 'POST', path: '/roles', summary: 'Compose a role from permissions', tags })
    .input(z.strictObject(roleInput))
    .output(roleDetailSchema),
  update: procedure
    .meta({ permission: 'members.manage' })
    .route({ method: 'PATCH', path: '/roles/{id}', summary: 'Change a role; its members follow at once', tags })
    .input(z.strictObject({ id: idSchema, name: roleInput.name.optional(), permissions: roleInput.permissions.optional() }))
    .output(roleDetailSchema),
  remove: procedure
    .meta({ permission: 'members.manage' })
    .route({ method: 'DELETE', path: '/roles/{id}', summary: 'Delete a role that nobody has', tags })
    .input(z.strictObject({ id: idSchema }))
    .output(z.object({ id: idSchema })),
}
