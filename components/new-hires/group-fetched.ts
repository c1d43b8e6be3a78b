import type { NewHireHistoryEntry } from '#lib/domain/new-hires/contract.ts'

/** The documents of one hire come one after the other: what came within so long, in milliseconds, is told as one. */
const TOGETHER_MS = 600_000

export type GroupedHistory = {
  /** In the order of the history, with one entry for documents that came together. */
  entries: NewHireHistoryEntry[]
  /** The names of the documents that an entry stands for, by its id; only where it stands for several. */
  names: ReadonlyMap<string, readonly string[]>
}

/** Tells documents that came together once, so that they do not push what people did out of sight. Pure. */
export function groupFetched(history: readonly NewHireHistoryEntry[]): GroupedHistory {
  const entries: NewHireHistoryEntry[] = []
  const names = new Map<string, readonly string[]>()

  for (const entry of history) {
    const last = entries.at(-1)
    if (!last || !cameTogether(last, entry)) {
      entries.push(entry)
      continue
    }
    names.set(last.id, [...(names.get(last.id) ?? [readName(last)]), readName(entry)])
  }

  return { entries, names }
}

function cameTogether(one: NewHireHistoryEntry, other: NewHireHistoryEntry): boolean {
  if (one.kind !== 'document-stored' || other.kind !== 'document-stored' || one.eventId !== other.eventId) return false

  return Math.abs(Date.parse(one.at) - Date.parse(other.at)) <= TOGETHER_MS
}

function readName({ detail }: NewHireHistoryEntry): string {
  return typeof detail.name === 'string' && detail.name !== '' ? detail.name : 'a document without a name'
}
