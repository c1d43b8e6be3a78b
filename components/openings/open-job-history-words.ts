import { ArrowRightLeft, BriefcaseBusiness, CircleCheck, Eraser, FileUp, type LucideIcon, Pencil, Undo2 } from 'lucide-react'
import { openJobLooks } from '#components/openings/open-job-looks.ts'
import { type HistoryWords, nameActor, nameChanges } from '#components/record/value-history-words.ts'
import type { OpenJobHistoryEntry } from '#lib/domain/open-jobs/contract.ts'
import type { OpenJobHistoryKind } from '#lib/domain/open-jobs/terms.ts'

export const openJobHistoryIcons: Readonly<Record<OpenJobHistoryKind, LucideIcon>> = {
  created: BriefcaseBusiness,
  imported: FileUp,
  edited: Pencil,
  'status-changed': ArrowRightLeft,
  filled: CircleCheck,
  'fill-undone': Undo2,
  'hire-erased': Eraser,
}

type DescribeEntry = {
  entry: Pick<OpenJobHistoryEntry, 'kind' | 'by' | 'changes' | 'detail' | 'statusBefore' | 'statusAfter'>
  viewer: string
}

/** What happened, in a sentence, and where it helps why. The changes themselves are shown beside it. */
export function describeOpenJobEntry({ entry, viewer }: DescribeEntry): HistoryWords {
  const { kind, by, statusAfter } = entry
  const who = nameActor({ by, viewer })
  const what = nameChanges(entry)

  switch (kind) {
    case 'created':
      return { title: `${who} added this open job`, detail: statusAfter === 'Active' ? 'As Active' : null, tone: 'iris' }
    case 'imported':
      return { title: `${who} imported ${entry.changes.length > 0 ? what : 'this open job'}`, detail: null, tone: 'ink' }
    case 'edited':
      return { title: `${who} edited ${what}`, detail: null, tone: 'iris' }
    case 'status-changed':
      return { title: `${who} changed the status`, detail: describeStep(entry), tone: 'iris' }
    case 'filled':
      return { title: 'Filled by a hire', detail: null, tone: 'moss' }
    case 'fill-undone':
      return {
        title: by === null ? 'The hire was taken back' : `${who} took the hire back`,
        detail: describeStep(entry),
        tone: 'ink',
      }
    case 'hire-erased':
      return { title: 'Who was hired is erased', detail: 'The job stays filled', tone: 'ink' }
  }
}

/** "Planned → Active", and why it was cancelled. */
function describeStep({
  statusBefore,
  statusAfter,
  detail,
}: Pick<OpenJobHistoryEntry, 'statusBefore' | 'statusAfter' | 'detail'>): string | null {
  const words = [statusBefore, statusAfter].flatMap((state) => (state === null ? [] : [openJobLooks[state].word]))
  if (words.length === 0) return null
  const reason = typeof detail.closeReason === 'string' ? `, ${detail.closeReason}` : ''

  return `${words.join(' → ')}${reason}`
}
