import type { HistoryEntry } from '#lib/domain/offers/contract.ts'
import type { HistoryKind } from '#lib/domain/offers/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** What an entry waited for: the candidate opens what was mailed, answers what was published, and a member replies to a question. */
const waits: Partial<Readonly<Record<HistoryKind, { since: HistoryKind; words: string }>>> = {
  opened: { since: 'mail-sent', words: 'after the mail' },
  accepted: { since: 'published', words: 'after it was published' },
  declined: { since: 'published', words: 'after it was published' },
  replied: { since: 'question', words: 'after the question' },
  'written-back': { since: 'accepted', words: 'after the answer' },
}

/** "3 days after the mail", where how long it took helps whoever reads; null else. `history` is newest first. Pure. */
export function describeWait({ entry, history }: { entry: HistoryEntry; history: readonly HistoryEntry[] }): string | null {
  const wait = waits[entry.kind]
  if (!wait) return null
  const before = history.find(({ kind, at }) => kind === wait.since && at <= entry.at)

  return before ? `${formatWait(new Date(entry.at).getTime() - new Date(before.at).getTime())} ${wait.words}` : null
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** In the largest unit that fits: "12 s", "5 min", "4 h", "3 days". */
function formatWait(waitMs: number): string {
  if (waitMs < MINUTE_MS) return `${Math.floor(waitMs / 1000)} s`
  if (waitMs < HOUR_MS) return `${Math.floor(waitMs / MINUTE_MS)} min`
  if (waitMs < DAY_MS) return `${Math.floor(waitMs / HOUR_MS)} h`

  return formatCountOf({ count: Math.floor(waitMs / DAY_MS), one: 'day' })
}
