import type { Permission } from '#lib/domain/access/schema.ts'
import type { AuditAct } from '#lib/domain/audit/schema.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Topic } from '#lib/platform/db/listen.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { ImportTarget } from './contract.ts'
import type { ImportObject } from './terms.ts'

/** What a column's cells are read as. */
export type ImportField = Pick<FieldDefinition, 'key' | 'label' | 'type' | 'options'>

/** A row of the file, counted from 1. `given` holds what its cells say, by field key. */
export type ReadRow = { row: number; given: Readonly<Record<string, string>>; problem: string | null }

/** Why a row was not taken. Names columns and what is wrong, never values. */
export type Refusal = { row: number; problem: string }

export type SavePage = {
  scope: TenantScope
  rows: readonly ReadRow[]
  /** Of the object, archived ones included. */
  fields: readonly FieldDefinition[]
  /** Who sent the file. */
  requestedById: string
}

/** What became of the rows of a page; those that change nothing count nowhere. */
export type SavedPage = { added: number; changed: number; refusals: readonly Refusal[] }

/** What is different where a file holds other records. */
export type ImportDefinition = {
  object: ImportObject
  permission: Permission
  /** What open screens read again. */
  topic: Topic
  words: {
    /** "a row for each person" */
    one: string
    /** "those that are not about people" */
    many: string
    /** The fields without which nobody begins: "First name and Last name". */
    least: string
  }
  audit: Extract<AuditAct, { objectKind: 'person' | 'open-job' }> & { action: `${string}.imported` }
  /** Columns of a file that are no fields of the object, each behind a field. */
  extras: readonly { field: ImportField; behind: string }[]
  /** What other products call our built-in fields, folded. Only words that mean one thing. */
  otherNames: Readonly<Record<string, readonly string[]>>
  /** What the chosen columns lack for any row to be taken, and what to choose; null for nothing. Pure. */
  findMissing: (input: { targets: readonly ImportTarget[]; chosen: ReadonlySet<string> }) => string | null
  /** Takes rows in with what is told of them. Counts and refusals are the import's. */
  savePage: (tx: TenantTransaction, page: SavePage) => Promise<SavedPage>
}
