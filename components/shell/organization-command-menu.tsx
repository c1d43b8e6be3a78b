'use client'

import { useState } from 'react'
import { CommandMenu } from '#components/patterns/command-menu.tsx'
import type { CommandMenuState } from '#components/patterns/commands.tsx'
import { useFoundNewHires } from '#components/shell/use-found-new-hires.ts'
import { useFoundOffers } from '#components/shell/use-found-offers.ts'

/** The command menu with what it finds in this organization. */
export function OrganizationCommandMenu(state: CommandMenuState) {
  const [query, setQuery] = useState('')
  const searched = state.isOpen ? query : ''
  const found = [useFoundOffers(searched), useFoundNewHires(searched)].filter((group) => group !== null)

  return <CommandMenu {...state} query={query} onQueryChange={setQuery} placeholder="Search or jump to…" found={found} />
}
