'use client'

import { type LucideIcon, Search } from 'lucide-react'
import { use, useEffect, useState } from 'react'
import type { CommandMenuFloatProps } from '#components/patterns/command-menu-float.tsx'
import type { CommandMenuState } from '#components/patterns/commands.tsx'
import { useTypedAhead } from '#components/patterns/use-typed-ahead.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { loadOnce } from '#components/ui/load-once.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useDelayedFlag } from '#components/ui/use-delayed-flag.ts'
import { WhenOpened } from '#components/ui/when-opened.tsx'

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
  /** What the query found besides commands; null where it is not searched for. */
  found?: FoundGroup | null
}

const SHOWN_AFTER_MS = 150

/** What opens comes with the first opening: pages open without it. */
const loadFloat = loadOnce(() => import('#components/patterns/command-menu-float.tsx'))

export const commandMenuStyle = joinClasses(
  'fixed top-[12dvh] left-1/2 z-40 flex max-h-[min(520px,76dvh)] w-[600px] max-w-[calc(100vw-32px)] -translate-x-1/2 flex-col overflow-hidden rounded-xl bg-overlay shadow-overlay outline-none',
  'transition-opacity duration-(--dur-1) ease-out data-ending-style:opacity-0 data-starting-style:opacity-0',
  'max-md:inset-0 max-md:max-h-none max-md:w-auto max-md:max-w-none max-md:translate-x-0 max-md:rounded-none',
)

export const commandSearchStyle = 'flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-4 max-md:h-13 max-md:pr-2'

/** Finds and does: everything that can be done here, every place one may go, and what the query found. On phones it is the whole screen. */
export function CommandMenu(props: CommandMenuProps) {
  const { isOpen, onOpenChange, query, onQueryChange, placeholder } = props
  const [isReady, setIsReady] = useState(false)
  const isWaiting = isOpen && !isReady
  useTypedAhead({ isOn: isWaiting, text: query, onTextChange: onQueryChange, onLeave: () => onOpenChange(false) })
  usePreloadByKey()

  return (
    <>
      {isWaiting ? <Coming words={query === '' ? placeholder : query} /> : null}
      <WhenOpened isOpen={isOpen}>
        <LoadedMenu {...props} onReady={() => setIsReady(true)} />
      </WhenOpened>
    </>
  )
}

function LoadedMenu(props: CommandMenuFloatProps) {
  const { CommandMenuFloat } = use(loadFloat())

  return <CommandMenuFloat {...props} />
}

/** Command or Control goes down before the letter does. */
function usePreloadByKey(): void {
  useEffect(() => {
    const preload = ({ key }: KeyboardEvent) => {
      if (key === 'Meta' || key === 'Control') void loadFloat()
    }
    window.addEventListener('keydown', preload)

    return () => window.removeEventListener('keydown', preload)
  }, [])
}

/** The menu as it will be, with what was typed so far. */
function Coming({ words }: { words: string }) {
  const isShown = useDelayedFlag({ flag: true, delayMs: SHOWN_AFTER_MS })
  if (!isShown) return null

  return (
    <div role="status" className={commandMenuStyle}>
      <span className="sr-only">Loading the command menu</span>
      <div className={commandSearchStyle}>
        <Search aria-hidden="true" className="shrink-0 text-ink-3" />
        <span dir="auto" className="min-w-0 flex-1 truncate text-left text-14 text-ink-3 max-md:text-16">
          {words}
        </span>
      </div>
      <div aria-hidden="true" className="flex flex-col gap-4 p-4">
        <Skeleton className="w-44" />
        <Skeleton className="w-36" />
      </div>
    </div>
  )
}
