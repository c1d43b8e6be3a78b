import { configureQueueOf, examineConnectionJob } from '#lib/domain/connections/jobs.ts'
import { listConnections } from '#lib/domain/connections/queries.ts'
import { planOverdueSync } from '#lib/domain/openings/schedule/mutations.ts'
import { wakeSyncs } from '#lib/domain/openings/syncs/mutations.ts'
import { cancelOldImports } from '#lib/domain/sweeps/imports/mutations.ts'
import { wakeSweeps } from '#lib/domain/sweeps/mutations.ts'
import { planOverdueSweeps } from '#lib/domain/sweeps/schedule/mutations.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'
import { enqueueAll } from '#lib/platform/queue/enqueue.ts'

/** The hourly look after one organization: plans and jobs that were lost, imports that nobody began, and how its accounts are. */
export async function tendOrganization({ scope }: { scope: TenantScope }): Promise<void> {
  const { organizationId } = scope
  const planned = await planOverdueSweeps({ scope })
  const woken = await wakeSweeps({ scope })
  const cancelled = await cancelOldImports({ scope })
  const syncsWoken = await wakeSyncs({ scope })
  const isSyncPlanned = await planOverdueSync({ scope })
  const examined = await examineAccounts({ scope })

  log.info({ organizationId, planned, woken, cancelled, syncsWoken, isSyncPlanned, examined }, 'organization tended')
}

/** A paused account, too: its key and webhooks can break meanwhile, and looking changes nothing. Without a key what came in is judged. */
async function examineAccounts({ scope }: { scope: TenantScope }): Promise<number> {
  const { organizationId } = scope
  const accounts = (await listConnections(scope)).filter(({ state }) => state === 'Connected' || state === 'Paused')
  const jobs = accounts.map(({ id }) => ({
    payload: { organizationId, connectionId: id },
    options: { queue: configureQueueOf(id), jobKey: `examine_connection:${id}` },
  }))
  await inTenant(scope, (tx) => enqueueAll(tx, examineConnectionJob, jobs))

  return accounts.length
}
