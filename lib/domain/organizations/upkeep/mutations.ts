import { applyRetentionJob } from '#lib/domain/events/retention/jobs.ts'
import { db } from '#lib/platform/db/client.ts'
import { tendOrganizationJob } from './jobs.ts'

const HOUR_SECONDS = 60 * 60
/** The night's work takes its time, so that it disturbs nobody. */
const RETENTION_SPREAD_SECONDS = 6 * HOUR_SECONDS

/** Enqueues the hourly look after every organization. */
export function spreadTending(): Promise<void> {
  return spread({ job: tendOrganizationJob.name, overSeconds: HOUR_SECONDS })
}

/** Enqueues the daily clearing up of every organization. */
export function spreadRetention(): Promise<void> {
  return spread({ job: applyRetentionJob.name, overSeconds: RETENTION_SPREAD_SECONDS })
}

/** With one statement, at a moment of its own for each. One that still waits since the last time keeps its place. */
async function spread({ job, overSeconds }: { job: string; overSeconds: number }): Promise<void> {
  await db().$executeRaw`
    select app.enqueue(${job}, jsonb_build_object('organizationId', "id"), null, now() + random() * make_interval(secs => ${overSeconds}),
      ${job} || ':' || "id", 5)
    from "organization"`
}
