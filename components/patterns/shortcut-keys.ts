/** A key as commands write it: "j", "Enter", "mod+Enter", "?", "g o" (one after the other). `mod` is Command on a Mac, else Control. */
export type KeySpec = string

/** Whether the keys work without Command, Control or Alt: those can be switched off and are dead while typing. */
export function isSingleKey(keys: KeySpec): boolean {
  return !keys.includes('mod+')
}

/** What a keyboard event is in the words of a KeySpec. Letters are small; shifted signs stand for themselves. */
export function readKeySpec(event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey'>): KeySpec {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key

  return event.metaKey || event.ctrlKey ? `mod+${key}` : key
}

const keyNames: Readonly<Record<string, string>> = { Enter: '↵', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', mod: 'Ctrl' }

/** The caps of a KeySpec for people: "g o" is G then O, "mod+Enter" is ⌘ ↵ on a Mac. */
export function formatKeys(keys: KeySpec, isMac: boolean): string[] {
  return keys
    .split(/[ +]/)
    .filter(Boolean)
    .map((key) => (key === 'mod' && isMac ? '⌘' : (keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key))))
}

export type ShortcutCommand = {
  /** Also the command's identity: two screens do not claim the same key at once; the one registered last wins. */
  keys: KeySpec
  /** Verb and noun, as on the button: "Publish offer". */
  label: string
  /** The heading it is listed under: "Offers", "Go to". */
  group: string
  run: () => void
  /** False while a save is in flight or the next item is still a skeleton: the key is dead, the sheet still lists it. */
  isEnabled?: boolean
}
