import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '#lib/platform/db/client.ts'

/** Whether the database answers within the time. It tells nobody why not. */
export async function isDatabaseUp({ timeoutMs }: { timeoutMs: number }): Promise<boolean> {
  const stop = new AbortController()
  const asked = db().$queryRaw`select 1`.then(() => true).catch(() => false)
  const tooLate = sleep(timeoutMs, false, { signal: stop.signal, ref: false }).catch(() => false)
  const isUp = await Promise.race([asked, tooLate])
  stop.abort()

  return isUp
}
