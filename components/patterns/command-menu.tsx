'use client'

import { Search } from 'lucide-react'
import { type ComponentType, use, useCallback, useEffect, useState } from 'react'
import type { CommandMenuFloatProps } from '#components/patterns/command-menu-float.tsx'
import type { CommandMenuProps } from '#components/patterns/command-menu-props.ts'
import { commandMenuStyle, commandSearchStyle } from '#components/patterns/command-menu-style.ts'
import { useTypedAhead } from '#components/patterns/use-typed-ahead.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useDelayedFlag } from '#components/ui/use-delayed-flag.ts'
import { WhenOpened } from '#components/ui/when-opened.tsx'

const SHOWN_AFTER_MS = 150

export type LazyCommandMenuProps = CommandMenuProps & {
  /** What opens comes with the first opening: pages open without it, and without what searches. Loads once. */
  load: () => Promise<{ CommandMenuFloat: ComponentType<CommandMenuFloatProps> }>
}

/** Finds and does: everything that can be done here, every place one may go, and what the query found. On phones it is the whole screen. */
export function CommandMenu({ load, ...props }: LazyCommandMenuProps) {
  const { isOpen, onOpenChange, query, onQueryChange, placeholder } = props
  const [isReady, setIsReady] = useState(false)
  const markReady = useCallback(() => setIsReady(true), [])
  const isWaiting = isOpen && !isReady
  useTypedAhead({ isOn: isWaiting, text: query, onTextChange: onQueryChange, onLeave: () => onOpenChange(false) })
  usePreloadByKey(load)

  return (
    <>
      {isWaiting ? <Coming words={query === '' ? placeholder : query} /> : null}
      <WhenOpened isOpen={isOpen}>
        <LoadedMenu {...props} load={load} onReady={markReady} />
      </WhenOpened>
    </>
  )
}

function LoadedMenu({ load, ...props }: CommandMenuFloatProps & Pick<LazyCommandMenuProps, 'load'>) {
  const { CommandMenuFloat } = use(load())

  return <CommandMenuFloat {...props} />
}

/** Command or Control goes down before the letter does. */
function usePreloadByKey(load: LazyCommandMenuProps['load']): void {
  useEffect(() => {
    const preload = ({ key }: KeyboardEvent) => {
      if (key === 'Meta' || key === 'Control') void load()
    }
    window.addEventListener('keydown', preload)

    return () => window.removeEventListener('keydown', preload)
  }, [load])
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
