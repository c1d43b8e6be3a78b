import { Pool } from 'undici'

export type LoadRequest = { path: string; body: string; headers: Record<string, string> }
export type LoadResult = { perSecond: number; latenciesMs: number[] }

export type PostAll = {
  origin: string
  requests: readonly LoadRequest[]
  /** Connections that each have one request under way. */
  atOnce: number
  /** Any other answer ends the benchmark: a refusal is quick and would look like speed. */
  status: number
}

/** Posts everything as fast as the server takes it. */
export async function postAll({ origin, requests, atOnce, status }: PostAll): Promise<LoadResult> {
  const pool = new Pool(origin, { connections: atOnce, pipelining: 1 })
  const latenciesMs: number[] = []
  const waiting = requests.values()
  const startedAt = performance.now()
  try {
    const sendInTurn = async () => {
      for (const { path, body, headers } of waiting) {
        const sentAt = performance.now()
        const response = await pool.request({ path, method: 'POST', body, headers })
        await response.body.dump()
        if (response.statusCode !== status) throw new Error(`${path} answered ${response.statusCode} instead of ${status}.`)
        latenciesMs.push(performance.now() - sentAt)
      }
    }
    // One iterator shared by all: each takes the next request that nobody has taken.
    await Promise.all(Array.from({ length: atOnce }, sendInTurn))
  } finally {
    await pool.close()
  }

  return { perSecond: (requests.length * 1000) / (performance.now() - startedAt), latenciesMs }
}
