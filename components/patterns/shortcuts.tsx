'use client'

import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef, useState } from 'react'
import { isSingleKey, type KeySpec, readKeySpec, type ShortcutCommand } from '#components/patterns/shortcut-keys.ts'
import { ShortcutSheet } from '#components/patterns/shortcut-sheet.tsx'

type Registry = {
  register: (owner: string, commands: ReadonlyArray<ShortcutCommand>) => void
  unregister: (owner: string) => void
  openSheet: () => void
}

const SEQUENCE_MS = 1000

const ShortcutsContext = createContext<Registry | null>(null)

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false

  return target.isContentEditable || target.matches('input:not([type="checkbox"],[type="radio"]), textarea, select')
}

// Enter and Space belong to the control that has the focus.
function isControlsOwnKey(target: EventTarget | null, spec: KeySpec): boolean {
  return (
    (spec === 'Enter' || spec === ' ') &&
    target instanceof HTMLElement &&
    target.matches('a[href], button, summary, [role="checkbox"], [role="switch"]')
  )
}

// A popover that merely opened under the pointer does not count.
function isInFloat(): boolean {
  return document.querySelector('[role="dialog"]:not([data-passive]), [role="alertdialog"], [role="menu"], [role="listbox"]') !== null
}

type KeyHandlerInput = { commands: () => ShortcutCommand[]; areSingleKeysOn: boolean; openSheet: () => void }

function createKeyHandler({ commands, areSingleKeysOn, openSheet }: KeyHandlerInput): (event: KeyboardEvent) => void {
  let pending: { key: string; at: number } | null = null

  return (event) => {
    if (event.defaultPrevented || event.repeat || event.altKey || event.isComposing) return
    const spec = readKeySpec(event)

    if (isTyping(event.target) && !spec.startsWith('mod+')) return
    if (isInFloat() || isControlsOwnKey(event.target, spec)) return
    if (isSingleKey(spec) && !areSingleKeysOn) return
    const sequence = pending && event.timeStamp - pending.at < SEQUENCE_MS ? `${pending.key} ${spec}` : null
    pending = null

    if (spec === '?') {
      event.preventDefault()
      openSheet()
      return
    }
    // The newest registration wins: a record's keys stand above its page's.
    const known = commands().reverse()
    const command = known.find((candidate) => candidate.keys === sequence) ?? known.find((candidate) => candidate.keys === spec)

    if (command) {
      event.preventDefault()
      if (command.isEnabled !== false) command.run()
      return
    }
    if (known.some((candidate) => candidate.keys.startsWith(`${spec} `))) pending = { key: spec, at: event.timeStamp }
  }
}

/**
 * The one registry of keys: it feeds the listener, the hints and the sheet of all keys. Keys are dead while typing and while a dialog
 * or menu is open. `areSingleKeysOn={false}` turns off every key that has no Command or Control in it.
 */
export function ShortcutsProvider({ children, areSingleKeysOn = true }: { children: ReactNode; areSingleKeysOn?: boolean }) {
  const owners = useRef(new Map<string, ReadonlyArray<ShortcutCommand>>())
  const [listed, setListed] = useState<ShortcutCommand[]>([])
  const [isSheetOpen, setIsSheetOpen] = useState(false)

  const registry = useMemo<Registry>(
    () => ({
      register: (owner, commands) => owners.current.set(owner, commands),
      unregister: (owner) => owners.current.delete(owner),
      openSheet: () => {
        setListed([...owners.current.values()].flat())
        setIsSheetOpen(true)
      },
    }),
    [],
  )

  useEffect(() => {
    const handle = createKeyHandler({ commands: () => [...owners.current.values()].flat(), areSingleKeysOn, openSheet: registry.openSheet })
    document.addEventListener('keydown', handle)

    return () => document.removeEventListener('keydown', handle)
  }, [areSingleKeysOn, registry])

  return (
    <ShortcutsContext value={registry}>
      {children}
      <ShortcutSheet commands={listed} areSingleKeysOn={areSingleKeysOn} isOpen={isSheetOpen} onOpenChange={setIsSheetOpen} />
    </ShortcutsContext>
  )
}

/** Registers commands while the component is there. The array may be new on every render. Without a provider it does nothing. */
export function useShortcuts(commands: ReadonlyArray<ShortcutCommand>): void {
  const registry = useContext(ShortcutsContext)
  const owner = useId()

  useEffect(() => {
    registry?.register(owner, commands)
  })

  useEffect(() => () => registry?.unregister(owner), [registry, owner])
}

/** Opens the sheet of all keys, for a menu item or a hint. */
export function useShortcutSheet(): () => void {
  const registry = useContext(ShortcutsContext)

  return () => registry?.openSheet()
}
