import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { log } from '#lib/platform/log.ts'

const FREE_EVERY_MS = 10_000

type LivenessOptions = { databaseUrl: string; pool: pg.Pool; events: WorkerEvents }

/**
 * Frees the jobs of workers that died. The queue keeps a killed worker's jobs locked for hours, and only somebody who knows who is dead may
 * free them: so each process holds, in one session that dies with it, an advisory lock on every id under which it locks jobs. At start and every
 * ten seconds each worker frees the jobs whose holder's lock can be taken.
 */
export async function startLiveness({ databaseUrl, pool, events }: LivenessOptions) {
  const session = new pg.Client({ connectionString: databaseUrl, keepAlive: true })
  let isStopping = false
  session.on('error', (err) => {
    if (isStopping) return
    // The session that proves we live is gone: others may free our jobs at any moment, so we must stop running them.
    log.fatal({ err }, 'worker lost its proof of life')
    process.exit(1)
  })
  await session.connect()

  const mine = new Set<string>()
  let held: Promise<unknown> = Promise.resolve()
  const hold = (id: string) => {
    mine.add(id)
    // Waits: another worker that looks who is dead may hold the lock for a moment.
    held = held.then(() => session.query(lockSql('pg_advisory_lock'), [id]))
  }
  // The emitter must be handed to run(): when run() returns, these have fired already.
  events.on('pool:create', ({ workerPool }) => hold(workerPool.id))
  events.on('worker:create', ({ worker }) => hold(worker.workerId))

  const timer = new AbortController()
  void freeRegularly({ pool, mine, signal: timer.signal })

  return {
    held: () => held,
    async stop() {
      isStopping = true
      timer.abort()
      await session.end()
    },
  }
}

async function freeRegularly({ pool, mine, signal }: { pool: pg.Pool; mine: ReadonlySet<string>; signal: AbortSignal }): Promise<void> {
  while (!signal.aborted) {
    try {
      await freeDead({ pool, mine })
    } catch (err) {
      log.warn({ err }, 'jobs of dead workers could not be freed')
    }
    await sleep(FREE_EVERY_MS, undefined, { signal, ref: false }).catch(() => log.debug('liveness stopped'))
  }
}

async function freeDead({ pool, mine }: { pool: pg.Pool; mine: ReadonlySet<string> }): Promise<void> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ id: string }>(`
      select locked_by as id from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null`)
    const dead: string[] = []
    for (const { id } of rows) {
      if (mine.has(id)) continue
      const { rows: taken } = await client.query<{ ok: boolean }>(lockSql('pg_try_advisory_lock'), [id])
      if (!taken[0]?.ok) continue
      dead.push(id)
      await client.query(lockSql('pg_advisory_unlock'), [id])
    }
    if (dead.length === 0) return

    await client.query('select graphile_worker.force_unlock_workers($1)', [dead])
    log.warn({ workers: dead.length }, 'freed the jobs of dead workers')
  } finally {
    client.release()
  }
}

function lockSql(name: 'pg_advisory_lock' | 'pg_try_advisory_lock' | 'pg_advisory_unlock'): string {
  return `select ${name}(hashtextextended('worker:' || $1, 0)) as ok`
}
