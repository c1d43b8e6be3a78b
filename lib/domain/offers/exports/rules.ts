import { toCell } from '#lib/domain/fields/exports/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'

/** What is known of an offer beside its fields. */
type ExportedOffer = Pick<
  OfferSummary,
  | 'id'
  | 'state'
  | 'stateChangedAt'
  | 'sourceStatus'
  | 'environment'
  | 'flags'
  | 'issueCount'
  | 'assignee'
  | 'versionNumber'
  | 'expiresAt'
  | 'isConfidential'
  | 'createdAt'
>

/** One offer as its row is made of it. `values` are the shown ones by field key. */
export type ExportRow = { offer: ExportedOffer; externalId: string; values: Readonly<Record<string, string | null>> }

type OwnColumn = { title: string; read: (row: ExportRow) => string }

/** What stands behind the fields in each row. */
const OWN_COLUMNS: readonly OwnColumn[] = [
  { title: 'State', read: ({ offer }) => offer.state },
  { title: 'State since (UTC)', read: ({ offer }) => offer.stateChangedAt },
  { title: 'Marks', read: ({ offer }) => offer.flags.map(toWords).join(', ') },
  { title: 'Issues', read: ({ offer }) => String(offer.issueCount) },
  { title: 'Assignee', read: ({ offer }) => offer.assignee?.name ?? '' },
  { title: 'Version', read: ({ offer }) => (offer.versionNumber > 0 ? String(offer.versionNumber) : '') },
  { title: 'Deadline (UTC)', read: ({ offer }) => offer.expiresAt ?? '' },
  { title: 'Status in Ashby', read: ({ offer }) => toWords(offer.sourceStatus) },
  { title: 'Confidential', read: ({ offer }) => (offer.isConfidential ? 'Yes' : 'No') },
  { title: 'Environment', read: ({ offer }) => offer.environment },
  { title: 'Added (UTC)', read: ({ offer }) => offer.createdAt },
  { title: 'Ashby offer ID', read: ({ externalId }) => externalId },
  { title: 'Offer ID', read: ({ offer }) => offer.id },
]

/** The head of the table. Two fields of one name stay two columns. */
export function listColumns(fields: readonly FieldDefinition[]): string[] {
  return [...fields.map(({ label }) => label), ...OWN_COLUMNS.map(({ title }) => title)]
}

export function toExportCells({ row, fields }: { row: ExportRow; fields: readonly FieldDefinition[] }): string[] {
  return [
    ...fields.map((definition) => toCell({ definition, value: row.values[definition.key] ?? null })),
    ...OWN_COLUMNS.map(({ read }) => read(row)),
  ]
}

/** "WaitingOnCandidateResponse" as "Waiting on candidate response". */
function toWords(name: string): string {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()

  return words.charAt(0).toUpperCase() + words.slice(1).replace(/\bashby\b/g, 'Ashby')
}
