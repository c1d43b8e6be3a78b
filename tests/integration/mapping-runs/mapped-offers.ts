import { randomUUID } from 'node:crypto'
import { Logger, runOnce } from 'graphile-worker'
import pg from 'pg'
import { readFields } from '#lib/domain/fields/queries.ts'
import { fillByLive } from '#lib/domain/mappings/engine.ts'
import { addVersion, createFirstMapping, lockMapping } from '#lib/domain/mappings/mutations.ts'
import { readMappings } from '#lib/domain/mappings/queries.ts'
import { startMappingRun } from '#lib/domain/mappings/runs/mutations.ts'
import type { MappingRules, Readings } from '#lib/domain/mappings/schema.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { refillOffers } from '#lib/domain/offers/mutations.ts'
import type { Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { clientOf } from '#tests/integration/members/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { createTaskList } from '#worker/task-list.ts'

/** One rule that reads a place. */
export function rule(field: string, ...paths: string[]): MappingRules[number] {
  return { field, steps: paths.map((path) => ({ kind: 'source', path })) }
}

/** Readings of plain texts by path. */
export function readings(values: Record<string, string | null>): Readings {
  return Object.fromEntries(Object.entries(values).map(([path, value]) => [path, { value }]))
}

export type MappedCompany = Awaited<ReturnType<typeof openMapped>>

/** An organization with a connection whose first version has these rules. */
export async function openMapped(rules: MappingRules, object: MappedObject = 'Offer') {
  const tenant = await createTenant()
  const { scope } = tenant
  const connectionId = await inTenant(scope, async (tx) => {
    const { id } = await tx.connection.create({
      data: { organizationId: scope.organizationId, source: 'ashby', environment: 'Sandbox', name: 'Test account', state: 'Connected' },
      select: { id: true },
    })
    await createFirstMapping(tx, { scope, connectionId: id, object, rules })

    return id
  })

  return { tenant, scope, connectionId, api: clientOf(tenant, tenant.admin), ref: { connectionId, object } }
}

type AddOffer = { readings: Readings; state?: 'Unpublished' | 'Published'; confidential?: boolean; archivedAt?: Date }

/** Offers as an import would have written them, filled by the live version. Answers their ids. */
export async function addOffers(company: MappedCompany, offers: AddOffer[]): Promise<string[]> {
  const ids = await addSources(company, offers)
  await refillOffers(company)

  return ids
}

/** The same without what is shown of them, which the first change of each computes: for many. */
export async function addSources({ scope, connectionId }: MappedCompany, offers: AddOffer[]): Promise<string[]> {
  return inTenant(scope, async (tx) => {
    const fields = await readFields(tx, { scope, object: 'Offer' })
    const mappings = await readMappings(tx, { scope, connectionId, object: 'Offer', fields, numbers: [] })
    const identity = { sourceKey: 'ashby', environment: 'Sandbox', sourceStatus: 'WaitingOnCandidateResponse', connectionId } as const
    const rows = await tx.offer.createManyAndReturn({
      data: offers.map((offer) => ({
        ...{ ...identity, ...offer, organizationId: scope.organizationId, externalId: randomUUID(), raw: {}, sourceReadAt: new Date() },
        source: fillByLive({ fields, mappings, readings: offer.readings }),
      })),
      select: { id: true },
    })

    return rows.map(({ id }) => id)
  })
}

/** Makes rules the next version as a save does. Answers its number. */
export async function saveVersion({ tenant, scope, ref: place }: MappedCompany, rules: MappingRules): Promise<number> {
  const actor = { kind: 'User', userId: tenant.admin.userId } as const

  return inTenant(scope, async (tx) => {
    const ref = { scope, ...place }
    const live = await lockMapping(tx, ref)
    const number = await addVersion(tx, { ...ref, after: live.version.number, rules, origin: 'saved', originNumber: null, actor })
    await startMappingRun(tx, { ...ref, kind: 'Fill', version: number, actor })

    return number
  })
}

export type StoredOffer = {
  id: string
  jobTitle: string | null
  department: string | null
  source: SourceFields
  overrides: Overrides
  flags: string[]
}

/** What stands in the rows, by id. */
export async function readOffers({ scope }: { scope: TestTenant['scope'] }): Promise<Map<string, StoredOffer>> {
  const select = { id: true, jobTitle: true, department: true, source: true, overrides: true, flags: true }
  const rows = await inTenant(scope, (tx) => tx.offer.findMany({ select }))

  return new Map(rows.map((row) => [row.id, row as StoredOffer]))
}

/** Runs every job that is due until none is left. */
export async function drainJobs(): Promise<void> {
  const pool = new pg.Pool({ connectionString: testDatabase.ownerUrl, max: 4 })
  // The end of a file's database cuts connections that wait in the pool.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    for (;;) {
      await runOnce({ pgPool: pool, taskList: createTaskList(), noHandleSignals: true, logger: new Logger(() => () => undefined) })
      const left = await pool.query('select 1 from graphile_worker._private_jobs where run_at <= now() limit 1')
      if (left.rowCount === 0) return
    }
  } finally {
    await pool.end()
  }
}
