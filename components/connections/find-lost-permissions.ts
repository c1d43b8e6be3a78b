import type { PermissionCheck } from '#lib/domain/connections/contract.ts'

type LostInput = { before: ReadonlyArray<PermissionCheck>; after: ReadonlyArray<PermissionCheck> }

/** What a key in use may do and the one that is to replace it may not. */
export function findLostPermissions({ before, after }: LostInput): PermissionCheck[] {
  const held = new Set(before.flatMap(({ key, status }) => (status === 'granted' ? [key] : [])))

  return after.filter(({ key, status }) => status === 'missing' && held.has(key))
}
