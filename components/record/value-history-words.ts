import type { LucideIcon } from 'lucide-react'
import { ArrowDownLeft, Check, CornerDownLeft, Lock, LockOpen, Pencil, Route, Undo2 } from 'lucide-react'
import { nameEditor } from '#components/record/describe-provenance.ts'
import { fieldInSentence } from '#components/record/field-in-sentence.ts'
import type { RecordEntry } from '#components/record/reviewed-record.ts'
import type { Tone } from '#components/ui/chip.tsx'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** What happened, in a sentence, and where it helps why. */
export type HistoryWords = { title: string; detail: string | null; tone: Tone }

/** Kinds that tell of values: the same for every record. */
export const valueHistoryKinds = [
  'changed-in-ashby',
  'remapped',
  'held',
  'edited',
  'kept-mine',
  'took-theirs',
  'locked',
  'unlocked',
  'undone',
] as const
export type ValueHistoryKind = (typeof valueHistoryKinds)[number]

export const valueHistoryIcons: Readonly<Record<ValueHistoryKind, LucideIcon>> = {
  'changed-in-ashby': ArrowDownLeft,
  remapped: Route,
  held: ArrowDownLeft,
  edited: Pencil,
  'kept-mine': Check,
  'took-theirs': CornerDownLeft,
  locked: Lock,
  unlocked: LockOpen,
  undone: Undo2,
}

type Entry = Pick<RecordEntry, 'changes' | 'detail' | 'by'>

/** What happened to values, in words. The changes themselves are shown beside it. */
export function describeValueEntry({ kind, entry, viewer }: { kind: ValueHistoryKind; entry: Entry; viewer: string }): HistoryWords {
  const who = nameActor({ by: entry.by, viewer })
  const what = nameChanges(entry)

  switch (kind) {
    case 'changed-in-ashby':
      return { title: `${entry.detail.isPushed === true ? 'A push' : 'Ashby'} changed ${what}`, detail: describeStay(entry), tone: 'ink' }
    case 'remapped':
      return describeRemap(entry)
    case 'held':
      return { title: `Ashby changed ${what}`, detail: 'Updates are off, so the values here stay', tone: 'amber' }
    case 'edited':
      return { title: `${who} edited ${what}`, detail: null, tone: 'iris' }
    case 'kept-mine':
      return { title: `${who} kept ${what}`, detail: null, tone: 'iris' }
    case 'took-theirs':
      return { title: `${who} took Ashby’s ${what}`, detail: null, tone: 'iris' }
    case 'locked':
    case 'unlocked':
      return { title: `${who} ${kind} ${what}`, detail: null, tone: 'iris' }
    case 'undone':
      return { title: `${who} took back a change to ${what}`, detail: null, tone: 'iris' }
  }
}

/** Begins a sentence: "You", "Imani", "Handoff". */
export function nameActor({ by, viewer }: { by: string | null; viewer: string }): string {
  const name = by === null ? 'Handoff' : nameEditor({ by, viewer })

  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** "base salary", "3 values"; without any, the reader's role may not see them. */
export function nameChanges({ changes }: Pick<RecordEntry, 'changes'>): string {
  const [first, ...others] = changes
  if (!first) return 'a hidden value'

  return others.length === 0 ? fieldInSentence(first) : formatCountOf({ count: changes.length, one: 'value' })
}

/** A mapping fills what Ashby says, so values that people own stay here, too. */
function describeRemap(entry: Entry): HistoryWords {
  const { changes, detail } = entry
  const version = typeof detail.version === 'number' ? ` version ${detail.version}` : ''
  const what = changes.length > 0 ? formatCountOf({ count: changes.length, one: 'field' }) : 'a hidden field'

  return { title: `Mapping${version} filled ${what}`, detail: describeStay(entry), tone: 'ink' }
}

/** A value that was edited before Ashby changed it stays, which the change alone does not tell. */
function describeStay({ changes, detail }: Entry): string | null {
  if (!detail.keptCount) return null

  return changes.length === 1 ? 'It was edited here, so that value stays' : 'Edited values stay as they are'
}
