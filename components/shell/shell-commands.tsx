'use client'

import { useTheme } from 'next-themes'
import { useCommandMenu, useCommands, useKeySheet } from '#components/patterns/commands.tsx'
import { listShellCommands } from '#components/shell/list-shell-commands.ts'
import type { AppShellProps } from '#components/shell/shell-props.ts'
import { readTheme } from '#components/shell/theme-choice.tsx'
import { useGo } from '#components/ui/use-go.ts'

type ShellCommandsProps = Pick<AppShellProps, 'organization' | 'organizations' | 'hiddenPlaces' | 'onSignOut' | 'onThemeChosen'>

/** Registers what can be done from everywhere. */
export function ShellCommands({ onThemeChosen, ...frame }: ShellCommandsProps) {
  const { theme, setTheme } = useTheme()
  const onGo = useGo()
  const onOpenMenu = useCommandMenu()
  const onOpenSheet = useKeySheet()

  useCommands(
    listShellCommands({
      ...frame,
      theme: readTheme(theme),
      onThemeChosen: (next) => {
        setTheme(next)
        onThemeChosen?.(next)
      },
      onGo,
      onOpenMenu,
      onOpenSheet,
    }),
  )

  return null
}
