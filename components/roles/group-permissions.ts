import { type PermissionGroup, permissionWords } from '#lib/domain/access/rules.ts'
import { type Permission, permissionSchema } from '#lib/domain/access/schema.ts'

/** The headings from what most people are about to what few are. A record, so that a new group cannot be forgotten. */
const groupOrder: Readonly<Record<PermissionGroup, number>> = {
  Offers: 0,
  'New hires and people': 1,
  Openings: 2,
  'Pay and confidential jobs': 3,
  Integrations: 4,
  Organization: 5,
}

/** Permissions under the headings they are explained by. A heading without any is left out. */
export function groupPermissions(permissions: readonly Permission[]): { group: PermissionGroup; permissions: Permission[] }[] {
  const known = permissionSchema.options.filter((permission) => permissions.includes(permission))
  const groups = [...new Set(known.map((permission) => permissionWords[permission].group))].sort((a, b) => groupOrder[a] - groupOrder[b])

  return groups.map((group) => ({ group, permissions: known.filter((permission) => permissionWords[permission].group === group) }))
}
