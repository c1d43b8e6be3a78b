import type { TaskList } from 'graphile-worker'
import type { z } from 'zod'
import { configureConnectionJob, resealOrganizationJob } from '#lib/domain/connections/jobs.ts'
import { processEventJob } from '#lib/domain/events/jobs.ts'
import { refillOffersJob } from '#lib/domain/offers/jobs.ts'
import { refillDefaults } from '#lib/domain/offers/mutations.ts'
import { findOrganizationId } from '#lib/domain/organizations/queries.ts'
import { runSweepJob } from '#lib/domain/sweeps/jobs.ts'
import { configureConnection } from '#lib/pipeline/configure-connection.ts'
import { processEvent } from '#lib/pipeline/process-event.ts'
import { resealSecrets } from '#lib/pipeline/reseal-secrets.ts'
import { runSweep } from '#lib/pipeline/run-sweep.ts'
import { mintTenantScope, type TenantScope } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'
import type { JobDefinition, TenantPayload } from '#lib/platform/queue/job.ts'

/** Every job: its definition and what runs it. */
const jobs = [
  defineTask(processEventJob, ({ scope, payload }) => processEvent({ scope, eventId: payload.eventId })),
  defineTask(configureConnectionJob, ({ scope, payload }) => configureConnection({ scope, connectionId: payload.connectionId })),
  defineTask(runSweepJob, ({ scope, payload }) => runSweep({ scope, sweepId: payload.sweepId })),
  defineTask(refillOffersJob, async ({ scope }) => {
    await refillDefaults({ scope })
  }),
  defineTask(resealOrganizationJob, async ({ scope }) => {
    await resealSecrets({ scope })
  }),
]

export function createTaskList(): TaskList {
  return Object.fromEntries(jobs)
}

type Run<Schema extends z.ZodType> = (job: { scope: TenantScope; payload: z.output<Schema> }) => Promise<void>

/**
 * The job runner: checks the payload, proves that its organization exists and mints the scope. A bad payload of a known job throws, because
 * it is a bug; an organization that is gone ends the job.
 */
function defineTask<Schema extends z.ZodType<TenantPayload>>(
  definition: JobDefinition<Schema>,
  work: Run<Schema>,
): [string, TaskList[string]] {
  return [
    definition.name,
    async (rawPayload, { job }) => {
      const payload = definition.payload.parse(rawPayload)
      const startedAt = performance.now()
      const organizationId = await findOrganizationId(payload.organizationId)
      if (!organizationId) return log.warn({ job: definition.name, jobId: job.id }, 'job of an organization that is gone')

      await work({ scope: mintTenantScope(organizationId), payload })
      const waitedMs = Math.max(0, Math.round(Date.now() - job.run_at.getTime() - (performance.now() - startedAt)))
      log.info(
        { job: definition.name, jobId: job.id, organizationId, waitedMs, durationMs: Math.round(performance.now() - startedAt) },
        'job done',
      )
    },
  ]
}
