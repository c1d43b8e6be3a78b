'use client'

import { Fragment, useSyncExternalStore } from 'react'
import { formatKeys, isSingleKey, type KeySpec } from '#components/patterns/command-keys.ts'
import { useAreSingleKeysOn } from '#components/patterns/commands-context.ts'
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
