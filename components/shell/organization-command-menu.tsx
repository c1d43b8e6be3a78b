'use client'

import { useState } from 'react'
import { CommandMenu } from '#components/patterns/command-menu.tsx'
import type { CommandMenuState } from '#components/patterns/commands.tsx'
import { useFoundOffers } from '#components/shell/use-found-offers.ts'

/** The command menu with what it finds in this organization. */
export function OrganizationCommandMenu(state: CommandMenuState) {
  const [query, setQuery] = useState('')
  const found = useFoundOffers(state.isOpen ? query : '')

  return <CommandMenu {...state} query={query} onQueryChange={setQuery} placeholder="Search or jump to…" found={found} />
}
