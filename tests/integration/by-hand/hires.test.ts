import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { apply, type ByHandCompany, deliver, installCompany, makeWebhook, readHires, send } from './accounts.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

type Payload = { id: string; at: number; status?: string; name?: string; offer?: { salary: number; at?: number } | null }

const instant = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`

function payload({ id, at, status = 'Hired', name = 'Ngozi Eze', offer = null }: Payload) {
  const candidate = { id, name, primaryEmailAddress: { value: 'ngozi@mail.example', type: 'Personal', isPrimary: true } }
  const application = {
    id,
    status,
    updatedAt: instant(at),
    candidate,
    job: { id: randomUUID(), title: 'Field Engineer', departmentId: randomUUID() },
  }
  const latestVersion = {
    id: randomUUID(),
    createdAt: instant(offer?.at ?? 0),
    startDate: '2027-03-01',
    salary: { value: offer?.salary, currencyCode: 'EUR' },
  }

  return {
    application,
    ...(offer ? { offer: { id: randomUUID(), applicationId: id, offerStatus: 'CandidateAccepted', latestVersion } } : {}),
  }
}

async function tell(company: ByHandCompany, action: string, data: object): Promise<void> {
  expect(await send(company, { action, data })).toBe(200)
  await house.drain()
}

const readEvents = ({ scope }: ByHandCompany) =>
  inTenant(scope, (tx) =>
    tx.event.findMany({ orderBy: { id: 'asc' }, select: { action: true, state: true, reason: true, newHireId: true } }),
  )

test('a hire comes in from the webhook alone, with the offer it carries, and says what only a key could look up', async () => {
  const company = await installCompany(house)
  await makeWebhook(company)
  const { applicationId, offerId } = await apply(company)
  await company.account.control('offer.decide', { offerId, decision: 'Accepted', hire: true })
  await deliver(house, company)
  const [hire] = await readHires(company)

  expect(hire).toMatchObject({
    externalId: applicationId,
    state: 'Pending',
    firstName: 'Ngozi',
    lastName: 'Eze',
    jobTitle: 'Field Engineer',
    startDate: '2027-03-01',
    currency: 'EUR',
    offerExternalId: offerId,
    department: null,
    confidential: true,
  })
  expect(hire?.personalEmail).toMatch(/@mail\.example$/)
  expect(hire?.issues).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'department', code: 'no_key' })]))
  expect((await readEvents(company)).filter(({ newHireId }) => newHireId === hire?.id)).not.toHaveLength(0)
})

test('of payloads in any order the newest wins, and one without the offer takes none away', async () => {
  const newest = { name: 'Ngozi Okafor', at: 30 }
  const payloads = (id: string) => [
    { action: 'candidateHire', data: payload({ id, at: 10, offer: { salary: 70_000, at: 5 } }) },
    { action: 'applicationUpdate', data: payload({ id, at: 20 }) },
    { action: 'pushToHRIS', data: payload({ id, ...newest }) },
  ]
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]
  const company = await installCompany(house)
  for (const order of orders) {
    const id = randomUUID()
    const told = payloads(id)
    for (const index of order) {
      const next = told[index]
      if (next) await tell(company, next.action, next.data)
    }
    const hire = (await readHires(company)).find(({ externalId }) => externalId === id)
    expect(hire, order.join()).toMatchObject({ lastName: 'Okafor', startDate: '2027-03-01', state: 'Pending' })
    expect(Number(hire?.baseSalary), order.join()).toBe(70_000)
  }
  expect(await readHires(company)).toHaveLength(orders.length)
})

test('who is no longer hired is marked, and a payload from before does not take the mark away', async () => {
  const company = await installCompany(house)
  const id = randomUUID()
  await tell(company, 'candidateHire', payload({ id, at: 10 }))
  await tell(company, 'applicationUpdate', payload({ id, at: 20, status: 'Archived' }))
  await tell(company, 'candidateStageChange', payload({ id, at: 15 }))

  expect(await readHires(company)).toMatchObject([{ state: 'Pending', flags: ['Unhired'], sourceStatus: 'Archived' }])
})

test('one that is known not to be hired does not come in by an older payload', async () => {
  const company = await installCompany(house)
  const id = randomUUID()
  await tell(company, 'applicationUpdate', payload({ id, at: 20, status: 'Archived' }))
  await tell(company, 'candidateHire', payload({ id, at: 10 }))
  expect(await readHires(company)).toHaveLength(0)

  await tell(company, 'candidateHire', payload({ id, at: 30 }))
  expect(await readHires(company)).toHaveLength(1)
})

test('events that only a key could follow say so, and change nothing', async () => {
  const company = await installCompany(house)
  await tell(company, 'offerCreate', { offer: { id: randomUUID(), applicationId: randomUUID() } })
  await tell(company, 'candidateDelete', { candidate: { id: randomUUID() } })

  expect(await readEvents(company)).toMatchObject([
    { action: 'offerCreate', state: 'Ignored', reason: 'Offers need an API key' },
    { action: 'candidateDelete', state: 'NeedsAttention', reason: expect.stringContaining('Without an API key') },
  ])
})

test('while it is paused events wait, and come in when it is resumed', async () => {
  const company = await installCompany(house)
  const { api, connectionId: id } = company
  await makeWebhook(company)
  await api.connections.pause({ id })
  await tell(company, 'candidateHire', payload({ id: randomUUID(), at: 10 }))
  expect(await readHires(company)).toHaveLength(0)

  await api.connections.resume({ id })
  await house.drain()
  expect(await readHires(company)).toHaveLength(1)
})

test('a key that comes later keeps connection and rows, completes them, and sets up webhooks beside those by hand', async () => {
  const company = await installCompany(house)
  const { api, account, connectionId: id } = company
  await makeWebhook(company)
  const { applicationId, offerId } = await apply(company)
  await account.control('offer.decide', { offerId, decision: 'Accepted', hire: true })
  await deliver(house, company)
  const [before] = await readHires(company)
  expect(before?.department).toBeNull()

  const keyed = await api.connections.replaceKey({ id, apiKey: account.apiKey })
  expect(keyed).toMatchObject({ id, state: 'Connected', canAsk: true, problems: [{ code: 'not_configured' }] })
  await api.connections.configure({ id, events: ['offerCreate', 'offerUpdate'] })
  await house.drain()
  await deliver(house, company)

  const connection = await api.connections.get({ id })
  expect(connection).toMatchObject({ state: 'Connected', problems: [], byHand: { isRefusing: false } })
  expect(connection.endpoints.length).toBeGreaterThan(0)
  const [after, ...others] = await readHires(company)
  expect(others).toEqual([])
  expect(after).toMatchObject({ id: before?.id, externalId: applicationId, state: 'Pending' })
  expect(after?.issues).not.toEqual(expect.arrayContaining([expect.objectContaining({ code: 'no_key' })]))

  const removed = await api.byHand.remove({ id })
  expect(removed).toMatchObject({ byHand: null, deleteByHand: [{ webhookType: 'byHand', url: company.requestUrl }] })
})

test('a key for documents alone is taken beside webhooks by hand, which stay the record', async () => {
  const company = await installCompany(house)
  const { api, account, connectionId: id } = company
  await makeWebhook(company)
  const { apiKey } = await account.createKey({ scopes: ['apiKeys:read', 'candidates:read'] })
  expect(await api.connections.replaceKey({ id, apiKey })).toMatchObject({ state: 'Connected', canAsk: false, problems: [] })

  await tell(company, 'candidateHire', payload({ id: randomUUID(), at: 10, offer: { salary: 70_000 } }))
  expect(await readHires(company)).toMatchObject([{ state: 'Pending', startDate: '2027-03-01' }])
})
