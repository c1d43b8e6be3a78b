import {
  CalendarRange,
  CornerDownLeft,
  Eraser,
  FileMinus,
  FilePlus,
  FileUp,
  type LucideIcon,
  Pencil,
  Undo2,
  UserRoundCheck,
  UserRoundPlus,
} from 'lucide-react'
import { type HistoryWords, nameActor, nameChanges } from '#components/record/value-history-words.ts'
import type { PersonHistoryEntry } from '#lib/domain/people/contract.ts'
import type { PersonHistoryKind } from '#lib/domain/people/terms.ts'
import { formatDate } from '#lib/platform/format/dates.ts'

export const personHistoryIcons: Readonly<Record<PersonHistoryKind, LucideIcon>> = {
  created: UserRoundPlus,
  added: UserRoundCheck,
  'add-undone': Undo2,
  rehired: UserRoundCheck,
  imported: FileUp,
  edited: Pencil,
  accepted: CornerDownLeft,
  'period-changed': CalendarRange,
  'document-added': FilePlus,
  'document-removed': FileMinus,
  forgotten: Eraser,
}

/** What happened, in a sentence, and where it helps why. The changes themselves are shown beside it. */
export function describePersonEntry({ entry, viewer }: { entry: PersonHistoryEntry; viewer: string }): HistoryWords {
  const { kind, by, detail } = entry
  const who = nameActor({ by, viewer })
  const what = nameChanges(entry)

  switch (kind) {
    case 'created':
      return { title: `${who} added this person by hand`, detail: null, tone: 'iris' }
    case 'added':
      return { title: `${who} added this person from Ashby`, detail: null, tone: 'moss' }
    case 'add-undone':
      return { title: `${who} took the adding back`, detail: null, tone: 'iris' }
    case 'rehired':
      return { title: `${who} added a period from Ashby`, detail: null, tone: 'moss' }
    case 'imported':
      return { title: `${who} imported ${entry.changes.length > 0 ? what : 'this person'}`, detail: null, tone: 'ink' }
    case 'edited':
      return { title: `${who} edited ${what}`, detail: null, tone: 'iris' }
    case 'accepted':
      return { title: `${who} took Ashby’s ${what}`, detail: null, tone: 'iris' }
    case 'period-changed':
      return { title: `${who} ${detail.isNew === true ? 'added' : 'changed'} a period`, detail: describePeriod(detail), tone: 'iris' }
    case 'document-added':
      return { title: `${who} added a document`, detail: null, tone: 'ink' }
    case 'document-removed':
      return { title: `${who} deleted a document`, detail: null, tone: 'ink' }
    case 'forgotten':
      return { title: 'What came from Ashby was erased', detail: null, tone: 'ink' }
  }
}

function describePeriod({ firstDay, lastDay }: PersonHistoryEntry['detail']): string | null {
  const first = typeof firstDay === 'string' ? formatDate(firstDay) : 'an unknown day'

  return `From ${first} ${typeof lastDay === 'string' ? `to ${formatDate(lastDay)}` : 'on'}`
}
