'use client'

import { useState } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { useCan } from '#components/organization/use-organization.ts'
import { Panel } from '#components/patterns/panel.tsx'
import { DeleteRoleDialog } from '#components/roles/delete-role-dialog.tsx'
import { RoleComparison } from '#components/roles/role-comparison.tsx'
import { RoleDialog } from '#components/roles/role-dialog.tsx'
import { type RoleAct, RoleRow } from '#components/roles/role-row.tsx'
import type { RoleStart } from '#components/roles/role-start.ts'
import { RoleRowsSkeleton } from '#components/roles/roles-skeleton.tsx'
import { useRoles } from '#components/roles/use-roles.ts'
import type { RoleDetail } from '#lib/domain/roles/contract.ts'

/** The roles of the organization: the same four everywhere, the own ones, and all beside each other. */
export function RoleList() {
  const roles = useRoles()
  const [editing, setEditing] = useState<RoleStart | null>(null)
  const [deleting, setDeleting] = useState<RoleDetail | null>(null)

  if (roles.isPending) return <RoleRowsSkeleton />
  if (!roles.data) return <RequestFailure title="The roles could not be read." error={roles.error} onRetry={() => void roles.refetch()} />

  const ask = (act: RoleAct, role: RoleDetail) => {
    if (act === 'delete') setDeleting(role)
    else setEditing({ kind: act, role })
  }

  return (
    <>
      <OwnRoles roles={roles.data.filter(({ isBuiltIn }) => !isBuiltIn)} onAsk={ask} />
      <Panel title="Built-in roles" note="The same in every organization" isFlush>
        <RoleRows roles={roles.data.filter(({ isBuiltIn }) => isBuiltIn)} onAsk={ask} />
      </Panel>
      <RoleComparison roles={roles.data} />
      <RoleDialog start={editing} onClose={() => setEditing(null)} />
      <DeleteRoleDialog role={deleting} onClose={() => setDeleting(null)} />
    </>
  )
}

type RoleRowsProps = { roles: RoleDetail[]; onAsk: (act: RoleAct, role: RoleDetail) => void }

function OwnRoles({ roles, onAsk }: RoleRowsProps) {
  const canManage = useCan()('members.manage')
  if (roles.length === 0 && !canManage) return null

  return (
    <Panel title="Your own roles" isFlush>
      {roles.length > 0 ? (
        <RoleRows roles={roles} onAsk={onAsk} />
      ) : (
        <p className="px-4 py-3 text-ink-3">
          None yet. Compose one where no built-in role fits, for example for a finance team that sees pay and changes nothing.
        </p>
      )}
    </Panel>
  )
}

function RoleRows({ roles, onAsk }: RoleRowsProps) {
  return (
    <ul>
      {roles.map((role) => (
        <RoleRow key={role.id} role={role} onAsk={(act) => onAsk(act, role)} />
      ))}
    </ul>
  )
}
