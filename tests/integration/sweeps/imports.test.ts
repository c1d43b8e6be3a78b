import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { eraseItems } from '#lib/domain/sweeps/erasure/mutations.ts'
import { cancelImport, countImport, pauseImport, resumeImport, startImport } from '#lib/domain/sweeps/imports/mutations.ts'
import { listLatestSweeps } from '#lib/domain/sweeps/queries.ts'
import { runSweep } from '#lib/pipeline/sweep/run-sweep.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { createSandboxOffer, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { bringIn, byAdmin, changeConnection, check, count, countRows, hire, readConnection, readSweep } from './checking.ts'

vi.setConfig({ testTimeout: 120_000 })

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** An account in which things happened that no webhook told of. */
async function openSilent(): Promise<TestCompany> {
  const company = await openCompany(house)
  await company.account.control('faults.set', { dropWebhookRate: 1 })

  return company
}

/** Ashby goes on showing the offer as waiting. */
async function archiveApplication({ account }: TestCompany, offerId: string): Promise<void> {
  const { offers } = (await account.control('offer.dump')) as { offers: { offerId: string; applicationId: string }[] }
  await account.control('application.archive', { applicationId: offers.find((offer) => offer.offerId === offerId)?.applicationId })
}

describe('an import', () => {
  test('says how much would come in by the chosen range, and brings that in', async () => {
    const company = await openSilent()
    await createSandboxOffer(company)
    await createSandboxOffer(company, { isReady: false })
    await archiveApplication(company, await createSandboxOffer(company))
    await hire(company, '2020-01-06')
    await hire(company, '2026-12-14')
    const before = await readConnection(company)

    const ranged = await count(house, company, '2026-06-01')
    expect(ranged).toMatchObject({ state: 'Counted', expected: { offers: 1, hires: 1 }, added: 0 })
    expect(await countRows(company)).toMatchObject({ offers: 0, hires: 0 })
    // Asked again with the same range it is the same one; another range takes its place.
    expect((await count(house, company, '2026-06-01')).id).toBe(ranged.id)
    const whole = await count(house, company, null)
    expect(whole).toMatchObject({ state: 'Counted', expected: { offers: 1, hires: 2 } })
    expect(await readSweep(company, ranged.id)).toMatchObject({ state: 'Cancelled' })

    expect(await bringIn(house, company, whole.id)).toMatchObject({ state: 'Done', added: 3, failed: 0 })
    expect(await countRows(company)).toEqual({ offers: 1, hires: 2, kept: 0 })
    expect(await count(house, company, null)).toMatchObject({ state: 'Counted', expected: { offers: 0, hires: 0 } })
    // What an import lists is no check: it leaves no mark for the next one, and is not shown as the last one.
    const after = await readConnection(company)
    expect([after.offerSyncToken, after.listedOffers]).toEqual([before.offerSyncToken, before.listedOffers])
    expect((await listLatestSweeps(company.scope))[0]?.trigger).toBe('Connected')
  })

  test('of nothing newer than its range brings nothing in', async () => {
    const company = await openSilent()
    await createSandboxOffer(company)

    expect(await count(house, company, '2099-01-01')).toMatchObject({ state: 'Counted', expected: { offers: 0, hires: 0 } })
  })

  test('stops where it is paused, goes on from there beside a check, and twice the same is once', async () => {
    const company = await openSilent()
    await company.account.control('bulk.create', { count: 60 })
    const { id } = await count(house, company, null)
    await startImport({ ...byAdmin(company), id })
    await company.account.control('faults.set', { latencyMs: 400 })
    await runSweep({ scope: company.scope, sweepId: id })
    await pauseImport({ ...byAdmin(company), id })
    await house.drain()
    const paused = await readSweep(company, id)
    expect(paused).toMatchObject({ state: 'Paused', finishedAt: null })
    expect(paused.seen).toBeLessThan(60)
    expect((await countRows(company)).offers).toBe(paused.added)

    await company.account.control('faults.set', { latencyMs: 0 })
    await resumeImport({ ...byAdmin(company), id })
    await resumeImport({ ...byAdmin(company), id })
    expect(await check(house, company)).toMatchObject({ state: 'Done', failed: 0 })
    expect(await readSweep(company, id)).toMatchObject({ state: 'Done', seen: 60, failed: 0 })
    expect(await countRows(company)).toEqual({ offers: 60, hires: 0, kept: 0 })
    const entries = await inTenant(company.scope, (tx) =>
      tx.auditEntry.findMany({ where: { objectId: id }, orderBy: { id: 'asc' }, select: { action: true } }),
    )
    expect(entries.map(({ action }) => action)).toEqual(['import.counted', 'import.started', 'import.paused', 'import.resumed'])
  })

  test('that is cancelled keeps what has come in and nothing else', async () => {
    const company = await openSilent()
    await company.account.control('bulk.create', { count: 60 })
    const { id } = await count(house, company, null)
    await startImport({ ...byAdmin(company), id })
    await company.account.control('faults.set', { latencyMs: 400 })
    await runSweep({ scope: company.scope, sweepId: id })
    await cancelImport({ ...byAdmin(company), id })
    await house.drain()

    const cancelled = await readSweep(company, id)
    expect(cancelled).toMatchObject({ state: 'Cancelled', finishedAt: expect.any(Date) })
    expect(await countRows(company)).toMatchObject({ offers: cancelled.added, kept: 0 })
    await expect(resumeImport({ ...byAdmin(company), id })).rejects.toMatchObject({ code: 'conflict' })
    await expect(startImport({ ...byAdmin(company), id })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('waits where the account is paused, and does not begin without a key', async () => {
    const company = await openSilent()
    await createSandboxOffer(company)
    const { id } = await count(house, company, null)
    await startImport({ ...byAdmin(company), id })
    await changeConnection(company, { state: 'Paused' })
    await house.drain()
    // A list is no part of what was counted, so nothing is asked but the offer's own parts.
    expect(await readSweep(company, id)).toMatchObject({ state: 'Paused', error: { code: 'paused' } })
    await expect(resumeImport({ ...byAdmin(company), id })).rejects.toMatchObject({ code: 'conflict' })
    await changeConnection(company, { state: 'Connected', keyLastFour: null, keySealed: null })
    const asked = countImport({ ...byAdmin(company), connectionId: company.connectionId, since: null })

    await expect(asked).rejects.toMatchObject({ code: 'conflict' })
  })

  test('keeps nothing of a candidate who is erased meanwhile', async () => {
    const company = await openSilent()
    const applicationId = await hire(company, '2026-12-14')
    await count(house, company, null)
    expect((await countRows(company)).kept).toBeGreaterThan(0)
    const { scope } = company
    const [application] = await inTenant(scope, (tx) => tx.sweepItem.findMany({ where: { externalId: applicationId } }))
    await inTenant(scope, (tx) => eraseItems(tx, { scope, candidateExternalId: application?.candidateExternalId ?? '', externalIds: [] }))

    const left = await inTenant(scope, (tx) => tx.sweepItem.findMany({ select: { kind: true } }))
    expect(left.filter(({ kind }) => kind !== 'Job')).toEqual([])
  })
})
