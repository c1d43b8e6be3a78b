import { Prisma } from './generated/client.ts'
import { nameStatement } from './prepared-statements.ts'
import type { OpenTransaction } from './setting-client.ts'

const transactions = new WeakMap<Prisma.TransactionClient, OpenTransaction>()

/** Lets SQL of ours run on the connection of a transaction. */
export function allowRaw(tx: Prisma.TransactionClient, transaction: OpenTransaction): void {
  transactions.set(tx, transaction)
}

type Tag<Result> = (strings: TemplateStringsArray, ...values: readonly unknown[]) => Promise<Result>

/**
 * Rows of a query of our own, inside a transaction: the values of the template are its parameters. It goes straight to the connection, because
 * through Prisma's client the same query takes five times as much of the processor. Types are those of pg: bigint and numeric come as text, a
 * date as an instant, so cast what is neither number nor text.
 */
export function query<Row = unknown>(tx: Prisma.TransactionClient): Tag<Row[]> {
  return async (strings, ...values) => (await run(tx, Prisma.sql(strings, ...values))).rows as Row[]
}

/** Runs a statement of our own inside a transaction. Returns how many rows it changed or gave. */
export function execute(tx: Prisma.TransactionClient): Tag<number> {
  return async (strings, ...values) => (await run(tx, Prisma.sql(strings, ...values))).rowCount ?? 0
}

function run(tx: Prisma.TransactionClient, { text, values }: Prisma.Sql) {
  const transaction = transactions.get(tx)
  // Its connection may serve another organization by now.
  if (!transaction?.client || transaction.client.transaction !== transaction) throw new Error('The transaction of this query is over.')

  return transaction.client.query({ name: nameStatement({ sql: text, args: values }) || undefined, text, values })
}
