'use client'

import { Fragment, useSyncExternalStore } from 'react'
import { formatKeys, isSingleKey, type KeySpec, type ShortcutCommand } from '#components/patterns/shortcut-keys.ts'
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

/** The caps of one command. "G then O" for keys pressed one after the other. */
export function ShortcutKeys({ keys }: { keys: KeySpec }) {
  const isMac = useIsMac()
  const caps = formatKeys(keys, isMac)
  const isSequence = keys.includes(' ')

  return (
    <span className="inline-flex items-center gap-1">
      {caps.map((cap, index) => (
        <Fragment key={cap}>
          {isSequence && index > 0 ? <span className="text-11 text-ink-3">then</span> : null}
          <Kbd>{cap}</Kbd>
        </Fragment>
      ))}
    </span>
  )
}

/** At most three hints in an act bar, and the way to all keys. None on touch. */
export function ShortcutHints({ hints }: { hints: ReadonlyArray<{ keys: ReadonlyArray<KeySpec>; label: string }> }) {
  return (
    <div className="flex items-center gap-3.5 overflow-hidden text-12 text-ink-3 pointer-coarse:hidden">
      {hints.map((hint) => (
        <span key={hint.label} className="inline-flex items-center gap-[5px] whitespace-nowrap">
          {hint.keys.map((keys) => (
            <ShortcutKeys key={keys} keys={keys} />
          ))}
          {hint.label}
        </span>
      ))}
    </div>
  )
}

function groupCommands(commands: ReadonlyArray<ShortcutCommand>): Map<string, ShortcutCommand[]> {
  const groups = new Map<string, ShortcutCommand[]>()

  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command])

  return groups
}

type SheetProps = {
  commands: ReadonlyArray<ShortcutCommand>
  areSingleKeysOn: boolean
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** All keys that work here, by group. */
export function ShortcutSheet({ commands, areSingleKeysOn, isOpen, onOpenChange }: SheetProps) {
  const groups = groupCommands(commands)

  return (
    <Dialog
      title="All keys"
      description={areSingleKeysOn ? undefined : 'Single keys are turned off in your profile.'}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <div className="flex flex-col gap-5">
        {[...groups].map(([group, members]) => (
          <section key={group}>
            <h3 className="mb-1 text-12 font-medium text-ink-3">{group}</h3>
            <ul>
              {members.map((command) => (
                <li key={command.keys} className="flex min-h-8 items-center gap-4 border-b border-line last:border-0">
                  <span className={areSingleKeysOn || !isSingleKey(command.keys) ? 'min-w-0 flex-1' : 'min-w-0 flex-1 text-ink-3'}>
                    {command.label}
                  </span>
                  <ShortcutKeys keys={command.keys} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
