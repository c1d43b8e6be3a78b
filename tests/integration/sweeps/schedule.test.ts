import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { spreadTending } from '#lib/domain/organizations/upkeep/mutations.ts'
import { listLatestSweeps } from '#lib/domain/sweeps/queries.ts'
import { planNextSweep } from '#lib/domain/sweeps/schedule/mutations.ts'
import { tendOrganization } from '#lib/pipeline/tend-organization.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { createSandboxOffer, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { changeConnection, check, count, readConnection, readSweep, start } from './checking.ts'

vi.setConfig({ testTimeout: 60_000 })

let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await openHouse()
  client = new pg.Client({ connectionString: testDatabase.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})

/** The waiting jobs of a kind of one organization. */
async function readJobs({ scope }: TestCompany, task: string): Promise<{ id: string; run_at: Date }[]> {
  const sql = `select job.id, job.run_at from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
    where task.identifier = $1 and job.payload ->> 'organizationId' = $2`

  return (await client.query(sql, [task, scope.organizationId])).rows
}

test('one check is planned of an account at a time, and a new plan takes the place of the old one', async () => {
  const company = await openCompany(house)
  await check(house, company)
  const { scope, connectionId } = company
  await changeConnection(company, { sweepEveryMinutes: 5 })
  await inTenant(scope, (tx) => planNextSweep(tx, { scope, connectionId }))

  const { nextSweepAt } = await readConnection(company)
  expect((nextSweepAt?.getTime() ?? 0) - Date.now()).toBeLessThan(5.6 * 60_000)
  expect((await readJobs(company, 'scheduled_sweep')).map(({ run_at }) => run_at)).toEqual([nextSweepAt])
})

test('a check runs when its time has come, and plans the next one', async () => {
  const company = await openCompany(house)
  await company.account.control('faults.set', { dropWebhookRate: 1 })
  await createSandboxOffer(company)
  const [planned] = await readJobs(company, 'scheduled_sweep')
  await client.query('update graphile_worker._private_jobs set run_at = now() where id = $1', [planned?.id])
  await house.drain()

  expect((await listLatestSweeps(company.scope))[0]).toMatchObject({ trigger: 'Scheduled', state: 'Done', added: 1 })
  expect((await readConnection(company)).nextSweepAt?.getTime()).toBeGreaterThan(Date.now())
  expect(await readJobs(company, 'scheduled_sweep')).toHaveLength(1)
})

test('what was planned and lost is found within the hour, and accounts are examined', async () => {
  const company = await openCompany(house)
  const { scope } = company
  await client.query(`delete from graphile_worker._private_jobs where payload ->> 'organizationId' = $1`, [scope.organizationId])
  await changeConnection(company, { nextSweepAt: new Date(Date.now() - 60 * 60_000) })
  const lost = await start(company)
  const counted = await count(house, company, null)
  await client.query(`delete from graphile_worker._private_jobs where payload ->> 'organizationId' = $1`, [scope.organizationId])
  await inTenant(scope, async (tx) => {
    const past = new Date(Date.now() - 25 * 60 * 60_000)
    await tx.sweep.update({
      where: tenantKey(scope, lost.id),
      data: { state: 'Running', finishedAt: null, createdAt: past, phase: 'gone:Hire' },
    })
    await tx.sweep.update({ where: tenantKey(scope, counted.id), data: { startedAt: past } })
  })
  await tendOrganization(company)
  expect(await readSweep(company, counted.id)).toMatchObject({ state: 'Cancelled' })
  expect(await readJobs(company, 'run_sweep')).not.toEqual([])
  expect(await readJobs(company, 'examine_connection')).toHaveLength(1)
  expect(await readJobs(company, 'scheduled_sweep')).toEqual([])
  await house.drain()
  expect(await readSweep(company, lost.id)).toMatchObject({ state: 'Done' })

  await client.query(`delete from graphile_worker._private_jobs where payload ->> 'organizationId' = $1`, [scope.organizationId])
  await changeConnection(company, { nextSweepAt: new Date(Date.now() - 60 * 60_000) })
  await tendOrganization(company)
  expect(await readJobs(company, 'scheduled_sweep')).toHaveLength(1)
})

test('every organization is tended once within the hour', async () => {
  const companies = [await openCompany(house), await openCompany(house)]
  await spreadTending()
  await spreadTending()

  for (const company of companies) {
    const jobs = await readJobs(company, 'tend_organization')
    expect(jobs).toHaveLength(1)
    expect(jobs[0]?.run_at.getTime()).toBeLessThan(Date.now() + 60 * 60_000)
  }
})
