import { builtInRoleSchema } from '#lib/domain/access/schema.ts'

/**
 * What must differ between the names of two roles: no capitals, no second space, and none of the invisible marks that make two names look
 * the same.
 */
export function foldRoleName(name: string): string {
  const visible = name.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]/gu, '')

  return visible.replace(/\s+/g, ' ').trim().toLowerCase()
}

const builtInKeys = new Set(builtInRoleSchema.options.map(foldRoleName))

/** Whether a folded name is that of a role which every organization has. */
export function isBuiltInName(nameKey: string): boolean {
  return builtInKeys.has(nameKey)
}
