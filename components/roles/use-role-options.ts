'use client'

import { useOrganization } from '#components/organization/use-organization.ts'
import { describePermissions } from '#components/roles/role-words.ts'
import { useRoles } from '#components/roles/use-roles.ts'
import type { SelectOption } from '#components/ui/select.tsx'
import { mayGrant } from '#lib/domain/access/rules.ts'
import type { RoleId } from '#lib/domain/access/schema.ts'

/** The roles as a choice, each with what it allows. One that allows more than one's own can be seen and not chosen. */
export function useRoleOptions(): SelectOption<RoleId>[] {
  const { permissions: own } = useOrganization()
  const roles = useRoles()

  return (roles.data ?? []).map(({ id, name, permissions }) => {
    const isGrantable = mayGrant({ own, permissions })

    return {
      value: id,
      label: name,
      help: isGrantable ? describePermissions(permissions) : 'Allows more than your role, so you cannot give it',
      isDisabled: !isGrantable,
    }
  })
}
