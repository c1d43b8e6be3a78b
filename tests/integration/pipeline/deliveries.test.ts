import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pauseConnection, resumeConnection } from '#lib/domain/connections/mutations.ts'
import { getConnection } from '#lib/domain/connections/queries.ts'
import { listEvents } from '#lib/domain/events/queries.ts'
import { enqueueWaiting } from '#lib/domain/events/waiting/mutations.ts'
import { listOffers } from '#lib/domain/offers/lists/queries.ts'
import { disconnect } from '#lib/pipeline/disconnect-connection.ts'
import { withClient } from '#scripts/database-setup.ts'
import { createSandboxOffer, deliver, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { testDatabase } from '#tests/setup/database.ts'

let house: TestHouse
let company: TestCompany
let hook: { requestUrl: string; secretToken: string }
beforeAll(async () => {
  house = await openHouse()
  company = await openCompany(house)
  hook = await findWebhook(company)
})
afterAll(() => house.close())

async function findWebhook({ account }: TestCompany, webhookType = 'offerUpdate') {
  const { webhooks } = (await account.control('webhook.list')) as {
    webhooks: { webhookType: string; requestUrl: string; secretToken: string }[]
  }
  const found = webhooks.find((webhook) => webhook.webhookType === webhookType)
  if (!found) throw new Error(`The sandbox has no webhook ${webhookType}.`)

  return found
}

type Send = { body: string | Buffer; url?: string; secret?: string | null; headers?: Record<string, string> }

async function send({ body, url = hook.requestUrl, secret = hook.secretToken, headers = {} }: Send): Promise<number> {
  const signature: Record<string, string> =
    secret === null ? {} : { 'ashby-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }
  const response = await fetch(url, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: { 'content-type': 'application/json', ...signature, ...headers },
  })

  return response.status
}

function offerUpdate({ offerId = randomUUID(), actionId = randomUUID() } = {}): string {
  return JSON.stringify({ action: 'offerUpdate', webhookActionId: actionId, data: { offer: { id: offerId, applicationId: randomUUID() } } })
}

async function readEvents({ scope }: TestCompany = company) {
  return (await listEvents({ scope, visibility: { confidential: true }, limit: 100 })).items
}

describe('a delivery is refused', () => {
  test.each([
    ['without a signature', null],
    ['with a wrong signature', 'another secret'],
  ])('%s: 422, stored nowhere, counted on the endpoint', async (_how, secret) => {
    const before = (await readEvents()).length
    expect(await send({ body: offerUpdate(), secret })).toBe(422)
    expect(await readEvents()).toHaveLength(before)

    const { endpoints } = await getConnection({ scope: company.scope, id: company.connectionId })
    const endpoint = endpoints.find(({ webhookType }) => webhookType === 'offerUpdate')
    expect(endpoint?.refusedCount).toBeGreaterThan(0)
    expect(endpoint?.lastRefusedAt).not.toBeNull()
  })

  test('for an unknown endpoint or source: 404', async () => {
    expect(await send({ body: offerUpdate(), url: hook.requestUrl.replace(/[^/]+$/, 'nobody') })).toBe(404)
    expect(await send({ body: offerUpdate(), url: hook.requestUrl.replace('/ashby/', '/greenhouse/') })).toBe(404)
  })

  test('for a disconnected account: 410, and its webhooks are deleted in Ashby', async () => {
    const other = await openCompany(house)
    const { requestUrl, secretToken } = await findWebhook(other)
    const actor = { kind: 'User', userId: other.userId } as const
    await disconnect({ scope: other.scope, actor, origin: { ipAddress: null, requestId: null }, id: other.connectionId })

    expect(await send({ body: offerUpdate(), url: requestUrl, secret: secretToken })).toBe(410)
    const { webhooks } = await other.account.control('webhook.list')
    expect(webhooks).toEqual([])
  })

  test('over 1 MiB: 413', async () => {
    expect(await send({ body: Buffer.alloc(1024 * 1024 + 1, 'x') })).toBe(413)
  })
})

describe('a well-signed delivery is kept', () => {
  test.each([
    ['is not JSON', 'not json at all'],
    ['is JSON of another kind', '[1, 2, 3]'],
    ['has a known action and a wrong shape', JSON.stringify({ action: 'offerUpdate', webhookActionId: randomUUID(), data: { offer: 7 } })],
  ])('when it %s: 200 and Needs attention', async (_how, body) => {
    expect(await send({ body })).toBe(200)
    expect((await readEvents())[0]).toMatchObject({ state: 'NeedsAttention', reasonCode: 'wrong_shape' })
  })

  test('when its type is unknown: 200 and Ignored with the reason', async () => {
    expect(await send({ body: JSON.stringify({ action: 'surveySubmit', webhookActionId: randomUUID(), data: {} }) })).toBe(200)
    expect((await readEvents())[0]).toMatchObject({ action: 'surveySubmit', state: 'Ignored', reason: 'Handoff does not use this event' })
  })

  test('once, when it comes three times at once: the others are counted', async () => {
    const body = offerUpdate()
    expect(await Promise.all([send({ body }), send({ body }), send({ body })])).toEqual([200, 200, 200])

    const [event, next] = await readEvents()
    expect(event?.repeatCount).toBe(2)
    expect(next?.subject.externalId).not.toBe(event?.subject.externalId)
  })

  test('for each of two subjects and for each sibling that share one action id', async () => {
    const before = (await readEvents()).length
    const actionId = randomUUID()
    const sibling = JSON.stringify({ action: 'applicationUpdate', webhookActionId: actionId, data: { application: { id: randomUUID() } } })
    const siblingHook = await findWebhook(company, 'applicationUpdate')
    await send({ body: offerUpdate({ actionId }) })
    await send({ body: offerUpdate({ actionId }) })
    await send({ body: sibling, url: siblingHook.requestUrl, secret: siblingHook.secretToken })

    expect(await readEvents()).toHaveLength(before + 3)
  })
})

test('a ping is answered 200 with and without signature and writes nothing but that it came', async () => {
  const before = (await readEvents()).length
  const body = JSON.stringify({ action: 'ping', data: { webhookActionType: 'ping' } })
  expect(await send({ body, secret: null })).toBe(200)
  expect(await send({ body })).toBe(200)
  expect(await readEvents()).toHaveLength(before)
})

test('a paused connection stores what comes and processes it when it is resumed', async () => {
  const paused = await openCompany(house)
  const by = {
    scope: paused.scope,
    actor: { kind: 'User', userId: paused.userId } as const,
    origin: { ipAddress: null, requestId: null },
    id: paused.connectionId,
  }
  await pauseConnection(by)
  await createSandboxOffer(paused)
  await deliver(house, paused)
  const events = await readEvents(paused)
  expect(events.length).toBeGreaterThan(0)
  expect(events.every(({ state }) => state === 'Received')).toBe(true)

  await resumeConnection({ ...by, follow: (tx) => enqueueWaiting(tx, { scope: paused.scope, connectionId: paused.connectionId }) })
  await house.drain()
  const { items } = await listOffers({
    scope: paused.scope,
    visibility: { confidential: true },
    state: 'Unpublished',
    sort: 'newest',
    order: 'asc',
    limit: 10,
  })
  expect(items).toHaveLength(1)
})

test('while the database is down deliveries are answered 503, and after the retry everything is there', async () => {
  const body = offerUpdate()
  const database = new URL(testDatabase.superuserUrl).pathname.slice(1)
  const maintenance = new URL(testDatabase.superuserUrl)
  maintenance.pathname = '/postgres'

  await withClient(maintenance.href, async (client) => {
    await client.query(`alter database "${database}" with allow_connections false`)
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database])
    try {
      expect(await send({ body })).toBe(503)
    } finally {
      await client.query(`alter database "${database}" with allow_connections true`)
    }
  })
  expect(await send({ body })).toBe(200)
  expect((await readEvents())[0]).toMatchObject({ action: 'offerUpdate', repeatCount: 0 })
})
