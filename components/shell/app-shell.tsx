'use client'

import { CommandsProvider } from '#components/patterns/commands.tsx'
import { MobileNavigation } from '#components/shell/mobile-navigation.tsx'
import { ShellCommands } from '#components/shell/shell-commands.tsx'
import type { AppShellProps } from '#components/shell/shell-props.ts'
import { Sidebar } from '#components/shell/sidebar.tsx'

/**
 * The frame around every page of an organization: sidebar, or tabs at the bottom on phones, and the main landmark. Pages put a PageHeader
 * and a PageBody or a TwoPaneReview into it; each scrolls by itself.
 */
export function AppShell({ children, areSingleKeysOn, renderMenu, ...frame }: AppShellProps) {
  return (
    <CommandsProvider areSingleKeysOn={areSingleKeysOn} renderMenu={renderMenu}>
      <ShellCommands {...frame} />
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 font-medium text-on-primary focus:translate-y-0"
      >
        Skip to content
      </a>
      <div className="group/shell grid h-dvh grid-cols-[232px_minmax(0,1fr)] grid-rows-[minmax(0,1fr)] max-md:grid-cols-1 max-md:grid-rows-[minmax(0,1fr)_auto]">
        <Sidebar {...frame} />
        <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col bg-canvas outline-none">
          {children}
        </main>
        <MobileNavigation {...frame} />
      </div>
    </CommandsProvider>
  )
}
