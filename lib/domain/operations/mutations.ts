import { db } from '#lib/platform/db/client.ts'
import type { Metrics } from '#lib/platform/metrics/registry.ts'
import { SILENT_SECONDS } from './queries.ts'

export type ProcessReport = {
  id: string
  kind: 'web' | 'worker'
  /** When it took a job last; null for one that takes none, or took none yet. */
  tookJobAt: Date | null
  metrics: Metrics
}

/** Writes down that a process lives and what it counted, and forgets those that told nothing for long. By the database's clock. */
export async function reportProcess({ id, kind, tookJobAt, metrics }: ProcessReport): Promise<void> {
  const counted = JSON.stringify(metrics)
  await db().$executeRaw`
    insert into "process" ("id", "kind", "startedAt", "seenAt", "tookJobAt", "metrics")
    values (${id}::uuid, ${kind}, clock_timestamp(), clock_timestamp(), ${tookJobAt}::timestamptz, ${counted}::jsonb)
    on conflict ("id") do update set "seenAt" = excluded."seenAt", "tookJobAt" = excluded."tookJobAt", "metrics" = excluded."metrics"`
  await db().$executeRaw`delete from "process" where "seenAt" < clock_timestamp() - make_interval(secs => ${SILENT_SECONDS}::int)`
}

/** Takes a process that ends off the list. */
export async function dismissProcess({ id }: { id: string }): Promise<void> {
  await db().process.deleteMany({ where: { id } })
}
