'use client'

import { Check, ChevronsUpDown } from 'lucide-react'
import { Mark } from '#components/shell/mark.tsx'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import type { ShellOrganization } from '#components/shell/shell-props.ts'
import { Menu, MenuHeading, MenuLink } from '#components/ui/menu.tsx'

type OrganizationMenuProps = { organization: ShellOrganization; organizations?: ReadonlyArray<ShellOrganization> }

/** The organization at the top of the sidebar. A menu only where there is another one to switch to. */
export function OrganizationMenu({ organization, organizations = [] }: OrganizationMenuProps) {
  const name = (
    <>
      <Mark />
      <span dir="auto" title={organization.name} className="min-w-0 flex-1 truncate text-left font-semibold">
        {organization.name}
      </span>
    </>
  )

  if (organizations.length < 2) return <div className="flex h-8 shrink-0 items-center gap-2 px-2">{name}</div>

  return (
    <Menu
      align="start"
      className="w-[216px]"
      trigger={
        <button
          type="button"
          className="flex h-8 w-full shrink-0 items-center gap-2 rounded-md px-2 hover:bg-hover data-popup-open:bg-hover"
        >
          {name}
          <ChevronsUpDown aria-hidden="true" className="size-3.5 text-ink-3" />
          <span className="sr-only">Switch organization</span>
        </button>
      }
    >
      <MenuHeading>Organizations</MenuHeading>
      {organizations.map((candidate) => (
        <MenuLink
          key={candidate.slug}
          href={buildPlaceHref({ slug: candidate.slug, path: '' })}
          icon={candidate.slug === organization.slug ? <Check /> : <span className="size-3.5 shrink-0" />}
        >
          {candidate.name}
        </MenuLink>
      ))}
    </Menu>
  )
}
