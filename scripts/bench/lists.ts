import { Pool } from 'undici'
import { fillOrganizations } from '#scripts/bench/lists/fill.ts'
import { type ListRequest, listRequests } from '#scripts/bench/lists/requests.ts'
import type { BenchResult, Target } from '#scripts/bench/report/describe-result.ts'
import { findMedian, roundFigure } from '#scripts/bench/report/statistics.ts'
import { type BenchStack, withBenchStack } from '#scripts/bench/stack/bench-stack.ts'
import type { BenchOptions } from '#scripts/bench.ts'
import { withClient } from '#scripts/database-setup.ts'

const SIZES = [1_000, 100_000, 1_000_000]
const ORGANIZATIONS = 100
const ROUNDS = 60
const WARM_UP = 5
/** Reads session and membership, as every request does, and nothing else. */
const EMPTY = '/api/v1/organization'

/**
 * Pages and searches of organizations of a thousand, a hundred thousand and a million offers and as many events, among a hundred
 * organizations in one database. Each round asks everything once, so that a busy machine slows all alike; the middle time counts.
 */
export async function runBench({ note }: BenchOptions): Promise<BenchResult> {
  return withBenchStack(async (bench) => {
    note(`filling ${ORGANIZATIONS} organizations`)
    const requests = await withClient(bench.stack.databaseUrl, async (client) => {
      const { rows } = await client.query<{ id: string }>(`select "id"::text from "user" limit 1`)
      const filled = await fillOrganizations({ client, userId: rows[0]?.id ?? '', sizes: SIZES, organizations: ORGANIZATIONS })

      const requests: ListRequest[] = []
      for (const organization of filled) requests.push(...(await listRequests(client, organization)))

      return requests
    })
    const smallest = requests.find(({ rows }) => rows === SIZES[0])
    const empty: ListRequest = { name: 'empty', path: EMPTY, rows: 0, slug: smallest?.slug ?? '' }
    note(`${ROUNDS} rounds of ${requests.length + 1} requests`)
    const times = await measureAll(bench, [empty, ...requests])

    return describe(times)
  })
}

type Times = ReadonlyMap<ListRequest, number>

function describe(times: Times): BenchResult {
  const empty = [...times].find(([{ name }]) => name === 'empty')?.[1] ?? Number.NaN
  const figures: Record<string, number> = { listsEmptyMs: roundFigure(empty) }
  const targets: Target[] = []
  for (const [{ name, rows }, milliseconds] of times) {
    if (name === 'empty') continue
    const base = [...times].find(([request]) => request.name === name && request.rows === SIZES[0])?.[1] ?? Number.NaN
    const figure = `${name}${rows}`
    figures[`${figure}Ms`] = roundFigure(milliseconds)
    if (rows === SIZES[0]) continue
    figures[`${figure}ToThousand`] = roundFigure(milliseconds / base)
    figures[`${figure}ToEmpty`] = roundFigure(milliseconds / empty)
    targets.push({ figure: `${figure}ToThousand`, atMost: 1.5 }, { figure: `${figure}ToEmpty`, atMost: 3 })
  }

  return { figures, targets }
}

/** The middle time of each request, in milliseconds. One at a time: this is about the way of one request, not about load. */
async function measureAll({ stack, cookie }: BenchStack, requests: readonly ListRequest[]): Promise<Times> {
  const pool = new Pool(stack.appUrl, { connections: 1, pipelining: 1 })
  const samples = new Map<ListRequest, number[]>(requests.map((request) => [request, []]))
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const request of requests) {
        const milliseconds = await measureOne({ pool, cookie, request })
        if (round >= WARM_UP) samples.get(request)?.push(milliseconds)
      }
    }
  } finally {
    await pool.close()
  }

  return new Map([...samples].map(([request, values]) => [request, findMedian(values)]))
}

async function measureOne({ pool, cookie, request }: { pool: Pool; cookie: string; request: ListRequest }): Promise<number> {
  const startedAt = performance.now()
  const response = await pool.request({ path: request.path, method: 'GET', headers: { cookie, 'handoff-organization': request.slug } })
  const text = await response.body.text()
  if (response.statusCode !== 200) throw new Error(`${request.path} answered ${response.statusCode}: ${text.slice(0, 300)}`)
  if (text.includes('"items":[]')) throw new Error(`${request.path} found nothing.`)

  return performance.now() - startedAt
}
