import { db } from './client.ts'
import type { TenantTransaction } from './tenant.ts'

/** The database's clock: the only one by which reads and events of several processes are ordered. */
export async function readDatabaseClock(tx: Pick<TenantTransaction, '$queryRaw'> = db()): Promise<Date> {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
  if (!clock) throw new Error('The database told no time.')

  return clock.now
}
