import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import type { LoadRequest } from './post-all.ts'

export type SendEvenly = {
  origin: string
  requests: readonly LoadRequest[]
  perSecond: number
  onSent: (index: number) => void
}

/** Posts at an even pace, whether or not earlier ones were answered, as senders that know nothing of each other do. */
export async function sendEvenly({ origin, requests, perSecond, onSent }: SendEvenly): Promise<void> {
  const pool = new Pool(origin, { connections: 64, pipelining: 1 })
  const startedAt = performance.now()
  try {
    const sending: Promise<void>[] = []
    for (const [index, request] of requests.entries()) {
      await sleep(Math.max(0, startedAt + (index * 1000) / perSecond - performance.now()))
      onSent(index)
      sending.push(send(pool, request))
    }
    await Promise.all(sending)
  } finally {
    await pool.close()
  }
}

async function send(pool: Pool, { path, body, headers }: LoadRequest): Promise<void> {
  const response = await pool.request({ path, method: 'POST', body, headers })
  await response.body.dump()
  if (response.statusCode !== 200) throw new Error(`A delivery was answered ${response.statusCode}.`)
}
