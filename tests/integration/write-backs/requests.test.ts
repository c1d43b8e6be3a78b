import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#lib/platform/db/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { outcomeOf } from '#tests/integration/access/tenants.ts'
import { refusalOf } from '#tests/integration/members/people.ts'
import { openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { answerOffer, openApi, openWritingCompany, readTries } from './answered-offers.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const withoutWrite = ['apiKeys:read', 'apiKeys:write', 'candidates:read', 'offers:read', 'organization:read', 'jobs:read']

async function addRecruiter({ scope }: TestCompany): Promise<string> {
  const { organizationId } = scope
  const user = await db().user.create({ data: { email: `${randomUUID()}@test.example`, name: 'Sam Recruiter' }, select: { id: true } })
  await inTenant(scope, (tx) =>
    tx.membership.create({ data: { organizationId, userId: user.id, role: 'Recruiter' }, select: { id: true } }),
  )

  return user.id
}

test('switched off nothing is asked for, and a member can ask by hand; two at once make one try', async () => {
  const company = await openWritingCompany(house, { isOn: false })
  const offer = await answerOffer(house, company)
  expect(await readTries(company, offer)).toEqual([])

  const [admin, recruiter] = [await openApi(company), await openApi(company, await addRecruiter(company))]
  expect(await admin.writeBacks.list({ id: offer.offerId })).toEqual({ items: [], isOn: false, canRequest: true, blockedReason: null })
  const answers = await Promise.all([admin, recruiter].map((api) => api.writeBacks.request({ id: offer.offerId })))
  for (const { items } of answers) expect(items).toHaveLength(1)
  await house.drain()

  expect(await readTries(company, offer)).toMatchObject([{ state: 'Done' }])
  const after = await admin.writeBacks.list({ id: offer.offerId })
  expect(after).toMatchObject({ canRequest: false, items: [{ state: 'Done', by: expect.any(String) }] })
  expect(await refusalOf(admin.writeBacks.request({ id: offer.offerId }))).toMatchObject({ code: 'conflict' })
})

test('a key without Offers: Write cannot be switched on, is not used, and the offer says which box to tick', async () => {
  const company = await openWritingCompany(house, { scopes: withoutWrite, isOn: true })
  const api = await openApi(company)
  const offer = await answerOffer(house, company)
  await house.drain()

  expect(await readTries(company, offer)).toMatchObject([{ state: 'Refused', code: 'permission_missing' }])
  const { canRequest, blockedReason } = await api.writeBacks.list({ id: offer.offerId })
  expect(canRequest).toBe(true)
  expect(blockedReason).toContain('Offers: Write')
  expect((await refusalOf(api.writeBacks.request({ id: offer.offerId }))).message).toBe(blockedReason)

  expect((await api.connections.setWriteBack({ id: company.connectionId, isOn: false })).writeBack).toEqual({
    isOn: false,
    isAllowed: false,
  })
  const refusal = await refusalOf(api.connections.setWriteBack({ id: company.connectionId, isOn: true }))
  expect(refusal.message).toContain('Tick it for the key in Ashby')
})

test('the switch is told by the connection and written down with its value', async () => {
  const company = await openWritingCompany(house, { isOn: false })
  const api = await openApi(company)
  const { writeBack } = await api.connections.setWriteBack({ id: company.connectionId, isOn: true })
  expect(writeBack).toEqual({ isOn: true, isAllowed: true })

  const { items } = await api.audit.list({ action: 'connection.write-back-changed' })
  expect(items[0]?.changes).toMatchObject([{ field: 'writesAnswersBack', after: true }])
})

test('an offer that nobody answered has nothing to write', async () => {
  const company = await openWritingCompany(house)
  const offer = await answerOffer(house, company)
  await inTenant(company.scope, (tx) => tx.offerAnswer.updateMany({ data: { reopenedAt: new Date() } }))
  await house.drain()
  const api = await openApi(company)

  expect(await api.writeBacks.list({ id: offer.offerId })).toMatchObject({ canRequest: false, blockedReason: null })
  expect(await refusalOf(api.writeBacks.request({ id: offer.offerId }))).toMatchObject({ code: 'conflict' })
})

test('another organization’s offer and connection are not found', async () => {
  const [company, stranger] = [await openWritingCompany(house), await openWritingCompany(house)]
  const offer = await answerOffer(house, company)
  const api = await openApi(stranger)

  expect(await outcomeOf(api.writeBacks.list({ id: offer.offerId }))).toBe('not_found')
  expect(await outcomeOf(api.writeBacks.request({ id: offer.offerId }))).toBe('not_found')
  expect(await outcomeOf(api.connections.setWriteBack({ id: company.connectionId, isOn: false }))).toBe('not_found')
})

test('a confidential offer is not found by whoever may not see it', async () => {
  const company = await openWritingCompany(house)
  const offer = await answerOffer(house, company)
  await inTenant(company.scope, (tx) => tx.offer.updateMany({ data: { confidential: true } }))
  const api = await openApi(company, await addRecruiter(company))

  expect(await outcomeOf(api.writeBacks.list({ id: offer.offerId }))).toBe('not_found')
  expect(await outcomeOf(api.writeBacks.request({ id: offer.offerId }))).toBe('not_found')
})
