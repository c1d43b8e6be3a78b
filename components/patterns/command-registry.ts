import type { LucideIcon } from 'lucide-react'
import { isSingleKey, type KeyPress, type KeySpec, readKeySpec, readShiftedSpec } from '#components/patterns/command-keys.ts'

export type Command = {
  /** Its identity: where two are registered under one id, the one that was registered deeper or later stands. */
  id: string
  /** Verb and noun, as on the button: "Publish offer". Under "Go to" the name of the place. */
  label: string
  /** The heading it is listed under: "Offers", "Go to". */
  group: string
  run: () => void
  /** One or several keys that do the same. Without any it is found in the menu only. */
  keys?: KeySpec | ReadonlyArray<KeySpec>
  icon?: LucideIcon
  /** A word that tells it from another of the same name: "Company". */
  note?: string
  /** What else people call it: "log out". */
  words?: ReadonlyArray<string>
  /** False while a save is in flight or there is nothing to do it to: the key is dead, the menu leaves it out, the sheet still lists it. */
  isEnabled?: boolean
  /** True for what only makes sense as a key. */
  isKeyOnly?: boolean
  /** Its keys also work while a menu or a list is open. */
  isAlwaysOn?: boolean
}

/** A command as it stands among all others: `keys` are those that no other one has taken. */
export type ListedCommand = Omit<Command, 'keys'> & { keys: ReadonlyArray<KeySpec> }

/** What one component registered. `order` grows from the outside in and with time. */
export type Registration = { order: number; commands: ReadonlyArray<Command> }

/**
 * All commands, each once and each key once: what was registered deeper or later comes first and wins, so that a record's keys stand
 * above its page's. Pure.
 */
export function resolveCommands(registrations: Iterable<Registration>): ListedCommand[] {
  const ids = new Set<string>()
  const taken = new Set<KeySpec>()
  const deepestFirst = [...registrations].sort((one, other) => other.order - one.order)

  return deepestFirst
    .flatMap(({ commands }) => commands)
    .filter(({ id }) => !ids.has(id) && ids.add(id))
    .map((command) => ({ ...command, keys: listKeys(command).filter((key) => !taken.has(key) && taken.add(key)) }))
}

function listKeys({ keys = [] }: Command): ReadonlyArray<KeySpec> {
  return typeof keys === 'string' ? [keys] : keys
}

export type CommandGroup<Item> = { heading: string; items: Item[] }

/** Commands under their headings, in the order in which the headings first come up. */
export function groupCommands<Item extends { group: string }>(commands: ReadonlyArray<Item>): CommandGroup<Item>[] {
  const groups = new Map<string, Item[]>()
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command])

  return [...groups].map(([heading, items]) => ({ heading, items }))
}

/** What stands between a key and its command: a dialog, an open menu, a text being written, a control with keys of its own. */
export type Obstacle = 'dialog' | 'menu' | 'text' | 'control'

export type KeyHandlerInput = {
  commands: () => ReadonlyArray<ListedCommand>
  areSingleKeysOn: boolean
  findObstacle: (press: KeyPress) => Obstacle | null
}

const SEQUENCE_MS = 1000

/** Runs the command of a key. Remembers the first of two keys for a second. */
export function createKeyHandler({ commands, areSingleKeysOn, findObstacle }: KeyHandlerInput): (press: KeyPress) => void {
  let pending: { key: string; at: number } | null = null

  return (press) => {
    if (press.defaultPrevented || press.repeat || press.altKey || press.isComposing) return
    const spec = readKeySpec(press)
    const obstacle = findObstacle(press)
    const isReachable = ({ isAlwaysOn = false }: ListedCommand) => isPast({ obstacle, spec, isAlwaysOn })

    if (isSingleKey(spec) && !areSingleKeysOn) return
    const sequence = pending && press.timeStamp - pending.at < SEQUENCE_MS ? `${pending.key} ${spec}` : null
    pending = null
    const known = commands().filter(isReachable)
    // What nobody tells apart with Shift is the key itself.
    const specs = [sequence, readShiftedSpec(press), spec].filter((candidate) => candidate !== null)
    const command = specs.map((wanted) => known.find(({ keys }) => keys.includes(wanted))).find((found) => found !== undefined)

    if (command) {
      press.preventDefault()
      if (command.isEnabled !== false) command.run()
      return
    }
    if (known.some(({ keys }) => keys.some((key) => key.startsWith(`${spec} `)))) pending = { key: spec, at: press.timeStamp }
  }
}

function isPast({ obstacle, spec, isAlwaysOn }: { obstacle: Obstacle | null; spec: KeySpec; isAlwaysOn: boolean }): boolean {
  if (obstacle === null) return true
  if (obstacle === 'menu') return isAlwaysOn

  return obstacle === 'text' && spec.startsWith('mod+')
}
