'use client'

import { Search } from 'lucide-react'
import { useCommandMenu } from '#components/patterns/commands.tsx'
import { KeyCaps } from '#components/patterns/key-caps.tsx'

/** The way into the command menu that one can see. */
export function MenuEntry() {
  const openMenu = useCommandMenu()

  return (
    <button
      type="button"
      onClick={openMenu}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-8 w-full shrink-0 items-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-left text-ink-3 transition-colors duration-(--dur-1) hover:bg-hover hover:text-ink-2"
    >
      <Search aria-hidden="true" className="size-3.5" />
      <span className="min-w-0 flex-1 truncate">Search or jump to…</span>
      <span aria-hidden="true">
        <KeyCaps keys="mod+k" />
      </span>
    </button>
  )
}
