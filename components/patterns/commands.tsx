'use client'

import { type ReactNode, use, useContext, useEffect, useId, useMemo, useRef, useState } from 'react'
import { isSingleKey } from '#components/patterns/command-keys.ts'
import {
  type Command,
  createKeyHandler,
  type ListedCommand,
  type Registration,
  resolveCommands,
} from '#components/patterns/command-registry.ts'
import { CommandsContext, type CommandsContextValue } from '#components/patterns/commands-context.ts'
import { findObstacle } from '#components/patterns/find-obstacle.ts'
import type { KeySheetProps } from '#components/patterns/key-sheet.tsx'
import { loadOnce } from '#components/ui/load-once.ts'
import { WhenOpened } from '#components/ui/when-opened.tsx'

/** What a CommandMenu is given. */
export type CommandMenuState = {
  commands: ReadonlyArray<ListedCommand>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Closes the menu, puts the focus back to where it was, then runs what is registered under this id by now. */
  onRun: (id: string) => void
  /** The same for something that is not registered. */
  onLeave: (run: () => void) => void
}

export type CommandsProviderProps = {
  children: ReactNode
  /** False turns off every key that is a letter or a sign alone. */
  areSingleKeysOn?: boolean
  /** Renders the CommandMenu. Without it there is none. */
  renderMenu?: (state: CommandMenuState) => ReactNode
}

/**
 * The one registry of commands: it feeds the keys, the hints, the menu and the sheet of all keys. Keys are dead while a dialog is open
 * and, but for those with Command or Control, while somebody writes.
 */
export function CommandsProvider({ children, areSingleKeysOn = true, renderMenu }: CommandsProviderProps) {
  const owners = useRef(new Map<string, Registration>())
  const lastOrder = useRef(0)
  const focusBefore = useRef<Element | null>(null)
  const [listed, setListed] = useState<ListedCommand[]>([])
  const [shown, setShown] = useState<'menu' | 'sheet' | null>(null)

  const registry = useMemo<CommandsContextValue>(
    () => ({
      takeOrder: () => ++lastOrder.current,
      register: (owner, registration) => owners.current.set(owner, registration),
      unregister: (owner) => owners.current.delete(owner),
      open: (what) => {
        focusBefore.current = document.activeElement
        closeFloat()
        setListed(resolveCommands(owners.current.values()))
        setShown(what)
      },
      areSingleKeysOn,
    }),
    [areSingleKeysOn],
  )

  useEffect(() => {
    const handle = createKeyHandler({ commands: () => resolveCommands(owners.current.values()), areSingleKeysOn, findObstacle })
    document.addEventListener('keydown', handle)

    return () => document.removeEventListener('keydown', handle)
  }, [areSingleKeysOn])

  const leaveMenu = (run: () => void) => {
    setShown(null)
    // Commands act on what has the focus, and some move it on: the menu gives it back before, not after.
    if (focusBefore.current instanceof HTMLElement) focusBefore.current.focus({ preventScroll: true })
    run()
  }
  const runCommand = (id: string) =>
    leaveMenu(() => {
      const command = resolveCommands(owners.current.values()).find((candidate) => candidate.id === id)
      if (command && command.isEnabled !== false) command.run()
    })

  return (
    <CommandsContext value={registry}>
      {children}
      {renderMenu?.({
        commands: areSingleKeysOn ? listed : listed.map(withoutSingleKeys),
        isOpen: shown === 'menu',
        onOpenChange: (isOpen) => setShown(isOpen ? 'menu' : null),
        onRun: runCommand,
        onLeave: leaveMenu,
      })}
      <WhenOpened isOpen={shown === 'sheet'}>
        <LoadedKeySheet
          commands={listed}
          areSingleKeysOn={areSingleKeysOn}
          isOpen={shown === 'sheet'}
          onOpenChange={(isOpen) => setShown(isOpen ? 'sheet' : null)}
        />
      </WhenOpened>
    </CommandsContext>
  )
}

/** The sheet comes with its first opening. */
const loadKeySheet = loadOnce(() => import('#components/patterns/key-sheet.tsx'))

function LoadedKeySheet(props: KeySheetProps) {
  const { KeySheet } = use(loadKeySheet())

  return <KeySheet {...props} />
}

/** A menu or list that is open would stay in front of what opens now. It closes as it always does. The command menu's own list is none. */
function closeFloat(): void {
  const float = document.querySelector('[role="menu"], [role="listbox"]:not([cmdk-list])')
  float?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
}

function withoutSingleKeys(command: ListedCommand): ListedCommand {
  return { ...command, keys: command.keys.filter((keys) => !isSingleKey(keys)) }
}

/** Registers commands while the component is there. The array may be new on every render. Without a provider it does nothing. */
export function useCommands(commands: ReadonlyArray<Command>): void {
  const registry = useContext(CommandsContext)
  const owner = useId()
  const [order] = useState(() => registry?.takeOrder() ?? 0)

  useEffect(() => {
    registry?.register(owner, { order, commands })
  })

  useEffect(() => () => registry?.unregister(owner), [registry, owner])
}

/** Opens the command menu, for a button. */
export function useCommandMenu(): () => void {
  const registry = useContext(CommandsContext)

  return () => registry?.open('menu')
}

/** Opens the sheet of all keys, for a menu item or a hint. */
export function useKeySheet(): () => void {
  const registry = useContext(CommandsContext)

  return () => registry?.open('sheet')
}
