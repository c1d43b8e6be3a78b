import type { EventSummary } from '#lib/domain/events/contract.ts'
import { eventStateWords } from '#lib/domain/events/terms.ts'

type Column = { title: string; read: (event: EventSummary) => string }

/** Never headers or body: an export is read where nobody guards it. */
const COLUMNS: readonly Column[] = [
  { title: 'Received (UTC)', read: ({ receivedAt }) => receivedAt },
  { title: 'Event', read: ({ label }) => label },
  { title: 'State', read: ({ state }) => eventStateWords[state] },
  { title: 'Reason', read: ({ reason }) => reason ?? '' },
  { title: 'Reason code', read: ({ reasonCode }) => reasonCode ?? '' },
  { title: 'Name', read: ({ offer, newHire }) => newHire?.name ?? offer?.name ?? '' },
  { title: 'Job title', read: ({ offer }) => offer?.jobTitle ?? '' },
  { title: 'Account', read: ({ connection }) => connection.name },
  { title: 'Environment', read: ({ connection }) => connection.environment },
  { title: 'Tries', read: ({ attemptCount }) => String(attemptCount) },
  { title: 'Repeats', read: ({ repeatCount }) => String(repeatCount) },
  { title: 'Next try (UTC)', read: ({ nextAttemptAt }) => nextAttemptAt ?? '' },
  { title: 'Test', read: ({ isTest }) => (isTest ? 'Yes' : 'No') },
  { title: 'Replayed (UTC)', read: ({ replayedAt }) => replayedAt ?? '' },
  { title: 'Replay of', read: ({ replayOfId }) => replayOfId ?? '' },
  { title: 'About', read: ({ subject }) => subject.kind },
  { title: 'Ashby ID', read: ({ subject }) => subject.externalId },
  { title: 'Action', read: ({ action }) => action },
  { title: 'Offer ID', read: ({ offer }) => offer?.id ?? '' },
  { title: 'New hire ID', read: ({ newHire }) => newHire?.id ?? '' },
  { title: 'Event ID', read: ({ id }) => id },
]

export function listColumns(): string[] {
  return COLUMNS.map(({ title }) => title)
}

export function toCells(event: EventSummary): string[] {
  return COLUMNS.map(({ read }) => read(event))
}
