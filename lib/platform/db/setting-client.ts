import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** What the policies ask who is looking by. */
export type TransactionSetting = { name: 'app.organization_id' | 'app.user_id'; value: string }

const settings = new AsyncLocalStorage<TransactionSetting>()

/** Opens a transaction that begins with a setting, and leaves the setting behind for the work done in it. */
export function beginWith<T>(setting: TransactionSetting, open: (leave: <R>(work: () => R) => R) => Promise<T>): Promise<T> {
  return settings.run(setting, () => open((work) => settings.exit(work)))
}

/**
 * Tells PostgreSQL whose a transaction is in the same message that begins it: apart, every transaction would cost one more way there and
 * back. Prisma begins a transaction with a bare BEGIN and has no place for more. Where nothing was set nothing is told, and the policies then
 * show nothing.
 */
export class SettingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg declares nine forms of this call, and all but one are handed on as they are.
  override query(...args: any[]): any {
    const [config, ...rest] = args
    const setting = config?.text === 'BEGIN' ? settings.getStore() : undefined
    const query = super.query.bind(this) as (...args: unknown[]) => unknown
    if (!setting) return query(config, ...rest)

    const text = `BEGIN; SELECT set_config(${this.escapeLiteral(setting.name)}, ${this.escapeLiteral(setting.value)}, true)`

    return query({ ...config, text }, ...rest)
  }
}
