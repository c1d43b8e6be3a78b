import { EventEmitter } from 'node:events'
import { Logger, type Runner, run, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { log } from '#lib/platform/log.ts'
import { startLiveness } from './liveness.ts'
import { createSchedule } from './schedule.ts'
import { createTaskList } from './task-list.ts'

/** Jobs that one worker process runs at the same time. */
const CONCURRENCY = 8

/** Starts taking jobs. The queue's tables belong to the owner's login, so its pool does not take the runtime role. */
export async function startRunner({ databaseUrl }: { databaseUrl: string }): Promise<{ stop: () => Promise<void> }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONCURRENCY + 4 })
  pool.on('error', (err) => log.warn({ err }, 'queue pool error'))
  pool.on('connect', (client) => client.on('error', (err) => log.warn({ err }, 'queue connection error')))

  const events: WorkerEvents = new EventEmitter()
  const liveness = await startLiveness({ databaseUrl, pool, events })
  const runner: Runner = await run({
    pgPool: pool,
    events,
    concurrency: CONCURRENCY,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: createLogger(),
    taskList: createTaskList(),
    parsedCronItems: createSchedule(),
  })
  await liveness.held()

  return {
    async stop() {
      await runner.stop()
      await liveness.stop()
      await pool.end()
    },
  }
}

/** The library's messages quote errors, which can quote values: only which job it was is kept, and the error as our log writes errors. */
function createLogger(): Logger {
  return new Logger((scope) => (level, _message, meta) => {
    const ids = { jobId: scope.jobId, task: scope.taskIdentifier, attempts: meta?.attempts }
    if (level === 'error') log.error({ ...ids, ...(meta?.error ? { err: meta.error } : {}) }, 'queue error')
    else if (level === 'warning') log.warn(ids, 'queue warning')
    else log.debug(ids, 'queue')
  })
}
