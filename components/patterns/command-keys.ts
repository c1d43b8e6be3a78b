/**
 * A key as commands write it: "j", "Enter", "mod+Enter", "shift+j", "?", "g o" (one after the other). `mod` is Command on a Mac, else
 * Control. Only letters and arrows are told with Shift: a shifted sign is a sign of its own.
 */
export type KeySpec = string

/** What is read of a keyboard event. */
export type KeyPress = Pick<
  KeyboardEvent,
  | 'key'
  | 'code'
  | 'metaKey'
  | 'ctrlKey'
  | 'altKey'
  | 'shiftKey'
  | 'repeat'
  | 'isComposing'
  | 'defaultPrevented'
  | 'timeStamp'
  | 'target'
  | 'preventDefault'
>

/** Whether the keys are letters or signs alone. Those can be switched off: people who speak to their computer press them by accident. */
export function isSingleKey(keys: KeySpec): boolean {
  return keys.split(' ').some((key) => key.replace(/^shift\+/, '').length === 1)
}

/** What a keyboard event is in the words of a KeySpec. Letters are small; shifted signs stand for themselves. */
export function readKeySpec(event: Pick<KeyPress, 'key' | 'code' | 'metaKey' | 'ctrlKey'>): KeySpec {
  const key = event.key.length === 1 ? readCharacter(event) : event.key

  return event.metaKey || event.ctrlKey ? `mod+${key}` : key
}

/** The same key with Shift, for the commands that tell it apart; null without Shift, or where Shift makes another sign of it. */
export function readShiftedSpec(event: Pick<KeyPress, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'shiftKey'>): KeySpec | null {
  if (!event.shiftKey || event.metaKey || event.ctrlKey) return null
  const key = readKeySpec(event)

  return /^(?:[a-z]|Arrow\w+)$/.test(key) ? `shift+${key}` : null
}

// On a keyboard of another script the key counts by its place, so that Command and K is the same everywhere.
function readCharacter({ key, code }: Pick<KeyPress, 'key' | 'code'>): string {
  const isOtherScript = key.charCodeAt(0) > 127 && /^Key[A-Z]$/.test(code)

  return (isOtherScript ? code.slice(3) : key).toLowerCase()
}

const keyNames: Readonly<Record<string, string>> = { Enter: '↵', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', mod: 'Ctrl', shift: '⇧' }

/** The caps of a KeySpec for people: "g o" is G then O, "mod+Enter" is ⌘ ↵ on a Mac. */
export function formatKeys(keys: KeySpec, isMac: boolean): string[] {
  return keys
    .split(/[ +]/)
    .filter(Boolean)
    .map((key) => (key === 'mod' && isMac ? '⌘' : (keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key))))
}
