import type { HistoryWords, ValueHistoryKind } from '#components/record/value-history-words.ts'
import type { HistoryEntry } from '#lib/domain/offers/contract.ts'
import type { HistoryKind } from '#lib/domain/offers/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** Kinds that tell of the way to the candidate and back, and of who looks after the offer. The others tell of values. */
export type PublishingKind = Exclude<HistoryKind, ValueHistoryKind | 'imported' | 'state-changed' | 'flagged' | 'unflagged'>

type Describe = (input: { who: string; detail: HistoryEntry['detail'] }) => HistoryWords

/** Sentences by kind. What a person did is iris, what is on its way sky, what landed moss. */
const words: Readonly<Record<PublishingKind, Describe>> = {
  assigned: ({ who, detail }) => ({
    title: detail.userId === null ? `${who} took the assignee away` : `${who} assigned it${readText(detail.name, ' to ')}`,
    detail: null,
    tone: 'iris',
  }),
  archived: ({ who }) => ({ title: `${who} archived it`, detail: null, tone: 'ink' }),
  restored: ({ who }) => ({ title: `${who} restored it`, detail: null, tone: 'ink' }),
  scheduled: ({ who, detail }) => ({
    title: detail.isMany === true ? `${who} published it with others` : `${who} asked for it to be published later`,
    detail: null,
    tone: 'sky',
  }),
  'schedule-cancelled': ({ who }) => ({ title: `${who} cancelled publishing`, detail: null, tone: 'ink' }),
  'publish-refused': ({ detail }) => ({ title: 'Not published', detail: readReason(detail), tone: 'rust' }),
  published: ({ who, detail }) => ({ title: `${who} published ${nameVersion(detail)}`, detail: null, tone: 'sky' }),
  'publish-undone': ({ who, detail }) => ({ title: `${who} took ${nameVersion(detail)} back`, detail: 'Nothing was sent', tone: 'ink' }),
  unpublished: ({ who }) => ({ title: `${who} unpublished it`, detail: null, tone: 'ink' }),
  reopened: ({ who }) => ({ title: `${who} opened it again`, detail: null, tone: 'iris' }),
  'mail-sent': ({ detail }) => ({ title: `${nameMail(detail)} mailed`, detail: null, tone: 'ink' }),
  'mail-refused': ({ detail }) => ({ title: `${nameMail(detail)} refused by the mail server`, detail: readReason(detail), tone: 'rust' }),
  opened: ({ detail }) => ({ title: `${capitalize(nameVersion(detail))} opened`, detail: null, tone: 'moss' }),
  'link-revoked': ({ who, detail }) => ({
    title: `${who} revoked ${typeof detail.count === 'number' ? formatCountOf({ count: detail.count, one: 'link' }) : 'the links'}`,
    detail: null,
    tone: 'ink',
  }),
  question: () => ({ title: 'The candidate asked a question', detail: null, tone: 'amber' }),
  replied: ({ who }) => ({ title: `${who} replied to the candidate`, detail: null, tone: 'iris' }),
  reminded: ({ detail }) => ({
    title: detail.about === 'assignee' ? 'Reminded whoever looks after it' : 'Reminded the candidate',
    detail: null,
    tone: 'ink',
  }),
  accepted: ({ detail }) => ({ title: `Accepted ${nameVersion(detail)}`, detail: describeUnseen(detail), tone: 'moss' }),
  declined: ({ detail }) => ({ title: `Declined ${nameVersion(detail)}`, detail: describeUnseen(detail), tone: 'rust' }),
  'written-back': () => ({ title: 'Written to Ashby', detail: null, tone: 'moss' }),
  'write-back-refused': ({ detail }) => ({ title: 'Not written to Ashby', detail: readReason(detail), tone: 'rust' }),
  'write-back-unknown': ({ detail }) => ({ title: 'Unknown whether Ashby took the answer', detail: readReason(detail), tone: 'amber' }),
  'document-added': ({ who, detail }) => ({ title: `${who} added a document`, detail: readText(detail.name) || null, tone: 'iris' }),
  'document-removed': ({ who, detail }) => ({ title: `${who} removed a document`, detail: readText(detail.name) || null, tone: 'iris' }),
}

export type DescribePublishing = {
  kind: PublishingKind
  detail: HistoryEntry['detail']
  /** Begins a sentence: "You", "Imani", "Handoff". */
  who: string
}

/** What happened on the way to the candidate and back, in a sentence. */
export function describePublishingEntry({ kind, detail, who }: DescribePublishing): HistoryWords {
  return words[kind]({ who, detail })
}

type Detail = HistoryEntry['detail']

function nameVersion({ version }: Detail): string {
  return typeof version === 'number' && version > 0 ? `version ${version}` : 'the offer'
}

const mailNames: Readonly<Record<string, string>> = {
  'offer-version': 'Offer',
  'offer-link': 'New link',
  'offer-reminder': 'Reminder',
  'offer-reply': 'Reply',
  'offer-answered': 'Confirmation',
}

function nameMail({ mail }: Detail): string {
  return (typeof mail === 'string' ? mailNames[mail] : undefined) ?? 'Offer'
}

function describeUnseen({ sawAshby }: Detail): string | null {
  return sawAshby === false ? 'Ashby could not be asked at that moment' : null
}

function readReason({ reason, problem }: Detail): string | null {
  return readText(reason) || readText(problem) || null
}

function readText(value: Detail[string] | undefined, before = ''): string {
  return typeof value === 'string' && value !== '' ? `${before}${value}` : ''
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
