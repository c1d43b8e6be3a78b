import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createSandboxOffer, deliver, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { ageReads, changeConnection, check, countRows, hire, readConnection } from './checking.ts'

vi.setConfig({ testTimeout: 120_000 })

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** An account of which the check before has listed so much that the next one asks for changes only. */
async function openLarge(): Promise<{ company: TestCompany; offerId: string }> {
  const company = await openCompany(house)
  const offerId = await createSandboxOffer(company, { name: 'Was Here', salary: 50_000 })
  await hire(company, '2026-12-14')
  await deliver(house, company)
  expect(await check(house, company)).toMatchObject({ state: 'Done', isWhole: true })
  await changeConnection(company, { listedOffers: 1_001, listedHires: 1_001 })
  await company.account.control('faults.set', { dropWebhookRate: 1 })

  return { company, offerId }
}

describe('a large account', () => {
  test('is asked only for what changed, and what it knows is read again in turn', async () => {
    const { company, offerId } = await openLarge()
    await createSandboxOffer(company, { name: 'Never Told' })
    await hire(company, '2026-12-21')
    const first = await check(house, company, 'Scheduled')
    expect(first).toMatchObject({ state: 'Done', isWhole: false, added: 2, gone: 0 })
    expect(await check(house, company, 'Scheduled')).toMatchObject({ isWhole: false, total: 0, added: 0, calls: 2 })

    // Deletions are in no list of changes: they are found when the record's turn comes.
    await company.account.control('offer.delete', { offerId })
    expect(await check(house, company, 'Scheduled')).toMatchObject({ gone: 0 })
    await ageReads(company)
    expect(await check(house, company, 'Scheduled')).toMatchObject({ isWhole: false, gone: 1, failed: 0 })
  })

  test.each([
    ['expired', (company: TestCompany) => company.account.control('faults.expire-tokens', {})],
    ['that is no token', (company: TestCompany) => changeConnection(company, { offerSyncToken: 'x', applicationSyncToken: 'x' })],
  ])('with a token %s is listed whole, and the next time by its new token', async (_, spoil) => {
    const { company } = await openLarge()
    await createSandboxOffer(company, { name: 'Never Told' })
    await spoil(company)
    expect(await check(house, company, 'Scheduled')).toMatchObject({ state: 'Done', isWhole: true, added: 1, failed: 0, error: null })
    expect((await countRows(company)).kept).toBe(0)

    await changeConnection(company, { listedOffers: 1_001, listedHires: 1_001 })
    expect(await check(house, company, 'Scheduled')).toMatchObject({ state: 'Done', isWhole: false, total: 0 })
  })

  test('of which too much has changed is listed whole', async () => {
    const { company } = await openLarge()
    await company.account.control('bulk.create', { count: 120, status: 'WaitingOnOfferApproval' })
    await company.account.control('faults.set', { syncPagesMax: 1 })
    const report = await check(house, company, 'Scheduled')
    expect(report).toMatchObject({ state: 'Done', isWhole: true, added: 0, failed: 0 })
    expect(report.total).toBeGreaterThan(120)
  })

  test('whose tokens are never taken fails with the reason, and starts anew the next time', async () => {
    const { company } = await openLarge()
    const failOperations = [{ operation: 'offer.list', code: 'sync_token_expired', message: 'No.' }]
    await company.account.control('faults.set', { failOperations })
    expect(await check(house, company, 'Scheduled')).toMatchObject({ state: 'Failed', error: { code: 'ashby_cursor_expired' } })
    const { offerSyncToken, nextSweepAt } = await readConnection(company)
    expect(offerSyncToken).toBeNull()
    expect(nextSweepAt).not.toBeNull()

    await company.account.control('faults.set', { failOperations: [] })
    expect(await check(house, company, 'Scheduled')).toMatchObject({ state: 'Done', isWhole: true })
  })

  test('keeps its token while something could not be read, so that it is listed again', async () => {
    const { company } = await openLarge()
    const before = (await readConnection(company)).offerSyncToken
    await createSandboxOffer(company, { name: 'Hard To Read' })
    await company.account.control('faults.set', { failOperations: [{ operation: 'offer.info', code: 'invalid_input', message: 'No.' }] })
    expect(await check(house, company, 'Scheduled')).toMatchObject({ state: 'Done', isWhole: false, added: 0, failed: 1 })
    expect((await readConnection(company)).offerSyncToken).toBe(before)

    await company.account.control('faults.set', { failOperations: [] })
    expect(await check(house, company, 'Scheduled')).toMatchObject({ state: 'Done', added: 1, failed: 0 })
  })
})
