import { addNeeded, permissionsByRole, permissionWords } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'

/** What nobody should give away without reading it. */
const ALWAYS_NAMED: readonly Permission[] = ['pay.read', 'confidential.read']

/**
 * What permissions allow, in one line: "See members, edit offers, see pay". What another one of them needs anyway goes without saying, and
 * so does opening the organization.
 */
export function describePermissions(permissions: readonly Permission[]): string {
  if (permissionsByRole.Admin.every((permission) => permissions.includes(permission))) return 'Everything'

  const implied = new Set(permissions.flatMap((permission) => addNeeded([permission]).filter((needed) => needed !== permission)))
  const labels = permissions
    .filter((permission) => ALWAYS_NAMED.includes(permission) || !implied.has(permission))
    .map((permission) => permissionWords[permission].label)
  const words = labels.map((label, index) => (index === 0 ? label : lowerFirst(label)))

  return words.join(', ') || 'Open the organization'
}

/** Ashby and API keep their capitals: only a first letter that a small one follows is made small. */
function lowerFirst(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) && !label.startsWith('Ashby') ? `${label.slice(0, 1).toLowerCase()}${label.slice(1)}` : label
}
