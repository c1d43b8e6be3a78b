import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** What the policies ask who is looking by. */
export type TransactionSetting = { name: 'app.organization_id' | 'app.user_id'; value: string }

/** A transaction that began with a setting. `client` is its connection, from when it has begun. */
export type OpenTransaction = { setting: TransactionSetting; client: SettingClient | null }

const opening = new AsyncLocalStorage<OpenTransaction>()

/** Opens a transaction that begins with a setting. The work done in it runs in `inside`, so that others that it opens do not begin so. */
export function beginWith<T>(
  setting: TransactionSetting,
  open: (transaction: OpenTransaction, inside: <R>(work: () => R) => R) => Promise<T>,
): Promise<T> {
  const transaction: OpenTransaction = { setting, client: null }

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
    const { name, value } = transaction.setting
    const text = `BEGIN; SELECT set_config(${this.escapeLiteral(name)}, ${this.escapeLiteral(value)}, true)`

    return query({ ...config, text }, ...rest)
  }
}
