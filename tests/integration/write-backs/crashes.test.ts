import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeAnswerBack } from '#lib/pipeline/write-answer-back.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'
import { breakSync } from '#tests/setup/broken-sync.ts'
import { openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import {
  ANSWERED_AT,
  type AnsweredOffer,
  answerOffer,
  openWritingCompany,
  readInAshby,
  readNewestTry,
  readOurs,
} from './answered-offers.ts'
import { type AshbyGate, openGate } from './ashby-gate.ts'

let house: TestHouse
let gate: AshbyGate
beforeAll(async () => {
  house = await openHouse()
  gate = await openGate(house.sandbox.origin)
  process.env.SANDBOX_URL = gate.url
})
beforeEach(() => {
  gate.calls.length = 0
  gate.onCall = null
})
afterAll(async () => {
  await gate.close()
  await house.close()
})

const hurry = (company: TestCompany) => house.drain({ hurried: company.scope })
const countWrites = () => gate.calls.filter(({ operation }) => operation === 'offer.setStatus').length

describe('a worker that was killed', () => {
  async function killAfterClaim(company: TestCompany, offer: AnsweredOffer): Promise<void> {
    await inTenant(company.scope, (tx) =>
      tx.writeBack.updateMany({ where: { offerId: offer.offerId }, data: { state: 'Sending', startedAt: new Date() } }),
    )
    gate.calls.length = 0
  }

  test('before its call reached Ashby: never sent by another one, people are told', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    await killAfterClaim(company, offer)
    await house.drain()
    await hurry(company)

    expect(countWrites()).toBe(0)
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Unknown' })
    expect(await readOurs(company, offer)).toMatchObject({ told: 1 })
  })

  test('after its call reached Ashby: found there, with the time still to be written', async () => {
    const company = await openWritingCompany(house)
    const offer = await answerOffer(house, company)
    await company.account.call('offer.setStatus', { offerId: offer.externalId, acceptanceStatus: 'Accepted' })
    await killAfterClaim(company, offer)
    await house.drain()

    expect(countWrites()).toBe(0)
    expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done' })
    expect(await readInAshby(company, offer)).toMatchObject({ decidedAt: ANSWERED_AT.toISOString() })
  })
})

test('a fault of ours after the write is logged with its error, and the answer stays written', async () => {
  const company = await openWritingCompany(house)
  const offer = await answerOffer(house, company)
  const said = vi.spyOn(log, 'error')
  const mend = await breakSync(company)
  await house.drain()
  await mend()

  expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done' })
  const ids = { organizationId: company.scope.organizationId, offerId: offer.offerId }
  expect(said).toHaveBeenCalledWith({ ...ids, err: expect.any(Error) }, 'offer not read after write-back')
})

test('two jobs of one try at once: the status reaches Ashby once', async () => {
  const company = await openWritingCompany(house)
  const offer = await answerOffer(house, company)
  const { id: writeBackId } = await readNewestTry(company, offer)
  gate.calls.length = 0
  const run = () => writeAnswerBack({ scope: company.scope, writeBackId, tries: 0, readBacks: 0 })
  await Promise.all([run(), run(), run()])
  await house.drain()
  await hurry(company)

  expect(countWrites()).toBe(1)
  expect(await readNewestTry(company, offer)).toMatchObject({ state: 'Done', count: 1 })
  expect((await readOurs(company, offer)).history).toHaveLength(1)
})
