'use client'

import { ChevronRight, Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { groupPermissions } from '#components/roles/group-permissions.ts'
import { describePermissions } from '#components/roles/role-words.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuHeading, MenuItem } from '#components/ui/menu.tsx'
import { mayGrant, permissionWords } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { RoleDetail } from '#lib/domain/roles/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type RoleAct = 'edit' | 'copy' | 'delete'

type RoleRowProps = { role: RoleDetail; onAsk: (act: RoleAct) => void }

/** One role with what it allows in a line; opens to all of it. */
export function RoleRow({ role, onAsk }: RoleRowProps) {
  const [isOpen, setIsOpen] = useState(false)
  const canManage = useCan()('members.manage')
  const detailsId = useId()

  return (
    <li className="border-b border-line last:border-0">
      <div className="flex min-h-15 items-center gap-2 pr-4 hover:bg-hover">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          onClick={() => setIsOpen(!isOpen)}
          className="flex min-h-15 min-w-0 flex-1 items-center gap-3 py-2 pl-4 text-left focus-visible:-outline-offset-2"
        >
          <ChevronRight
            aria-hidden="true"
            className={joinClasses('size-3.5 shrink-0 text-ink-3 transition-transform duration-(--dur-1)', isOpen && 'rotate-90')}
          />
          <span className="min-w-0 flex-1">
            <span className="flex min-w-0 items-baseline gap-2">
              <span dir="auto" title={role.name} className="truncate font-medium">
                {role.name}
              </span>
              <span className="num shrink-0 text-12 text-ink-3">{formatCountOf({ count: role.memberCount, one: 'member' })}</span>
            </span>
            <span className="block truncate text-12 text-ink-3">{describePermissions(role.permissions)}</span>
          </span>
        </button>
        {canManage ? <RoleMenu role={role} onAsk={onAsk} /> : null}
      </div>
      <div id={detailsId} hidden={!isOpen}>
        {isOpen ? <AllowedList permissions={role.permissions} /> : null}
      </div>
    </li>
  )
}

function RoleMenu({ role, onAsk }: RoleRowProps) {
  const { permissions: own } = useOrganization()
  const isBeyond = !mayGrant({ own, permissions: role.permissions })
  const isUsed = role.memberCount > 0
  const holders = `${formatCountOf({ count: role.memberCount, one: 'member' })} ${role.memberCount === 1 ? 'has' : 'have'} it`

  return (
    <Menu trigger={<IconButton label={`More for ${role.name}`} size="sm" icon={<Ellipsis />} />}>
      {role.isBuiltIn ? null : (
        <MenuItem icon={<Pencil />} isDisabled={isBeyond} onSelect={() => onAsk('edit')}>
          Edit…
        </MenuItem>
      )}
      <MenuItem icon={<Copy />} isDisabled={isBeyond} onSelect={() => onAsk('copy')}>
        Copy to a new role…
      </MenuItem>
      {role.isBuiltIn ? null : (
        <MenuItem icon={<Trash2 />} isDanger={!isBeyond && !isUsed} isDisabled={isBeyond || isUsed} onSelect={() => onAsk('delete')}>
          Delete…
        </MenuItem>
      )}
      {isBeyond ? <MenuHeading>It allows more than your role.</MenuHeading> : null}
      {isUsed && !isBeyond && !role.isBuiltIn ? <MenuHeading>{holders}. To delete it, give members another role first.</MenuHeading> : null}
    </Menu>
  )
}

/** Everything that a role allows, in plain words under its headings. */
function AllowedList({ permissions }: { permissions: readonly Permission[] }) {
  return (
    <div className="grid gap-x-10 gap-y-4 border-t border-line bg-canvas px-10 py-4 max-md:px-4 md:grid-cols-2">
      {groupPermissions(permissions).map(({ group, permissions: allowed }) => (
        <section key={group} aria-label={group}>
          <h3 className="text-12 font-medium text-ink-3">{group}</h3>
          <ul className="mt-1 flex flex-col gap-1.5">
            {allowed.map((permission) => (
              <li key={permission}>
                <span className="font-medium">{permissionWords[permission].label}</span>
                <span className="block text-12 text-ink-3">{permissionWords[permission].description}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
