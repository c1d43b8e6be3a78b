import { z } from 'zod'
import { db } from '#lib/platform/db/client.ts'
import { type Metrics, metricsSchema } from '#lib/platform/metrics/registry.ts'
import type { QueueHealth } from './rules.ts'

/** A process that told nothing for this long is gone. */
export const SILENT_SECONDS = 120

export type ReportedProcess = { id: string; kind: string; metrics: Metrics }

/** Every process that lives, with what it counted. */
export async function listProcesses(): Promise<ReportedProcess[]> {
  const rows = await db().$queryRaw<{ id: string; kind: string; metrics: unknown }[]>`
    select "id"::text, "kind", "metrics" from "process"
    where "seenAt" >= clock_timestamp() - make_interval(secs => ${SILENT_SECONDS}::int) order by "kind", "id"`

  return rows.map(({ metrics, ...row }) => ({ ...row, metrics: metricsSchema.catch([]).parse(metrics) }))
}

const numberSchema = z.coerce.number()
const eventsSchema = z.array(z.object({ state: z.string(), count: numberSchema, oldest_seconds: z.number() }))
const connectionsSchema = z.array(z.object({ state: z.string(), count: numberSchema, degraded: numberSchema }))
const queueSchema = z.array(z.object({ task: z.string(), due: numberSchema, running: numberSchema, oldest_seconds: z.number() }))

export type Operations = {
  events: z.infer<typeof eventsSchema>
  connections: z.infer<typeof connectionsSchema>
  queue: z.infer<typeof queueSchema>
}

/** What waits, works and is in trouble over all organizations, as numbers only. */
export async function readOperations(): Promise<Operations> {
  const [events, connections, queue] = await Promise.all([
    db().$queryRaw`select state, count, oldest_seconds from app.measure_events()`,
    db().$queryRaw`select state, count, degraded from app.measure_connections()`,
    db().$queryRaw`select task, due, running, oldest_seconds from app.measure_queue()`,
  ])

  return { events: eventsSchema.parse(events), connections: connectionsSchema.parse(connections), queue: queueSchema.parse(queue) }
}

export type QueueState = QueueHealth & { due: number; running: number; workers: number; degradedConnections: number }

/** Whether due jobs are taken, by the database's clock. */
export async function readQueueState(): Promise<QueueState> {
  const [row] = await db().$queryRaw<Record<keyof QueueState, number | bigint | null>[]>`
    select
      (select max(oldest_seconds) filter (where due > 0) from app.measure_queue()) as "oldestDueSeconds",
      (select coalesce(sum(due), 0)::int from app.measure_queue()) as "due",
      (select coalesce(sum(running), 0)::int from app.measure_queue()) as "running",
      (select extract(epoch from clock_timestamp() - max("tookJobAt"))::double precision from "process") as "tookJobSecondsAgo",
      (select count(*)::int from "process" where "kind" = 'worker'
        and "seenAt" >= clock_timestamp() - make_interval(secs => ${SILENT_SECONDS}::int)) as "workers",
      (select coalesce(sum(degraded), 0)::int from app.measure_connections()) as "degradedConnections"`

  return z
    .object({
      oldestDueSeconds: z.number().nullable(),
      tookJobSecondsAgo: z.number().nullable(),
      due: z.int(),
      running: z.int(),
      workers: z.int(),
      degradedConnections: z.int(),
    })
    .parse(row)
}
