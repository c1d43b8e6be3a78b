'use client'

import { Fragment, useSyncExternalStore } from 'react'
import { formatKeys, isSingleKey, type KeySpec } from '#components/patterns/command-keys.ts'
import { groupCommands, type ListedCommand } from '#components/patterns/command-registry.ts'
import { useAreSingleKeysOn } from '#components/patterns/commands-context.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { Kbd } from '#components/ui/kbd.tsx'

const subscribeToNothing = () => () => {}

/** Whether to say ⌘ instead of Ctrl. The server does not know, so the first paint says Ctrl. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  )
}

/** The caps of one key or combination. "G then O" for keys pressed one after the other. */
export function KeyCaps({ keys }: { keys: KeySpec }) {
  const isMac = useIsMac()
  const caps = formatKeys(keys, isMac)
  const isSequence = keys.includes(' ')

  return (
    <span className="inline-flex shrink-0 items-center gap-1">
      {caps.map((cap, index) => (
        <Fragment key={cap}>
          {isSequence && index > 0 ? <span className="text-11 text-ink-3 pointer-coarse:hidden">then</span> : null}
          <Kbd>{cap}</Kbd>
        </Fragment>
      ))}
    </span>
  )
}

/** At most three hints in an act bar, and the way to all keys. None on touch, and none of keys that are turned off. */
export function KeyHints({ hints }: { hints: ReadonlyArray<{ keys: ReadonlyArray<KeySpec>; label: string }> }) {
  const areSingleKeysOn = useAreSingleKeysOn()
  const living = hints.filter(({ keys }) => areSingleKeysOn || !keys.every(isSingleKey))

  return (
    <div className="flex items-center gap-3.5 overflow-hidden text-12 text-ink-3 pointer-coarse:hidden">
      {living.map((hint) => (
        <span key={hint.label} className="inline-flex items-center gap-[5px] whitespace-nowrap">
          {hint.keys.map((keys) => (
            <KeyCaps key={keys} keys={keys} />
          ))}
          {hint.label}
        </span>
      ))}
    </div>
  )
}

type SheetProps = {
  commands: ReadonlyArray<ListedCommand>
  areSingleKeysOn: boolean
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** All keys that work here, by group. */
export function KeySheet({ commands, areSingleKeysOn, isOpen, onOpenChange }: SheetProps) {
  const groups = groupCommands(commands.filter(({ keys }) => keys.length > 0))

  return (
    <Dialog
      title="Keyboard shortcuts"
      description={areSingleKeysOn ? undefined : 'Keys that are a letter or a sign alone are turned off in your profile.'}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <div className="flex flex-col gap-5">
        {groups.map(({ heading, items }) => (
          <section key={heading}>
            <h3 className="mb-1 text-12 font-medium text-ink-3">{heading}</h3>
            <ul>
              {items.map((command) => (
                <KeyLine key={command.id} command={command} areSingleKeysOn={areSingleKeysOn} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function KeyLine({ command, areSingleKeysOn }: { command: ListedCommand; areSingleKeysOn: boolean }) {
  const isOn = areSingleKeysOn || command.keys.some((keys) => !isSingleKey(keys))

  return (
    <li className="flex min-h-8 items-center gap-4 border-b border-line last:border-0">
      <span className={joinClasses('min-w-0 flex-1', !isOn && 'text-ink-3')}>{command.label}</span>
      <span className="inline-flex items-center gap-1.5">
        {command.keys.map((keys, index) => (
          <Fragment key={keys}>
            {index > 0 ? <span className="text-11 text-ink-3 pointer-coarse:hidden">or</span> : null}
            <KeyCaps keys={keys} />
          </Fragment>
        ))}
      </span>
    </li>
  )
}
