import type { Change } from './database.ts'
import { openDatabase } from './database.ts'
import { createId } from './ids.ts'
import type { Delivery, Entity, Kind } from './model.ts'
import { advanceRevision, nextRevision } from './revision.ts'
import type { Account, Row } from './tables.ts'
import { createAccountTables, deleteRow, isKind, setRow } from './tables.ts'

/** What an act may do to an account. Nothing of it is kept when the act throws. */
export type Transaction = {
  account: Account
  /** The moment of the act, ISO 8601. */
  now: string
  /** One id for everything this act tells the outside: Ashby gives related webhooks the same webhookActionId. */
  webhookActionId: string
  /** A silent act tells no webhook. */
  isSilent: boolean
  createId: () => string
  get: <K extends Kind>(kind: K, id: string) => Entity<K> | null
  list: <K extends Kind>(kind: K) => Entity<K>[]
  put: <K extends Kind>(kind: K, value: Entity<K>) => void
  remove: (kind: Kind, id: string) => void
  writeBody: (id: string, body: string) => void
  removeBody: (id: string) => void
  /** Hands a delivery over for sending once the act is committed. */
  deliverAfterCommit: (delivery: Delivery) => void
}

/** `createId` makes ids repeatable for made-up companies. */
export type WriteOptions = { isSilent?: boolean; createId?: () => string }

export type Store = {
  accounts: ReadonlyMap<string, Account>
  findAccountByKey: (key: string) => Account | null
  createAccount: () => Account
  removeAccount: (accountId: string) => void
  write: <T>(account: Account, act: (transaction: Transaction) => T, options?: WriteOptions) => T
  readBody: (key: { accountId: string; id: string }) => string | null
  /** Called after each commit with the deliveries the act made. */
  onDeliveries: (listener: (input: { account: Account; deliveries: Delivery[] }) => void) => void
  close: () => void
}

type Draft = {
  undo: (() => void)[]
  dirty: Map<string, { kind: Kind; id: string }>
  bodies: Map<string, string>
  deletedBodies: Set<string>
  deliveries: Delivery[]
}
type Context = {
  database: ReturnType<typeof openDatabase>
  accounts: Map<string, Account>
  accountByKey: Map<string, Account>
  listeners: ((input: { account: Account; deliveries: Delivery[] }) => void)[]
}

const PAST_ROWS_MAX = 50_000

/** State in memory, mirrored to SQLite in one transaction per act. Everything is synchronous, so acts never interleave. */
export function openStore({ dataDir }: { dataDir: string }): Store {
  const context: Context = {
    database: openDatabase({ dataDir }),
    accounts: new Map(),
    accountByKey: new Map(),
    listeners: [],
  }
  loadRows(context)

  return {
    accounts: context.accounts,
    findAccountByKey: (key) => context.accountByKey.get(key) ?? null,
    createAccount() {
      const account = createAccountTables(createId())
      context.accounts.set(account.id, account)

      return account
    },
    removeAccount: (accountId) => removeAccount(context, accountId),
    write: (account, act, options = {}) => runAct(context, account, act, options),
    readBody: ({ accountId, id }) => context.database.readBody({ account: accountId, id }),
    onDeliveries: (listener) => void context.listeners.push(listener),
    close: () => context.database.close(),
  }
}

function loadRows(context: Context): void {
  for (const stored of context.database.readAll()) {
    if (!isKind(stored.kind)) continue

    const account = context.accounts.get(stored.account) ?? createAccountTables(stored.account)
    context.accounts.set(stored.account, account)
    const row: Row = JSON.parse(stored.json)
    setRow(account, stored.kind, row)
    advanceRevision(row.rev)
    if (stored.kind === 'apiKey' && 'key' in row.value) context.accountByKey.set(row.value.key, account)
  }
}

function removeAccount(context: Context, accountId: string): void {
  const account = context.accounts.get(accountId)
  if (!account) return

  const rows: Change[] = []

  for (const [kind, table] of Object.entries(account.tables)) {
    for (const id of table.rows.keys()) rows.push({ account: accountId, kind: kind as Kind, id, json: null })
  }

  for (const row of account.tables.apiKey.rows.values()) context.accountByKey.delete(row.value.key)
  const deletedBodies = Array.from(account.tables.event.rows.keys(), (id) => ({ account: accountId, id }))
  context.database.commit({ rows, bodies: [], deletedBodies })
  context.accounts.delete(accountId)
}

function runAct<T>(context: Context, account: Account, act: (transaction: Transaction) => T, options: WriteOptions): T {
  const draft: Draft = { undo: [], dirty: new Map(), bodies: new Map(), deletedBodies: new Set(), deliveries: [] }

  try {
    const result = act({ ...createTransaction(context, account, draft), ...options })
    commitDraft(context, account, draft)
    const { deliveries } = draft
    if (deliveries.length > 0) for (const listener of context.listeners) listener({ account, deliveries })

    return result
  } catch (error) {
    for (const step of draft.undo.reverse()) step()
    throw error
  }
}

function commitDraft(context: Context, account: Account, draft: Draft): void {
  const rows = Array.from(draft.dirty.values(), ({ kind, id }): Change => {
    const row = account.tables[kind].rows.get(id)

    return { account: account.id, kind, id, json: row ? JSON.stringify(row) : null }
  })
  const bodies = Array.from(draft.bodies, ([id, body]) => ({ account: account.id, id, body }))
  const deletedBodies = Array.from(draft.deletedBodies, (id) => ({ account: account.id, id }))
  context.database.commit({ rows, bodies, deletedBodies })
}

function createTransaction(context: Context, account: Account, draft: Draft): Transaction {
  function remember(kind: Kind, id: string, before: Row | null, rev: number): void {
    draft.dirty.set(`${kind} ${id}`, { kind, id })
    draft.undo.push(() => (before ? setRow(account, kind, before) : deleteRow(account, kind, id)))
    keepPast(account, { kind, id, rev, before })
  }

  return {
    account,
    now: new Date().toISOString(),
    webhookActionId: createId(),
    isSilent: false,
    createId,
    get: (kind, id) => account.tables[kind].rows.get(id)?.value ?? null,
    list: (kind) => account.tables[kind].order.map((row) => row.value),
    put(kind, value) {
      const rev = nextRevision()
      const seq = account.tables[kind].rows.get(value.id)?.seq ?? rev
      const before = setRow(account, kind, { seq, rev, value })
      remember(kind, value.id, before, rev)
      if (kind === 'apiKey' && 'key' in value) context.accountByKey.set(value.key, account)
    },
    remove(kind, id) {
      const before = deleteRow(account, kind, id)
      if (before) remember(kind, id, before, nextRevision())
    },
    writeBody: (id, body) => void draft.bodies.set(id, body),
    removeBody: (id) => void draft.deletedBodies.add(id),
    deliverAfterCommit: (delivery) => void draft.deliveries.push(delivery),
  }
}

function keepPast(account: Account, past: Account['past'][number]): void {
  const info = account.tables.account.rows.get(account.id)?.value
  if (!info || info.faults.readLagMs === 0) return

  account.past.push(past)
  if (account.past.length > PAST_ROWS_MAX) account.past.splice(0, account.past.length - PAST_ROWS_MAX)
}
