import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** What the policies ask who is looking by. */
export type TransactionSetting = { name: 'app.organization_id' | 'app.user_id'; value: string }

/** A transaction, with the setting that it began with. `client` is its connection, from when it has begun. */
export type OpenTransaction = { setting: TransactionSetting | null; isFlushed: boolean; client: SettingClient | null }

// A built web process holds this module more than once, and they share one pool: whoever opens a transaction may be another copy than the one
// whose client begins it.
const globals = globalThis as unknown as {
  handoffOpening?: AsyncLocalStorage<OpenTransaction>
  handoffRepeatable?: AsyncLocalStorage<true>
}
globals.handoffOpening ??= new AsyncLocalStorage()
globals.handoffRepeatable ??= new AsyncLocalStorage()
const opening = globals.handoffOpening
const repeatable = globals.handoffRepeatable

/**
 * Runs the work of a job that can be done again from its beginning. Its transactions do not wait for the disk one by one: the queue waits for it
 * when it takes the job away, and what was written before is on the disk then, too. After a crash either all is there or the job is. Never for
 * work that acts outside between two transactions: what it wrote down before must outlive everything.
 */
export function asRepeatable<T>(work: () => Promise<T>): Promise<T> {
  return repeatable.run(true, work)
}

/** Opens a transaction that begins with a setting. The work done in it runs in `inside`, so that others that it opens do not begin so. */
export function beginWith<T>(
  setting: TransactionSetting | null,
  open: (transaction: OpenTransaction, inside: <R>(work: () => R) => R) => Promise<T>,
): Promise<T> {
  const transaction: OpenTransaction = { setting, isFlushed: !repeatable.getStore(), client: null }

  return opening.run(transaction, () => open(transaction, (work) => opening.exit(work)))
}

/**
 * Tells PostgreSQL whose a transaction is in the same message that begins it: apart, every transaction would cost one more way there and
 * back. Prisma begins a transaction with a bare BEGIN and has no place for more. Where nothing was set nothing is told, and the policies then
 * show nothing.
 */
export class SettingClient extends pg.Client {
  /** The one that goes on now. A connection is given to others once its transaction is over. */
  transaction: OpenTransaction | null = null

  // biome-ignore lint/suspicious/noExplicitAny: pg declares nine forms of this call, and all but one are handed on as they are.
  override query(...args: any[]): any {
    const [config, ...rest] = args
    const query = super.query.bind(this) as (...args: unknown[]) => unknown
    if (config?.text === 'COMMIT' || config?.text === 'ROLLBACK') this.transaction = null
    const transaction = config?.text === 'BEGIN' ? opening.getStore() : undefined
    if (!transaction) return query(config, ...rest)

    this.transaction = transaction
    transaction.client = this
    const { setting, isFlushed } = transaction
    const statements = ['BEGIN']
    if (setting) statements.push(`SELECT set_config(${this.escapeLiteral(setting.name)}, ${this.escapeLiteral(setting.value)}, true)`)
    if (!isFlushed) statements.push('SET LOCAL synchronous_commit = off')

    return query({ ...config, text: statements.join('; ') }, ...rest)
  }
}
