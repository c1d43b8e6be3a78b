import { nameEditor } from '#components/offers/describe-provenance.ts'
import { fieldInSentence } from '#components/offers/field-in-sentence.ts'
import { describeSourceStatus, flagWords } from '#components/offers/offer-words.ts'
import { describePublishingEntry, type HistoryWords } from '#components/offers/publishing-history-words.ts'
import type { HistoryEntry } from '#lib/domain/offers/contract.ts'
import { type HistoryKind, isOfferFlag } from '#lib/domain/offers/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** What happened, in a sentence, and where it helps why. The changes themselves are shown beside it. */
export function describeHistory({ entry, viewer }: { entry: HistoryEntry; viewer: string }): HistoryWords {
  const who = capitalize(entry.by === null ? 'Handoff' : nameEditor({ by: entry.by, viewer }))
  const what = describeWhat(entry)

  switch (entry.kind) {
    case 'imported':
      return { title: 'Imported from Ashby', detail: readStatus(entry), tone: 'ink' }
    case 'changed-in-ashby':
      return { title: `Ashby changed ${what}`, detail: describeStay(entry), tone: 'ink' }
    case 'remapped':
      return describeRemap(entry)
    case 'held':
      return { title: `Ashby changed ${what}`, detail: 'Updates are off, so the values here stay', tone: 'amber' }
    case 'state-changed':
      return { title: String(entry.detail.after ?? 'State changed'), detail: readReason(entry) ?? readStatus(entry), tone: 'ink' }
    case 'flagged':
    case 'unflagged':
      return describeFlag(entry)
    case 'edited':
      return { title: `${who} edited ${what}`, detail: null, tone: 'iris' }
    case 'kept-mine':
      return { title: `${who} kept ${what}`, detail: null, tone: 'iris' }
    case 'took-theirs':
      return { title: `${who} took Ashby’s ${what}`, detail: null, tone: 'iris' }
    case 'locked':
    case 'unlocked':
      return { title: `${who} ${entry.kind} ${what}`, detail: null, tone: 'iris' }
    case 'undone':
      return { title: `${who} took back a change to ${what}`, detail: null, tone: 'iris' }
    default:
      return describePublishingEntry({ kind: entry.kind, detail: entry.detail, who })
  }
}

/** A mapping fills what Ashby says, so values that people own stay here, too. */
function describeRemap(entry: HistoryEntry): HistoryWords {
  const { changes, detail } = entry
  const version = typeof detail.version === 'number' ? ` version ${detail.version}` : ''
  const what = changes.length > 0 ? formatCountOf({ count: changes.length, one: 'field' }) : 'a hidden field'

  return { title: `Mapping${version} filled ${what}`, detail: describeStay(entry), tone: 'ink' }
}

/** A value that was edited before Ashby changed it stays, which the change alone does not tell. */
function describeStay({ changes, detail }: HistoryEntry): string | null {
  if (!detail.keptCount) return null

  return changes.length === 1 ? 'It was edited here, so that value stays' : 'Edited values stay as they are'
}

/** Kinds whose entry names fields; without any, the reader's role may not see them. */
const fieldKinds: readonly HistoryKind[] = [
  'changed-in-ashby',
  'held',
  'edited',
  'kept-mine',
  'took-theirs',
  'locked',
  'unlocked',
  'undone',
]

function describeWhat({ kind, changes }: HistoryEntry): string {
  const [first, ...others] = changes
  if (first) return others.length === 0 ? fieldInSentence(first) : formatCountOf({ count: changes.length, one: 'value' })

  return fieldKinds.includes(kind) ? 'a hidden value' : ''
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

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
