import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { type LoadRequest, type LoadResult, postAll } from '#scripts/bench/load/post-all.ts'
import { makeOfferUpdate, signBody } from '#scripts/bench/load/signed-events.ts'
import type { BenchResult } from '#scripts/bench/report/describe-result.ts'
import { findMedian, findPercentile, roundFigure } from '#scripts/bench/report/statistics.ts'
import { type BenchStack, withBenchStack } from '#scripts/bench/stack/bench-stack.ts'
import { learnTables } from '#scripts/bench/stack/learn-tables.ts'
import { type BenchConnection, connect, createAccount } from '#scripts/bench/stack/sandbox-account.ts'
import type { BenchOptions } from '#scripts/bench.ts'

const ROUNDS = 5
const REQUESTS = 1_500
const AT_ONCE = 32
const BODY_BYTES = 4_096

/**
 * Signed webhooks of 4 KB accepted and stored with their jobs, beside an empty POST to the same route and beside inserting rows of that
 * size. The worker rests, so that only taking in is measured. Rounds alternate, so that a busy machine slows all three; middle rounds count.
 */
export async function runBench({ note }: BenchOptions): Promise<BenchResult> {
  return withBenchStack(async (bench) => {
    const { stack } = bench
    const api = bench.openApi(await bench.createOrganization('Ingest'))
    const account = await createAccount(bench)
    const connection = await connect({ api, account })
    await stack.processes.worker.stop()
    await measureAccepted(bench, connection, 300)
    await measureEmpty(bench, 300)
    await learnTables(stack.databaseUrl)

    const rounds: { accepted: LoadResult; empty: LoadResult; inserted: number }[] = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      note(`round ${round} of ${ROUNDS}`)
      const accepted = await measureAccepted(bench, connection, REQUESTS)
      rounds.push({ accepted, empty: await measureEmpty(bench, REQUESTS), inserted: await measureInserts(stack.databaseUrl, REQUESTS) })
    }
    await requireStored(stack.databaseUrl, 300 + ROUNDS * REQUESTS)

    return describe(rounds)
  })
}

function describe(rounds: readonly { accepted: LoadResult; empty: LoadResult; inserted: number }[]): BenchResult {
  const latencies = rounds.flatMap(({ accepted }) => accepted.latenciesMs)
  const figures = {
    ingestPerSecond: findMedian(rounds.map(({ accepted }) => accepted.perSecond)),
    emptyPostPerSecond: findMedian(rounds.map(({ empty }) => empty.perSecond)),
    insertPerSecond: findMedian(rounds.map(({ inserted }) => inserted)),
    ingestToEmptyPost: findMedian(rounds.map(({ accepted, empty }) => accepted.perSecond / empty.perSecond)),
    ingestToInsert: findMedian(rounds.map(({ accepted, inserted }) => accepted.perSecond / inserted)),
    ingestP50Ms: findPercentile(latencies, 0.5),
    ingestP99Ms: findPercentile(latencies, 0.99),
  }

  return {
    figures: Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, roundFigure(value)])),
    targets: [{ figure: 'ingestToEmptyPost', atLeast: 0.25 }],
  }
}

async function measureAccepted({ stack }: BenchStack, { endpoint }: BenchConnection, count: number): Promise<LoadResult> {
  const requests = Array.from({ length: count }, () => signBody({ endpoint, body: makeOfferUpdate({ bytes: BODY_BYTES }) }))

  return postAll({ origin: stack.appUrl, requests, atOnce: AT_ONCE, status: 200 })
}

/** To the same route, for an ATS that there is not: it answers before it looks at anything. */
async function measureEmpty({ stack }: BenchStack, count: number): Promise<LoadResult> {
  const request: LoadRequest = { path: '/api/webhooks/none/none', body: '', headers: { 'content-type': 'application/json' } }

  return postAll({ origin: stack.appUrl, requests: Array.from({ length: count }, () => request), atOnce: AT_ONCE, status: 404 })
}

/** Rows of the same size, one statement and one transaction each, over as many connections as the web process has. */
async function measureInserts(databaseUrl: string, count: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 })
  try {
    await pool.query('create table if not exists "bench_row" ("id" bigint generated always as identity primary key, "body" text)')
    const body = makeOfferUpdate({ bytes: BODY_BYTES })
    const insert = { name: 'insert', text: 'insert into "bench_row" ("body") values ($1)', values: [body] }
    const startedAt = performance.now()
    await Promise.all(Array.from({ length: count }, () => pool.query(insert)))

    return (count * 1000) / (performance.now() - startedAt)
  } finally {
    await pool.end()
  }
}

/** An answer that was no stored event and no job would be a promise broken. */
async function requireStored(databaseUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ jobs: number }>(
      `select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'process_event'`,
    )
    if (rows[0]?.jobs !== count) throw new Error(`${count} events were accepted, and ${rows[0]?.jobs} have jobs.`)
  } finally {
    await client.end()
  }
}
