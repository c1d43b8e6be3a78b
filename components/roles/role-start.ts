import type { RoleDetail } from '#lib/domain/roles/contract.ts'

/** What the dialog of a role begins with: nothing, a role to change, or a role whose permissions a new one takes over. */
export type RoleStart = { kind: 'new' } | { kind: 'edit' | 'copy'; role: RoleDetail }
