import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { listOffers } from '#lib/domain/offers/lists/queries.ts'
import { listSweeps } from '#lib/domain/sweeps/queries.ts'
import { runSweep } from '#lib/pipeline/sweep/run-sweep.ts'
import { createSandboxOffer, deliver, openCompany, openHouse, type TestHouse } from '#tests/setup/company.ts'
import { ageReads, changeConnection, check, countRows, hire, readConnection, readSweep, start } from './checking.ts'

vi.setConfig({ testTimeout: 240_000 })

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const visibility = { confidential: true }

describe('a check of many offers', () => {
  test('goes on where a job that was killed stood, joins from lists, and keeps nothing behind', async () => {
    const company = await openCompany(house)
    await company.account.control('bulk.create', { count: 250 })
    await company.account.control('faults.set', { latencyMs: 10 })
    const { id } = await start(company)
    // A job's turn, whose worker dies before the next one is known: the same job comes again.
    await runSweep({ scope: company.scope, sweepId: id })
    const early = await readSweep(company, id)
    expect(early).toMatchObject({ state: 'Running', finishedAt: null })
    expect(early.calls).toBeGreaterThan(0)
    await house.drain()

    const report = await readSweep(company, id)
    expect(report).toMatchObject({ state: 'Done', isWhole: true, total: 250, seen: 250, added: 250, failed: 0, error: null })
    expect(report.calls / 250).toBeLessThanOrEqual(0.2)
    expect(await countRows(company)).toEqual({ offers: 250, hires: 0, kept: 0 })
    const { offerSyncToken, applicationSyncToken, listedOffers, listedHires } = await readConnection(company)
    expect({ listedOffers, listedHires }).toEqual({ listedOffers: 250, listedHires: 0 })
    expect([offerSyncToken, applicationSyncToken]).toEqual([expect.any(String), expect.any(String)])

    // Nothing changed: the few minutes' check lists and asks for nothing else.
    expect(await check(house, company, 'Scheduled')).toMatchObject({ state: 'Done', total: 250, seen: 250, added: 0, changed: 0, calls: 4 })
  })

  test('lets the others have their turn', async () => {
    const [large, small] = [await openCompany(house), await openCompany(house)]
    await large.account.control('bulk.create', { count: 120 })
    await large.account.control('faults.set', { latencyMs: 200 })
    await createSandboxOffer(small)
    const [first, second] = [await start(large), await start(small)]
    await house.drain()

    const [late, early] = [await readSweep(large, first.id), await readSweep(small, second.id)]
    expect([late.state, early.state]).toEqual(['Done', 'Done'])
    expect(early.finishedAt?.getTime()).toBeLessThan(late.finishedAt?.getTime() ?? 0)
  })
})

describe('a check by the schedule', () => {
  test('brings in what is new and changed, and asks for nothing that is as it was', async () => {
    const company = await openCompany(house)
    const offerId = await createSandboxOffer(company, { name: 'Was Here', salary: 50_000 })
    await hire(company, '2026-12-14')
    await deliver(house, company)
    await company.account.control('faults.set', { dropWebhookRate: 1 })
    await company.account.control('offer.update', { offerId, salary: 55_000, skipApproval: true })
    await createSandboxOffer(company, { name: 'Never Told' })
    await hire(company, '2026-12-21')
    // Somebody who started long ago and whose application was touched: looked at once, and left outside.
    await hire(company, '2020-01-06')

    expect(await check(house, company, 'Scheduled')).toMatchObject({ state: 'Done', added: 2, changed: 1, gone: 0, failed: 0 })
    expect(await countRows(company)).toMatchObject({ hires: 2, kept: 0 })
    const list = { scope: company.scope, visibility, state: 'Unpublished', sort: 'newest', order: 'asc', limit: 10 } as const
    expect((await listOffers(list)).items.map(({ name, baseSalary }) => `${name} ${baseSalary}`).sort()).toEqual([
      'Never Told 72000',
      'Was Here 55000',
    ])
    expect(await check(house, company, 'Scheduled')).toMatchObject({ state: 'Done', added: 0, changed: 0, calls: 2 })
  })

  test('withdraws what is no longer listed, unless it was read a moment ago, and looks again at what was not read for a day', async () => {
    const company = await openCompany(house)
    const offerId = await createSandboxOffer(company)
    await createSandboxOffer(company)
    const applicationId = await hire(company, '2026-12-14')
    await deliver(house, company)
    await company.account.control('faults.set', { dropWebhookRate: 1 })
    await company.account.control('offer.delete', { offerId })
    await company.account.control('application.archive', { applicationId })

    expect(await check(house, company, 'Scheduled')).toMatchObject({ state: 'Done', changed: 0, gone: 0, calls: 2 })
    await ageReads(company)
    const report = await check(house, company, 'Scheduled')
    expect(report).toMatchObject({ state: 'Done', changed: 1, gone: 1, failed: 0 })
    // Beside the two lists: the offer that is as it was, the hire that is none any more, and the offer that is gone.
    expect(report.calls).toBeGreaterThan(5)
    expect(await check(house, company, 'Scheduled')).toMatchObject({ state: 'Done', changed: 0, gone: 0, calls: 2 })
  })

  test('of a key that Ashby refuses or an account that is paused asks nothing', async () => {
    const company = await openCompany(house)
    await changeConnection(company, { keyErrorCode: 'ashby_key_invalid' })
    const { startScheduledSweep } = await import('#lib/pipeline/sweep/start-scheduled-sweep.ts')
    const before = (await listSweeps({ ...company, permissions: [], limit: 10 })).items.length
    await startScheduledSweep(company)
    expect((await readConnection(company)).nextSweepAt).not.toBeNull()
    await changeConnection(company, { state: 'Paused' })
    await startScheduledSweep(company)

    expect((await readConnection(company)).nextSweepAt).toBeNull()
    expect((await listSweeps({ ...company, permissions: [], limit: 10 })).items).toHaveLength(before)
  })

  test('makes room for one that somebody asks for', async () => {
    const company = await openCompany(house)
    const scheduled = await start(company, 'Scheduled')
    const requested = await start(company)
    expect(requested.id).not.toBe(scheduled.id)
    expect((await start(company, 'Scheduled')).id).toBe(requested.id)
    await house.drain()

    expect(await readSweep(company, scheduled.id)).toMatchObject({ state: 'Cancelled' })
    expect(await readSweep(company, requested.id)).toMatchObject({ state: 'Done' })
  })
})

describe('what no webhook told', () => {
  test('is counted once, and not what an event told of', async () => {
    const company = await openCompany(house)
    const told = await createSandboxOffer(company, { isReady: false })
    await deliver(house, company)
    await company.account.control('faults.set', { dropWebhookRate: 1 })
    await company.account.control('offer.approve', { offerId: told })
    await createSandboxOffer(company, { name: 'Never Told' })
    await hire(company, '2026-12-21')

    // As if the changes were an hour old: a webhook may take a while.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60_000 })
    const report = await check(house, company, 'Scheduled').finally(() => vi.useRealTimers())
    expect(report).toMatchObject({ added: 3, untold: { offers: 1, hires: 1, records: [] } })

    const read = async (permissions: readonly string[]) => {
      const reader = { ...company, permissions: permissionSchema.options.filter((one) => permissions.includes(one)), limit: 1 }
      return (await listSweeps(reader)).items[0]?.untold.records.map(({ kind }) => kind)
    }
    expect(await read(permissionSchema.options)).toEqual(['offer', 'newHire'])
    expect(await read(['offers.read'])).toEqual(['offer'])
    expect((await check(house, company, 'Scheduled')).untold).toMatchObject({ offers: 0, hires: 0 })
  })
})

describe('the next check', () => {
  test('is planned whenever one has ended, about as far away as was chosen', async () => {
    const company = await openCompany(house)
    await changeConnection(company, { sweepEveryMinutes: 30 })
    await check(house, company)
    const { nextSweepAt } = await readConnection(company)
    const minutes = ((nextSweepAt?.getTime() ?? 0) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(25)
    expect(minutes).toBeLessThan(33.5)
  })
})
