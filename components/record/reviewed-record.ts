import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import type { DescribedChange, RecordField, RecordIssue } from '#lib/domain/values/contract.ts'

/** One entry of a record's history, whatever its noun. */
export type RecordEntry = {
  id: string
  at: string
  kind: string
  /** Null for the machine. */
  by: string | null
  eventId: string | null
  changes: DescribedChange[]
  detail: Readonly<Record<string, string | number | boolean | null>>
}

/** What offers and new hires have in common on screen. */
export type ReviewedRecord = {
  id: string
  connectionId: string
  /** When Ashby was read last for it. */
  sourceReadAt: string
  fields: RecordField[]
  issues: RecordIssue[]
  issueCount: number
  hiddenFieldCount: number
  history: readonly RecordEntry[]
}

/** How the shared parts name the records of one noun. */
export type RecordNoun = {
  /** "offer" */
  one: string
  /** "offers" */
  many: string
  /** Whose mapping fills it. */
  object: MappedObject
  /** The act that a required field without a value stops: "publishing". */
  act: string
  /** Another system told of it over the API: Ashby does not know it. */
  isPushed?: boolean
}
