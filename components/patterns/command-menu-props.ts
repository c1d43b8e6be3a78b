import type { LucideIcon } from 'lucide-react'
import type { CommandMenuState } from '#components/patterns/commands.tsx'

/** Something that was searched for, not registered: a record. */
export type FoundItem = { id: string; label: string; note?: string; end?: string; icon?: LucideIcon; run: () => void }

export type FoundGroup = {
  /** The noun in the plural: "Offers". */
  heading: string
  items: ReadonlyArray<FoundItem>
  isLoading: boolean
  /** Why it could not be searched. */
  problem: string | null
}

export type CommandMenuProps = CommandMenuState & {
  query: string
  onQueryChange: (query: string) => void
  /** "Search or jump to…" */
  placeholder: string
  /** What the query found besides commands, per noun; empty where nothing is searched for. */
  found?: readonly FoundGroup[]
}
