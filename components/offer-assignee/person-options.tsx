'use client'

import { CommandEmpty, CommandItem, CommandList, CommandRoot } from 'cmdk'
import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { searchPeople } from '#components/offer-comments/mention-query.ts'
import { CommandSearch } from '#components/patterns/command-search.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

export type ListedPerson = { id: string; name: string }

/** Not a member: "Nobody". */
export type ListedChoice = { id: string; label: string; icon: ReactNode }

export type PersonOptionsProps = {
  label: string
  /** Undefined until they were read. */
  people: readonly ListedPerson[] | undefined
  /** Below the search and above the members, while nothing is searched. */
  choices?: readonly ListedChoice[]
  /** Ticked. */
  currentId: string | null
  /** Called with the id of a member or of a choice. */
  onChoose: (id: string) => void
}

const itemStyle =
  'flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-13 select-none data-[selected=true]:bg-pressed max-md:min-h-11 [&>.lucide]:size-3.5 [&>.lucide]:text-ink-3'

/** Members by name, searched by typing and chosen with Enter or a press. It takes the focus where it appears. */
export function PersonOptions({ label, people, choices = [], currentId, onChoose }: PersonOptionsProps) {
  const [query, setQuery] = useState('')
  const inputRef = useRef<HTMLInputElement>(null)
  useEffect(() => inputRef.current?.focus(), [])
  const found = searchPeople({ people: people ?? [], query })

  return (
    <CommandRoot label={label} shouldFilter={false} loop vimBindings={false} className="flex min-h-0 flex-1 flex-col outline-none">
      <CommandSearch inputRef={inputRef} value={query} onValueChange={setQuery} placeholder="Search members" />
      <CommandList label={label} className="scroll-quiet min-h-0 overflow-y-auto overscroll-contain p-1">
        {query.trim() === ''
          ? choices.map(({ id, label: words, icon }) => (
              <CommandItem key={id} value={id} onSelect={() => onChoose(id)} className={itemStyle}>
                <span className="grid size-[18px] shrink-0 place-items-center text-ink-3 [&_.lucide]:size-3.5">{icon}</span>
                <span className="min-w-0 flex-1 truncate">{words}</span>
                {id === currentId ? <Check aria-label="Chosen" /> : null}
              </CommandItem>
            ))
          : null}
        {found.map(({ id, name }) => (
          <CommandItem key={id} value={id} onSelect={() => onChoose(id)} className={itemStyle}>
            <Avatar name={name} size="xs" />
            <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
            {id === currentId ? <Check aria-label="Chosen" /> : null}
          </CommandItem>
        ))}
        {people ? <CommandEmpty className="px-2 py-3 text-13 text-ink-3">No member by this name</CommandEmpty> : <Reading />}
      </CommandList>
    </CommandRoot>
  )
}

function Reading() {
  return (
    <div className="flex flex-col gap-3 px-2 py-2.5">
      <span className="sr-only" role="status">
        Reading members
      </span>
      <Skeleton className="w-36" />
      <Skeleton className="w-28" />
    </div>
  )
}
