'use client'

import { Check, Minus } from 'lucide-react'
import { Panel } from '#components/patterns/panel.tsx'
import { groupPermissions } from '#components/roles/group-permissions.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { permissionWords } from '#lib/domain/access/rules.ts'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import type { RoleDetail } from '#lib/domain/roles/contract.ts'

/** Sticks to the edge of what scrolls, whose padding of 24 px counts against it. */
const headStyle = 'sticky -top-6 z-10 bg-surface shadow-[inset_0_-1px_var(--line)]'

/** All roles beside each other. On phones, which have no room for it, each role of the list opens to the same words. */
export function RoleComparison({ roles }: { roles: RoleDetail[] }) {
  return (
    <Panel title="Compare roles" className="max-md:hidden">
      {/* To the edges without a flush panel, which would clip and so hold the heads: they stay in sight while the page scrolls. */}
      <div className="-m-4">
        <table className="w-full table-fixed border-collapse">
          <thead>
            <tr className="h-11 text-12">
              <th scope="col" className={joinClasses(headStyle, 'w-56 px-4 text-left font-normal text-ink-3')}>
                Permission
              </th>
              {roles.map(({ id, name }) => (
                <th key={id} scope="col" className={joinClasses(headStyle, 'px-2 font-medium')}>
                  <span dir="auto" title={name} className="line-clamp-2 [overflow-wrap:anywhere]">
                    {name}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          {groupPermissions(permissionSchema.options).map(({ group, permissions }) => (
            <tbody key={group} className="last:[&>tr:last-child]:border-0">
              <tr className="h-8 border-b border-line bg-canvas">
                <th scope="rowgroup" colSpan={roles.length + 1} className="px-4 text-left text-12 font-medium text-ink-3">
                  {group}
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission} className="h-9 border-b border-line">
                  <th scope="row" title={permissionWords[permission].description} className="px-4 text-left font-normal">
                    {permissionWords[permission].label}
                  </th>
                  {roles.map(({ id, permissions: allowed }) => (
                    <td key={id} className="text-center">
                      <Mark isAllowed={allowed.includes(permission)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Panel>
  )
}

function Mark({ isAllowed }: { isAllowed: boolean }) {
  return (
    <span className="inline-grid place-items-center align-middle">
      {isAllowed ? (
        <Check aria-hidden="true" className="size-4" />
      ) : (
        <Minus aria-hidden="true" className="size-3.5 text-ink-3 opacity-50" />
      )}
      <span className="sr-only">{isAllowed ? 'Yes' : 'No'}</span>
    </span>
  )
}
