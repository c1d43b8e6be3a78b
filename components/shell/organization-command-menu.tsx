'use client'

import { useState } from 'react'
import { CommandMenu } from '#components/patterns/command-menu.tsx'
import type { CommandMenuState } from '#components/patterns/commands.tsx'
import { loadOnce } from '#components/ui/load-once.ts'

const loadFloat = loadOnce(() => import('#components/shell/organization-command-menu-float.tsx'))

/** The command menu with what it finds in this organization. */
export function OrganizationCommandMenu(state: CommandMenuState) {
  const [query, setQuery] = useState('')

  return <CommandMenu {...state} query={query} onQueryChange={setQuery} placeholder="Search or jump to…" load={loadFloat} />
}
