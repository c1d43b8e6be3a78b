'use client'

import { CommandGroup, CommandItem, CommandList, CommandRoot } from 'cmdk'
import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Choice, searchPicks } from '#components/offer-page-settings/search-picks.ts'
import { CommandSearch } from '#components/patterns/command-search.tsx'
import { joinClasses } from '#components/ui/class-names.ts'

export type PickListProps = {
  /** "Search fields". */
  searchLabel: string
  picks: readonly Choice[]
  onToggle: (id: string) => void
  /** What stands there while there is nothing to choose from. */
  empty: ReactNode
}

/** Everything that can be chosen, searched and under its headings. Enter chooses and takes back. */
export function PickList({ searchLabel, picks, onToggle, empty }: PickListProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const [query, setQuery] = useState('')
  const groups = searchPicks({ picks, query })

  return (
    <CommandRoot label={searchLabel} shouldFilter={false} loop vimBindings={false} className="flex min-h-0 flex-1 flex-col outline-none">
      <CommandSearch inputRef={input} value={query} onValueChange={setQuery} placeholder={searchLabel} />
      <CommandList label={searchLabel} className="scroll-quiet min-h-0 overflow-y-auto overscroll-contain scroll-py-7 p-1">
        {groups.map(({ heading, items }) => (
          <CommandGroup key={heading} heading={heading} className={headingStyle}>
            {items.map((pick) => (
              <PickRow key={pick.id} pick={pick} onToggle={() => onToggle(pick.id)} />
            ))}
          </CommandGroup>
        ))}
      </CommandList>
      {groups.length === 0 ? (
        <div role="status" className="px-3 py-4 text-ink-3 [overflow-wrap:anywhere]">
          {picks.length === 0 ? empty : `Nothing for ‘${query.trim()}’.`}
        </div>
      ) : null}
    </CommandRoot>
  )
}

const headingStyle =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-11 [&_[cmdk-group-heading]]:text-ink-3'

function PickRow({ pick, onToggle }: { pick: Choice; onToggle: () => void }) {
  return (
    <CommandItem
      value={pick.id}
      onSelect={onToggle}
      className="grid min-h-9 cursor-default grid-cols-[16px_14px_minmax(0,1fr)_auto] items-center gap-x-2.5 rounded-sm px-2 py-1 select-none data-[selected=true]:bg-pressed max-md:min-h-12"
    >
      <span
        aria-hidden="true"
        className={joinClasses(
          'grid size-4 place-items-center rounded-sm border',
          pick.isChosen ? 'border-primary bg-primary text-on-primary' : 'border-line-control bg-surface',
        )}
      >
        {pick.isChosen ? <Check className="size-3" strokeWidth={2.5} /> : null}
      </span>
      <span aria-hidden="true" className="text-ink-3 [&_.lucide]:size-3.5">
        {pick.icon}
      </span>
      <span dir="auto" title={pick.name} className="truncate text-left font-medium">
        {pick.name}
      </span>
      <span className="max-w-36 truncate text-right text-12 text-ink-3">{pick.note}</span>
      <span className="sr-only">{pick.isChosen ? ', chosen' : ', not chosen'}</span>
    </CommandItem>
  )
}
