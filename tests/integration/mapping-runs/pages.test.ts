import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { runMapping, runMappingPage } from '#lib/domain/mappings/runs/mutations.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { addSources, type MappedCompany, openMapped, readings, readOffers, rule, saveVersion } from './mapped-offers.ts'

vi.setConfig({ testTimeout: 60_000 })
afterAll(closeRateLimits)

const RULES = [rule('jobTitle', 'job.title')]
const FILLING = [...RULES, rule('department', 'department.name')]

/** A company whose new version has a pass waiting that fills one field of every offer. */
async function openWaiting(count: number) {
  const company = await openMapped(RULES)
  const values = Array.from({ length: count }, (_, index) => ({ 'job.title': `Engineer ${index}`, 'department.name': `Team ${index}` }))
  const ids = await addSources(
    company,
    values.map((value) => ({ readings: readings(value) })),
  )
  await saveVersion(company, FILLING)
  const { id: runId } = (await company.api.mappingRuns.latest(company.ref)) ?? { id: '' }

  return { company, ids, run: { scope: company.scope, runId } }
}

async function countFilled(company: MappedCompany): Promise<number> {
  return [...(await readOffers(company)).values()].filter(({ department }) => department !== null).length
}

/** Runs the job as often as a slow machine needs: it stops after some seconds and would go on as a new one. */
async function finish(company: MappedCompany, run: Parameters<typeof runMapping>[0]): Promise<void> {
  do await runMapping(run)
  while ((await company.api.mappingRuns.latest(company.ref))?.state === 'Running')
}

test('250 offers are filled page by page, each once, also where the worker was killed on the way and two go on', async () => {
  const { company, run } = await openWaiting(250)
  await runMappingPage({ ...run, isNotifying: false })
  expect(await company.api.mappingRuns.latest(company.ref)).toMatchObject({ state: 'Running', total: 250, seen: 50, changed: 50 })
  expect(await countFilled(company)).toBe(50)

  await Promise.all([runMapping(run), runMapping(run)])
  await finish(company, run)
  expect(await company.api.mappingRuns.latest(company.ref)).toMatchObject({ state: 'Done', total: 250, seen: 250, changed: 250, kept: 0 })
  expect(await countFilled(company)).toBe(250)
  const [entries, items] = await inTenant(company.scope, (tx) =>
    Promise.all([tx.offerHistoryEntry.count({ where: { kind: 'remapped' } }), tx.mappingRunItem.count()]),
  )
  expect([entries, items]).toEqual([250, 250])
})

test('a page that fails leaves nothing half done, and in the end one offer that cannot be written is left out alone', async () => {
  const { company, ids, run } = await openWaiting(60)
  const [broken = ''] = ids.slice(20)
  const client = new pg.Client({ connectionString: testDatabase.ownerUrl })
  await client.connect()
  await client.query(`create function refuse_offer() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$`)
  await client.query(
    `create trigger refuse before update on "offer" for each row when (new."id" = '${broken}') execute function refuse_offer()`,
  )
  await client.end()

  await expect(runMapping(run)).rejects.toThrow()
  expect([await countFilled(company), (await company.api.mappingRuns.latest(company.ref))?.seen]).toEqual([0, 0])
  await finish(company, { ...run, mayLeaveOut: true })
  expect(await countFilled(company)).toBe(59)
  expect(await company.api.mappingRuns.latest(company.ref)).toMatchObject({
    state: 'Failed',
    errorCode: 'records_failed',
    seen: 60,
    changed: 59,
  })
})
