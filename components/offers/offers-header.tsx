'use client'

import { Archive, CircleUserRound, ListFilter, UserRoundX, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { AssigneeFilterDialog } from '#components/offer-assignee/assignee-filter-dialog.tsx'
import { useAssigneeName } from '#components/offer-assignee/use-assignee-name.ts'
import { flagWords } from '#components/offers/offer-words.ts'
import type { OffersAddress } from '#components/offers/use-offers-address.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { SearchInput } from '#components/patterns/search-input.tsx'
import { CheckNote, CheckNowButton } from '#components/sweeps/check-now.tsx'
import type { CheckNow } from '#components/sweeps/use-check-now.ts'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem, MenuRadioGroup, MenuSeparator } from '#components/ui/menu.tsx'
import { environments } from '#lib/domain/connections/terms.ts'
import { offerFlags } from '#lib/domain/offers/terms.ts'

export type OffersHeaderProps = { address: OffersAddress; check: CheckNow }

/** Title, the last look at Ashby, search, filters and the way to look now. */
export function OffersHeader({ address, check }: OffersHeaderProps) {
  return (
    <PageHeader
      title="Offers"
      note={<CheckNote check={check} />}
      hasLine={false}
      actions={
        <>
          <span className="max-md:hidden">
            <SearchInput
              label="Search offers"
              className="max-lg:w-40"
              value={address.filters.search}
              onValueChange={(search) => address.setFilters({ search })}
            />
          </span>
          <FilterMenu address={address} />
          <CheckNowButton check={check} />
        </>
      }
    />
  )
}

const ANY = 'any'

function FilterMenu({ address }: { address: OffersAddress }) {
  const { filters, setFilters } = address
  const can = useCan()
  const [isChoosing, setIsChoosing] = useState(false)

  return (
    <>
      <Menu
        trigger={
          <Button size="sm" icon={<ListFilter />}>
            Filter
          </Button>
        }
      >
        <AssigneeFilter address={address} />
        {can('members.read') ? (
          <MenuItem icon={<UsersRound />} onSelect={() => setIsChoosing(true)}>
            A member…
          </MenuItem>
        ) : null}
        <MenuSeparator />
        <MenuRadioGroup
          label="Archive"
          value={filters.archived ? 'archived' : 'open'}
          options={[
            { value: 'open', label: 'Not archived' },
            { value: 'archived', label: 'Archived', icon: <Archive aria-hidden="true" /> },
          ]}
          onValueChange={(next) => setFilters({ archived: next === 'archived' })}
        />
        <MenuSeparator />
        <MenuRadioGroup
          label="Issues"
          value={filters.issues ?? ANY}
          options={[
            { value: ANY, label: 'With or without issues' },
            { value: 'with', label: 'With issues' },
            { value: 'without', label: 'Without issues' },
          ]}
          onValueChange={(next) => setFilters({ issues: next === ANY ? null : next })}
        />
        <MenuSeparator />
        <MenuRadioGroup
          label="Mark"
          value={filters.flag ?? ANY}
          options={[
            { value: ANY, label: 'Any mark or none' },
            ...offerFlags.map((flag) => {
              const { label, icon: Icon } = flagWords[flag]

              return { value: flag, label, icon: <Icon aria-hidden="true" /> }
            }),
          ]}
          onValueChange={(next) => setFilters({ flag: next === ANY ? null : next })}
        />
        <MenuSeparator />
        <MenuRadioGroup
          label="From"
          value={filters.environment ?? ANY}
          options={[{ value: ANY, label: 'Ashby and sandbox' }, ...environments.map((value) => ({ value, label: value }))]}
          onValueChange={(next) => setFilters({ environment: next === ANY ? null : next })}
        />
      </Menu>
      {isChoosing ? <AssigneeFilterDialog address={address} onClose={() => setIsChoosing(false)} /> : null}
    </>
  )
}

function AssigneeFilter({ address }: { address: OffersAddress }) {
  const { filters, setFilters } = address
  const { assignee } = filters
  const name = useAssigneeName(assignee)

  return (
    <MenuRadioGroup
      label="Looked after by"
      value={assignee ?? ANY}
      options={[
        { value: ANY, label: 'Anybody or nobody' },
        { value: 'me', label: 'Me', icon: <CircleUserRound aria-hidden="true" /> },
        { value: 'none', label: 'Nobody', icon: <UserRoundX aria-hidden="true" /> },
        ...(assignee && name ? [{ value: assignee, label: name }] : []),
      ]}
      onValueChange={(next) => setFilters({ assignee: next === ANY ? null : next })}
    />
  )
}
