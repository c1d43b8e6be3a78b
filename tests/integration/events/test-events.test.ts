import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installConnection } from '#lib/domain/connections/by-hand/mutations.ts'
import { getConnection } from '#lib/domain/connections/queries.ts'
import { sendTestEvent } from '#lib/pipeline/send-test-event.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { defaultRules } from '#lib/sources/ashby/default-rules.ts'
import { outcomeOf } from '#tests/integration/access/tenants.ts'
import { createOrganization, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { apiOf } from './event-desk.ts'

let house: TestHouse
let company: TestCompany
let api: Awaited<ReturnType<typeof apiOf>>
beforeAll(async () => {
  house = await openHouse()
  company = await openCompany(house)
  api = await apiOf(company)
})
afterAll(async () => {
  await house.close()
  await closeRateLimits()
})

const send = (kind: 'valid' | 'tampered' | 'repeated') => api.events.sendTest({ connectionId: company.connectionId, kind })
const readHealth = async () => {
  const { lastEventAt, endpoints } = await getConnection({ scope: company.scope, id: company.connectionId })

  return { lastEventAt, endpoints: endpoints.map(({ verifiedAt, refusedCount }) => ({ verifiedAt, refusedCount })) }
}

describe('a test event over the network', () => {
  test('comes through where it is signed as Ashby signs, is stored as a test, and changes nothing', async () => {
    const before = await readHealth()
    const { deliveries, eventId } = await send('valid')
    await house.drain()

    expect(deliveries).toEqual([expect.objectContaining({ status: 200, isExpected: true })])
    expect(deliveries[0]?.durationMs).toBeGreaterThan(0)
    expect(await api.events.get({ id: eventId ?? '' })).toMatchObject({
      ...{ isTest: true, state: 'Done', label: 'Test event', attempts: [], offer: null, newHire: null },
      intake: { totalMs: expect.any(Number), verifyMs: expect.any(Number) },
    })
    expect(await readHealth()).toEqual(before)
    expect((await api.audit.list({ action: 'connection.test-event-sent' })).items[0]).toMatchObject({ objectId: company.connectionId })
  })

  test('is refused with 422 where its body was changed after signing, and that counts as no refusal of Ashby’s', async () => {
    const before = await readHealth()
    const count = (await api.events.list({})).items.length

    expect(await send('tampered')).toEqual({ deliveries: [expect.objectContaining({ status: 422, isExpected: true })], eventId: null })
    expect((await api.events.list({})).items).toHaveLength(count)
    expect(await readHealth()).toEqual(before)
  })

  test('is stored once where it comes twice', async () => {
    const { deliveries, eventId } = await send('repeated')

    expect(deliveries.map(({ status, isExpected }) => ({ status, isExpected }))).toEqual([
      { status: 200, isExpected: true },
      { status: 200, isExpected: true },
    ])
    expect(await api.events.get({ id: eventId ?? '' })).toMatchObject({ isTest: true, repeatCount: 1, siblings: [] })
  })

  test('cannot be replayed or tried again', async () => {
    const { eventId } = await send('valid')
    const id = eventId ?? ''

    expect(await outcomeOf(api.events.replay({ id }))).toBe('conflict')
    expect(await outcomeOf(api.events.retry({ id }))).toBe('conflict')
    expect(await api.replays.count({ filter: { ids: [id] } })).toEqual({ total: 0, withoutBody: 0 })
  })
})

test('says so where something else, or nothing, stands at the address', async () => {
  const other = await openCompany(house)
  const server = createServer((_req, res) => res.writeHead(200).end('<h1>Welcome</h1>'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const by = { scope: other.scope, actor: { kind: 'User', userId: other.userId } as const, origin: { ipAddress: null, requestId: null } }
  const sendTo = (appUrl: string) => sendTestEvent({ ...by, connectionId: other.connectionId, kind: 'valid', appUrl })

  expect(await sendTo(`http://127.0.0.1:${port}`)).toMatchObject({ deliveries: [{ status: 200, isExpected: false }], eventId: null })
  await new Promise((resolve) => server.close(resolve))
  expect(await sendTo(`http://127.0.0.1:${port}`)).toMatchObject({ deliveries: [{ status: null, isExpected: false }], eventId: null })
})

test('does not connect an account by hand that waits for Ashby, and finds none that is disconnected or another organization’s', async () => {
  const organization = await createOrganization()
  const by = {
    scope: organization.scope,
    actor: { kind: 'User', userId: organization.userId } as const,
    origin: { ipAddress: null, requestId: null },
  }
  const id = await installConnection({ ...by, source: 'ashby', environment: 'Sandbox', name: 'By hand', rules: defaultRules })
  const client = await apiOf(organization)

  expect(await client.events.sendTest({ connectionId: id, kind: 'valid' })).toMatchObject({
    deliveries: [{ status: 200, isExpected: true }],
  })
  expect((await getConnection({ scope: organization.scope, id })).state).toBe('Configuring')
  expect(await outcomeOf(client.events.sendTest({ connectionId: company.connectionId, kind: 'valid' }))).toBe('not_found')
  await inTenant(organization.scope, (tx) => tx.connection.updateMany({ where: { id }, data: { state: 'Disconnected' } }))
  expect(await outcomeOf(client.events.sendTest({ connectionId: id, kind: 'valid' }))).toBe('conflict')
})

test('ten a minute are enough', async () => {
  const outcomes: string[] = []
  for (let count = 0; count < 12; count += 1) outcomes.push(await outcomeOf(send('tampered')))

  expect(outcomes).toContain('rate_limited')
  expect(outcomes.filter((outcome) => outcome === 'ok').length).toBeLessThanOrEqual(10)
})
