import type { z } from 'zod'
import { execute } from '../db/raw.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import type { JobDefinition } from './job.ts'

export type EnqueueOptions = {
  /** Jobs of one named queue run one after the other. */
  queue?: string
  runAt?: Date
  /** Two waiting jobs with one key are one job. */
  jobKey?: string
  /** The job takes the place of a waiting one with its key, time and all; otherwise the waiting one keeps its time. */
  isReplacing?: boolean
  /** Smaller runs first. */
  priority?: number
}

/** Adds many jobs of one kind with one statement. */
export async function enqueueAll<Schema extends z.ZodType>(
  tx: TenantTransaction,
  job: JobDefinition<Schema>,
  jobs: ReadonlyArray<{ payload: z.input<Schema>; options: Pick<EnqueueOptions, 'queue' | 'runAt' | 'jobKey' | 'priority'> }>,
): Promise<void> {
  const payloads = jobs.map(({ payload }) => JSON.stringify(job.payload.parse(payload)))
  const queues = jobs.map(({ options }) => options.queue ?? null)
  const times = jobs.map(({ options }) => options.runAt?.toISOString() ?? null)
  const keys = jobs.map(({ options }) => options.jobKey ?? null)
  const priorities = jobs.map(({ options }) => options.priority ?? 0)
  await execute(tx)`
    select app.enqueue(${job.name}, payload::jsonb, queue, run_at::timestamptz, job_key, priority)
    from unnest(${payloads}::text[], ${queues}::text[], ${times}::text[], ${keys}::text[], ${priorities}::int[])
      as job(payload, queue, run_at, job_key, priority)`
}

/**
 * Adds a job in the caller's transaction: it exists exactly if what it speaks of was committed.
 * Payloads carry ids only.
 */
export async function enqueue<Schema extends z.ZodType>(
  tx: TenantTransaction,
  job: JobDefinition<Schema>,
  payload: z.input<Schema>,
  options: EnqueueOptions = {},
): Promise<void> {
  const json = JSON.stringify(job.payload.parse(payload))
  await execute(tx)`select app.enqueue(
    ${job.name}, ${json}::jsonb, ${options.queue ?? null}, ${options.runAt ?? null}::timestamptz,
    ${options.jobKey ?? null}, ${options.priority ?? 0}::int, key_mode => ${options.isReplacing ? 'replace' : 'preserve_run_at'})`
}
