import {
  BellRing,
  CircleCheck,
  CircleSlash,
  CornerDownLeft,
  FilePlus2,
  FileStack,
  FileX2,
  Flag,
  FlagOff,
  Link2,
  Link2Off,
  type LucideIcon,
  Merge,
  Minus,
  RotateCcw,
  Split,
  Undo2,
  UserRoundCheck,
  UserRoundPlus,
} from 'lucide-react'
import { flagWords } from '#components/new-hires/new-hire-words.ts'
import { describeSourceStatus } from '#components/record/describe-source-status.ts'
import {
  describeValueEntry,
  type HistoryWords,
  nameActor,
  nameChanges,
  type ValueHistoryKind,
  valueHistoryIcons,
} from '#components/record/value-history-words.ts'
import type { NewHireHistoryEntry } from '#lib/domain/new-hires/contract.ts'
import { isNewHireFlag, type NewHireHistoryKind } from '#lib/domain/new-hires/terms.ts'

type OwnKind = Exclude<NewHireHistoryKind, ValueHistoryKind>
type Describe = (input: { who: string; what: string; detail: NewHireHistoryEntry['detail'] }) => HistoryWords

/** Sentences by kind. What a person did is iris, what landed moss, what needs somebody amber. */
const words: Readonly<Record<OwnKind, Describe>> = {
  // The title says "Hired" already: only another status is news.
  imported: ({ detail }) =>
    detail.isPushed === true
      ? { title: 'Pushed over the API', detail: null, tone: 'ink' }
      : { title: 'Hired in Ashby', detail: detail.sourceStatus === 'Hired' ? null : readStatus(detail), tone: 'ink' },
  flagged: ({ detail }) => describeFlag({ detail, isSet: true }),
  unflagged: ({ detail }) => describeFlag({ detail, isSet: false }),
  'state-changed': ({ detail }) => ({
    title: readText(detail.after) ?? 'State changed',
    detail: readText(detail.reason) ?? readStatus(detail),
    tone: 'ink',
  }),
  added: ({ who, detail }) => ({
    title: detail.isRehire === true ? `${who} added the person as a rehire` : `${who} added the person`,
    detail: null,
    tone: 'moss',
  }),
  'add-undone': ({ who }) => ({ title: `${who} took the adding back`, detail: null, tone: 'ink' }),
  dismissed: ({ who, detail }) => ({ title: `${who} dismissed it`, detail: readText(detail.reason), tone: 'ink' }),
  restored: ({ who }) => ({ title: `${who} restored it`, detail: null, tone: 'iris' }),
  linked: ({ who, detail }) => ({
    title: detail.isRehire === true ? `${who} said it is a rehire` : `${who} said it is somebody in People`,
    detail: readText(detail.name),
    tone: 'iris',
  }),
  unlinked: ({ who }) => ({ title: `${who} said it is nobody in People`, detail: null, tone: 'iris' }),
  merged: ({ who, detail }) => ({
    title: detail.mergedIntoId ? `${who} merged it into another new hire` : `${who} merged another new hire with it`,
    detail: readText(detail.name),
    tone: 'iris',
  }),
  'kept-apart': ({ who, detail }) => ({
    title: detail.isApart === false ? `${who} took back that it is somebody else` : `${who} kept it apart from somebody else`,
    detail: readText(detail.name),
    tone: 'iris',
  }),
  accepted: ({ who, what }) => ({ title: `${who} accepted Ashby’s ${what}`, detail: null, tone: 'iris' }),
  ignored: ({ who, what }) => ({ title: `${who} ignored Ashby’s ${what}`, detail: null, tone: 'ink' }),
  'candidate-merged': () => ({
    title: 'Ashby merged two candidates',
    detail: 'This application belongs to the one that stays',
    tone: 'ink',
  }),
  'document-stored': ({ detail }) => ({ title: 'Document fetched', detail: readText(detail.name), tone: 'moss' }),
  'document-replaced': ({ detail }) => ({ title: 'Document replaced by a newer one', detail: readText(detail.name), tone: 'ink' }),
  'document-failed': ({ detail }) => ({
    title: 'Document not fetched',
    detail: [readText(detail.name), readText(detail.problem) ?? readText(detail.reason)].filter(Boolean).join(': ') || null,
    tone: 'amber',
  }),
  reminded: () => ({ title: 'Reminded that the start date is near', detail: null, tone: 'ink' }),
}

const icons: Readonly<Record<NewHireHistoryKind, LucideIcon>> = {
  'changed-in-ashby': valueHistoryIcons['changed-in-ashby'],
  remapped: valueHistoryIcons.remapped,
  edited: valueHistoryIcons.edited,
  'kept-mine': valueHistoryIcons['kept-mine'],
  'took-theirs': valueHistoryIcons['took-theirs'],
  locked: valueHistoryIcons.locked,
  unlocked: valueHistoryIcons.unlocked,
  undone: valueHistoryIcons.undone,
  imported: CircleCheck,
  flagged: Flag,
  unflagged: FlagOff,
  'state-changed': RotateCcw,
  added: UserRoundPlus,
  'add-undone': Undo2,
  dismissed: CircleSlash,
  restored: UserRoundCheck,
  linked: Link2,
  unlinked: Link2Off,
  merged: Merge,
  'kept-apart': Split,
  accepted: CornerDownLeft,
  ignored: Minus,
  'candidate-merged': Merge,
  'document-stored': FilePlus2,
  'document-replaced': FileStack,
  'document-failed': FileX2,
  reminded: BellRing,
}

/** What happened to a new hire, in a sentence, with its picture. The changes themselves are shown beside it. */
export function describeHistory({ entry, viewer }: { entry: NewHireHistoryEntry; viewer: string }): HistoryWords & { icon: LucideIcon } {
  const icon = icons[entry.kind]

  switch (entry.kind) {
    case 'changed-in-ashby':
    case 'remapped':
    case 'edited':
    case 'kept-mine':
    case 'took-theirs':
    case 'locked':
    case 'unlocked':
    case 'undone':
      return { ...describeValueEntry({ kind: entry.kind, entry, viewer }), icon }
    default: {
      const who = nameActor({ by: entry.by, viewer })
      return { ...words[entry.kind]({ who, what: nameChanges(entry), detail: entry.detail }), icon }
    }
  }
}

type Detail = NewHireHistoryEntry['detail']

function describeFlag({ detail, isSet }: { detail: Detail; isSet: boolean }): HistoryWords {
  const flag = isNewHireFlag(detail.flag) ? flagWords[detail.flag] : null
  const label = flag?.label ?? readText(detail.flag) ?? 'Marked'
  if (isSet) return { title: label, detail: readText(detail.reason), tone: flag?.tone ?? 'ink' }
  if (detail.flag === 'Unhired') return { title: 'Hired again in Ashby', detail: null, tone: 'ink' }
  if (detail.flag === 'GoneInAshby') return { title: 'In Ashby again', detail: null, tone: 'ink' }

  return { title: `No longer ${label.charAt(0).toLowerCase()}${label.slice(1)}`, detail: null, tone: 'ink' }
}

function readStatus({ sourceStatus }: Detail): string | null {
  return typeof sourceStatus === 'string' ? describeSourceStatus(sourceStatus) : null
}

function readText(value: Detail[string] | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
