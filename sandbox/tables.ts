import type { Entity, Kind, Kinds } from './model.ts'

/**
 * One stored thing. `seq` orders a table by creation and never changes; `rev` grows with every write.
 * Both are microseconds of the clock, made strictly increasing, so that sync tokens stay valid across restarts and
 * "the state of two seconds ago" can be told from the revision alone.
 */
export type Row<K extends Kind = Kind> = { seq: number; rev: number; value: Entity<K> }
export type Table<K extends Kind> = { rows: Map<string, Row<K>>; order: Row<K>[] }
export type Tables = { [K in Kind]: Table<K> }
/** What a row was before a write, kept only while reads lag on purpose. */
export type PastRow = { kind: Kind; id: string; rev: number; before: Row | null }
export type Account = {
  id: string
  tables: Tables
  offersByApplication: Map<string, Set<string>>
  applicationsByCandidate: Map<string, Set<string>>
  past: PastRow[]
}

const KINDS: Record<Kind, true> = {
  account: true,
  user: true,
  department: true,
  location: true,
  interviewPlan: true,
  source: true,
  archiveReason: true,
  closeReason: true,
  customField: true,
  job: true,
  opening: true,
  candidate: true,
  application: true,
  offerProcess: true,
  offer: true,
  file: true,
  webhook: true,
  apiKey: true,
  event: true,
  delivery: true,
}

export function isKind(value: string): value is Kind {
  return Object.hasOwn(KINDS, value)
}

export function createAccountTables(id: string): Account {
  const tables = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, { rows: new Map(), order: [] }])) as unknown as Tables

  return { id, tables, offersByApplication: new Map(), applicationsByCandidate: new Map(), past: [] }
}

/** Puts or replaces a row and returns what stood there before. */
export function setRow<K extends Kind>(account: Account, kind: K, row: Row<K>): Row<K> | null {
  const table = account.tables[kind] as Table<K>
  const current = table.rows.get(row.value.id)

  if (!current) {
    const created = { ...row }
    table.rows.set(row.value.id, created)
    insertInOrder(table.order, created)
    indexRow(account, kind, row.value)

    return null
  }

  const before = { ...current }
  unindexRow(account, kind, current.value)
  current.rev = row.rev
  current.value = row.value
  indexRow(account, kind, row.value)

  return before
}

export function deleteRow<K extends Kind>(account: Account, kind: K, id: string): Row<K> | null {
  const table = account.tables[kind] as Table<K>
  const current = table.rows.get(id)
  if (!current) return null

  table.rows.delete(id)
  table.order.splice(findPosition(table.order, current.seq), 1)
  unindexRow(account, kind, current.value)

  return current
}

/** The first position in a table whose row was created at or after `seq`. */
export function findPosition(order: readonly { seq: number }[], seq: number): number {
  let low = 0
  let high = order.length

  while (low < high) {
    const middle = (low + high) >>> 1
    if ((order[middle]?.seq ?? 0) < seq) low = middle + 1
    else high = middle
  }

  return low
}

function insertInOrder<K extends Kind>(order: Row<K>[], row: Row<K>): void {
  const last = order.at(-1)
  if (!last || last.seq < row.seq) order.push(row)
  else order.splice(findPosition(order, row.seq), 0, row)
}

function findIndex(account: Account, kind: Kind, value: Kinds[Kind]): { index: Map<string, Set<string>>; key: string } | null {
  if (kind === 'offer' && 'applicationId' in value) return { index: account.offersByApplication, key: value.applicationId }
  if (kind === 'application' && 'candidateId' in value) return { index: account.applicationsByCandidate, key: value.candidateId }

  return null
}

function indexRow(account: Account, kind: Kind, value: Kinds[Kind]): void {
  const found = findIndex(account, kind, value)
  if (!found) return

  const ids = found.index.get(found.key) ?? new Set<string>()
  ids.add(value.id)
  found.index.set(found.key, ids)
}

function unindexRow(account: Account, kind: Kind, value: Kinds[Kind]): void {
  const found = findIndex(account, kind, value)
  found?.index.get(found.key)?.delete(value.id)
}
