import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setChosenEvents } from '#lib/domain/connections/mutations.ts'
import { listEvents } from '#lib/domain/events/queries.ts'
import { setOfferField } from '#lib/domain/offers/edits/mutations.ts'
import { listOffers } from '#lib/domain/offers/lists/queries.ts'
import { getOffer } from '#lib/domain/offers/queries.ts'
import type { OfferState } from '#lib/domain/offers/terms.ts'
import {
  createSandboxOffer,
  deliver,
  dumpOffers,
  editAs,
  openCompany,
  openHouse,
  type TestCompany,
  type TestHouse,
} from '#tests/setup/company.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const visibility = { confidential: true }

async function readOffers({ scope }: TestCompany, state: OfferState = 'Unpublished') {
  return (await listOffers({ scope, visibility, state, sort: 'newest', order: 'asc', limit: 100 })).items
}

describe('an approved Ashby offer', () => {
  test('becomes an unpublished offer with the values of Ashby', async () => {
    const company = await openCompany(house)
    await createSandboxOffer(company, { name: 'Léa Dubois-Nakamura', salary: 98_000, startDate: '2026-12-07' })
    await deliver(house, company)

    const [truth] = await dumpOffers(company)
    const [offer] = await readOffers(company)
    expect(offer).toMatchObject({
      name: 'Léa Dubois-Nakamura',
      email: truth?.candidateEmail,
      jobTitle: truth?.jobTitle,
      department: truth?.department,
      location: truth?.location,
      startDate: '2026-12-07',
      baseSalary: '98000',
      currency: 'EUR',
      payInterval: null,
      state: 'Unpublished',
      sourceStatus: 'WaitingOnCandidateResponse',
    })
  })

  test('is ignored with the reason while it is not approved, and comes in when it is', async () => {
    const company = await openCompany(house)
    const offerId = await createSandboxOffer(company, { isReady: false })
    await deliver(house, company)
    const before = await listEvents({ scope: company.scope, visibility, limit: 10 })
    expect(before.items.map(({ state, reason }) => ({ state, reason }))).toContainEqual({
      state: 'Ignored',
      reason: 'Not approved yet in Ashby',
    })
    expect(await readOffers(company)).toEqual([])

    await company.account.control('offer.approve', { offerId })
    await deliver(house, company)
    expect(await readOffers(company)).toHaveLength(1)
  })

  test('comes in with Offer Create alone although the approval arrives as an update', async () => {
    const company = await openCompany(house, { events: ['offerCreate'] })
    const offerId = await createSandboxOffer(company, { isReady: false })
    await deliver(house, company)
    await company.account.control('offer.approve', { offerId })
    await deliver(house, company)

    expect(await readOffers(company)).toHaveLength(1)
  })

  test('does not come in while Offer Create is off', async () => {
    const company = await openCompany(house, { events: ['offerUpdate'] })
    await createSandboxOffer(company)
    await deliver(house, company)

    expect(await readOffers(company)).toEqual([])
  })
})

describe('a change in Ashby', () => {
  test('changes the offer while Offer Update is on', async () => {
    const company = await openCompany(house)
    const offerId = await createSandboxOffer(company, { salary: 50_000 })
    await deliver(house, company)
    await company.account.control('offer.update', { offerId, salary: 55_000, skipApproval: true })
    await deliver(house, company)

    const [offer] = await readOffers(company)
    expect(offer).toMatchObject({ baseSalary: '55000', flags: [] })
  })

  test('is only told while Offer Update is off, and the state still follows', async () => {
    const company = await openCompany(house, { events: ['offerCreate'] })
    const offerId = await createSandboxOffer(company, { salary: 50_000 })
    await deliver(house, company)
    await company.account.control('offer.update', { offerId, salary: 55_000, skipApproval: true })
    await deliver(house, company)
    const [held] = await readOffers(company)
    expect(held).toMatchObject({ baseSalary: '50000', flags: ['UpdatesOff'] })

    await company.account.control('offer.decide', { offerId, decision: 'Accepted' })
    await deliver(house, company)
    const [accepted] = await readOffers(company, 'Accepted')
    expect(accepted).toMatchObject({ baseSalary: '50000', state: 'Accepted' })
    expect(accepted?.flags).toContain('AnsweredInAshby')
  })

  test('never overwrites what a person typed, and is shown beside it', async () => {
    const company = await openCompany(house)
    const offerId = await createSandboxOffer(company, { salary: 50_000 })
    await deliver(house, company)
    const [before] = await readOffers(company)
    await setOfferField({ ...editAs(company), offerId: before?.id ?? '', field: 'baseSalary', text: '60000' })
    await company.account.control('offer.update', { offerId, salary: 55_000, skipApproval: true })
    await deliver(house, company)

    const offer = await getOffer({ scope: company.scope, id: before?.id ?? '', visibility })
    const salary = offer.fields.find(({ key }) => key === 'baseSalary')
    expect(salary).toMatchObject({ value: '60000', ashby: '55000', ashbyNowSays: { value: '55000' }, isEdited: true })
    expect(offer.flags).toContain('AshbyNowSays')
  })

  test('back to approval flags the offer, and approval clears the flag', async () => {
    const company = await openCompany(house)
    const offerId = await createSandboxOffer(company)
    await deliver(house, company)
    await company.account.control('offer.update', { offerId, salary: 90_000 })
    await deliver(house, company)
    expect((await readOffers(company))[0]?.flags).toEqual(['BackInApproval'])

    await company.account.control('offer.approve', { offerId })
    await deliver(house, company)
    expect((await readOffers(company))[0]).toMatchObject({ flags: [], baseSalary: '90000' })
  })

  test.each(['cancelled', 'deleted', 'archived'] as const)('%s withdraws the offer', async (how) => {
    const company = await openCompany(house)
    const offerId = await createSandboxOffer(company)
    await deliver(house, company)
    const [truth] = await dumpOffers(company)
    if (how === 'cancelled') await company.account.control('offer.decide', { offerId, decision: 'Cancelled' })
    if (how === 'deleted') await company.account.control('offer.delete', { offerId })
    if (how === 'archived') await company.account.control('application.archive', { applicationId: truth?.applicationId })
    await deliver(house, company)

    expect(await readOffers(company)).toEqual([])
    expect(await readOffers(company, 'Withdrawn')).toHaveLength(1)
  })

  test('of the chosen events holds for later changes only', async () => {
    const company = await openCompany(house, { events: ['offerCreate'] })
    const offerId = await createSandboxOffer(company, { salary: 50_000 })
    await deliver(house, company)
    const by = {
      scope: company.scope,
      actor: { kind: 'User', userId: company.userId } as const,
      origin: { ipAddress: null, requestId: null },
    }
    await setChosenEvents({ ...by, id: company.connectionId, events: ['offerCreate', 'offerUpdate'] })
    await company.account.control('offer.update', { offerId, salary: 55_000, skipApproval: true })
    await deliver(house, company)

    expect((await readOffers(company))[0]).toMatchObject({ baseSalary: '55000', flags: [] })
  })
})
