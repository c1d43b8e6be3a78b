'use client'

import { ListFilter } from 'lucide-react'
import { flagWords } from '#components/new-hires/new-hire-words.ts'
import type { NewHiresAddress } from '#components/new-hires/use-new-hires-address.ts'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { SearchInput } from '#components/patterns/search-input.tsx'
import { CheckNote, CheckNowButton } from '#components/sweeps/check-now.tsx'
import type { CheckNow } from '#components/sweeps/use-check-now.ts'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuRadioGroup, MenuSeparator } from '#components/ui/menu.tsx'
import { newHireFlags } from '#lib/domain/new-hires/terms.ts'

export type NewHiresHeaderProps = { address: NewHiresAddress; check: CheckNow }

/** Title, the last look at Ashby, search, filters and the way to look now. */
export function NewHiresHeader({ address, check }: NewHiresHeaderProps) {
  return (
    <PageHeader
      title="New hires"
      note={<CheckNote check={check} />}
      hasLine={false}
      actions={
        <>
          <span className="max-md:hidden">
            <SearchInput
              label="Search new hires"
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

function FilterMenu({ address }: { address: NewHiresAddress }) {
  const { filters, setFilters } = address

  return (
    <Menu
      trigger={
        <Button size="sm" icon={<ListFilter />}>
          Filter
        </Button>
      }
    >
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
          ...newHireFlags.map((flag) => {
            const { label, icon: Icon } = flagWords[flag]

            return { value: flag, label, icon: <Icon aria-hidden="true" /> }
          }),
        ]}
        onValueChange={(next) => setFilters({ flag: next === ANY ? null : next })}
      />
    </Menu>
  )
}
