import type { Permission, Role, Sensitivity } from './schema.ts'

const viewer: Permission[] = ['organization.read', 'offers.read']
const hr: Permission[] = [...viewer, 'pay.read', 'confidential.read', 'connections.read', 'connections.check', 'events.read']
const recruiter: Permission[] = [
  ...viewer,
  'pay.read',
  'offers.edit',
  'connections.read',
  'connections.check',
  'events.read',
  'events.retry',
]
const admin: Permission[] = [...new Set<Permission>([...hr, ...recruiter, 'organization.manage', 'connections.manage', 'offers.raw'])]

/** The one permission table. It serves the API's gate and what the screen shows; a permission not listed is denied. */
export const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  Admin: admin,
  Recruiter: recruiter,
  HR: hr,
  Viewer: viewer,
}

/** Whether a role may do something. */
export function can({ role, permission }: { role: Role; permission: Permission }): boolean {
  return permissionsByRole[role].includes(permission)
}

/** Whether values of this sensitivity may be shown, sorted by and filtered by. */
export function canSee({ permissions, sensitivity }: { permissions: readonly Permission[]; sensitivity: Sensitivity }): boolean {
  return sensitivity !== 'pay' || permissions.includes('pay.read')
}
