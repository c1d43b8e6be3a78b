import { flagWords } from '#components/offers/offer-words.ts'
import { describePublishingEntry } from '#components/offers/publishing-history-words.ts'
import { describeSourceStatus } from '#components/record/describe-source-status.ts'
import { describeValueEntry, type HistoryWords, nameActor } from '#components/record/value-history-words.ts'
import type { HistoryEntry } from '#lib/domain/offers/contract.ts'
import { isOfferFlag } from '#lib/domain/offers/terms.ts'

/** What happened, in a sentence, and where it helps why. The changes themselves are shown beside it. */
export function describeHistory({ entry, viewer }: { entry: HistoryEntry; viewer: string }): HistoryWords {
  switch (entry.kind) {
    case 'imported':
      return { title: 'Imported from Ashby', detail: readStatus(entry), tone: 'ink' }
    case 'state-changed':
      return { title: String(entry.detail.after ?? 'State changed'), detail: readReason(entry) ?? readStatus(entry), tone: 'ink' }
    case 'flagged':
    case 'unflagged':
      return describeFlag(entry)
    case 'changed-in-ashby':
    case 'remapped':
    case 'held':
    case 'edited':
    case 'kept-mine':
    case 'took-theirs':
    case 'locked':
    case 'unlocked':
    case 'undone':
      return describeValueEntry({ kind: entry.kind, entry, viewer })
    default:
      return describePublishingEntry({ kind: entry.kind, detail: entry.detail, who: nameActor({ by: entry.by, viewer }) })
  }
}

function describeFlag({ kind, detail }: HistoryEntry): HistoryWords {
  const flag = isOfferFlag(detail.flag) ? flagWords[detail.flag] : null
  const label = flag?.label ?? String(detail.flag ?? 'Marked')
  if (kind === 'unflagged' && detail.flag === 'BackInApproval') return { title: 'Approved again in Ashby', detail: null, tone: 'ink' }
  if (kind === 'unflagged') return { title: `No longer ${label.charAt(0).toLowerCase()}${label.slice(1)}`, detail: null, tone: 'ink' }

  return {
    title: label,
    detail: typeof detail.reason === 'string' ? detail.reason : null,
    tone: flag?.tone ?? 'ink',
  }
}

function readReason({ detail }: HistoryEntry): string | null {
  return typeof detail.reason === 'string' ? detail.reason : null
}

function readStatus({ detail }: HistoryEntry): string | null {
  return typeof detail.sourceStatus === 'string' ? describeSourceStatus(detail.sourceStatus) : null
}
