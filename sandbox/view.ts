import type { AccountInfo, Entity, Kind } from './model.ts'
import { currentRevision, toRevision } from './revision.ts'
import type { Account, Row } from './tables.ts'
import { findPosition } from './tables.ts'

/** What a reader of an account sees: the truth, or the state of a while ago when reads lag. */
export type View = {
  /** The newest revision this view can show. */
  revision: number
  get: <K extends Kind>(kind: K, id: string) => Entity<K> | null
  /** Rows in the order of their creation, starting with the first one created at or after `fromSeq`. */
  rows: <K extends Kind>(kind: K, fromSeq?: number) => Iterable<Row<K>>
  list: <K extends Kind>(kind: K) => Entity<K>[]
  offersOf: (applicationId: string) => Entity<'offer'>[]
  applicationsOf: (candidateId: string) => Entity<'application'>[]
}

/**
 * Opens a view on an account.
 * @param input.lagMs how far back, in milliseconds; 0 shows the truth
 */
export function openView({ account, lagMs }: { account: Account; lagMs: number }): View {
  const revision = lagMs > 0 ? toRevision(Date.now() - lagMs) : currentRevision()
  const past = lagMs > 0 ? findPastRows(account, revision) : new Map<string, Row | null>()

  function see<K extends Kind>(kind: K, id: string): Row<K> | null {
    const earlier = past.size > 0 ? past.get(`${kind} ${id}`) : undefined
    if (earlier !== undefined) return earlier as Row<K> | null

    return account.tables[kind].rows.get(id) ?? null
  }

  function* walk<K extends Kind>(kind: K, fromSeq = 0): Iterable<Row<K>> {
    const order = past.size > 0 ? listPast(kind) : (account.tables[kind].order as Row<K>[])

    for (let position = findPosition(order, fromSeq); position < order.length; position += 1) {
      const row = order[position]
      if (row) yield row
    }
  }

  function listPast<K extends Kind>(kind: K): Row<K>[] {
    const ids = new Set(account.tables[kind].rows.keys())
    for (const key of past.keys()) if (key.startsWith(`${kind} `)) ids.add(key.slice(kind.length + 1))

    return Array.from(ids, (id) => see(kind, id))
      .filter((row) => row !== null)
      .sort((first, second) => first.seq - second.seq)
  }

  function resolve<K extends Kind>(kind: K, ids: Iterable<string>): Entity<K>[] {
    return Array.from(ids, (id) => see(kind, id)?.value ?? null).filter((value) => value !== null)
  }

  return {
    revision,
    get: (kind, id) => see(kind, id)?.value ?? null,
    rows: walk,
    list: (kind) => Array.from(walk(kind), (row) => row.value),
    offersOf: (applicationId) => resolve('offer', account.offersByApplication.get(applicationId) ?? []),
    applicationsOf: (candidateId) => resolve('application', account.applicationsByCandidate.get(candidateId) ?? []),
  }
}

export function readInfo(account: Account): AccountInfo {
  const info = account.tables.account.rows.get(account.id)?.value
  if (!info) throw new Error(`The account ${account.id} has no description.`)

  return info
}

/** For each row written after `revision`, what it was at that revision. Forgets what no lag can reach any more. */
function findPastRows(account: Account, revision: number): Map<string, Row | null> {
  const found = new Map<string, Row | null>()
  const firstNewer = account.past.findIndex((past) => past.rev > revision)
  if (firstNewer === -1) return found

  for (const past of account.past.slice(firstNewer)) {
    const key = `${past.kind} ${past.id}`
    if (!found.has(key)) found.set(key, past.before)
  }

  return found
}
