'use client'

import { Fragment } from 'react'
import { isSingleKey } from '#components/patterns/command-keys.ts'
import { groupCommands, type ListedCommand } from '#components/patterns/command-registry.ts'
import { KeyCaps } from '#components/patterns/key-caps.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Dialog } from '#components/ui/dialog.tsx'

export type KeySheetProps = {
  commands: ReadonlyArray<ListedCommand>
  areSingleKeysOn: boolean
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** All keys that work here, by group. */
export function KeySheet({ commands, areSingleKeysOn, isOpen, onOpenChange }: KeySheetProps) {
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
