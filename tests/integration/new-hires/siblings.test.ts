import { createHmac } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Logger, runOnce } from 'graphile-worker'
import pLimit from 'p-limit'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { createTaskList } from '#worker/task-list.ts'

const HIRES = 200
const TIMES = 10
const AT_ONCE = 16
const WORKERS = 4

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

type Delivery = { url: string; body: string; signature: string }

/** Hires of the sandbox, each told by every event that tells of one; nothing is delivered yet. */
async function hireMany({ account }: TestCompany): Promise<string[]> {
  const { jobs } = (await account.control('account.overview')) as { jobs: { id: string }[] }
  const limit = pLimit(AT_ONCE)

  return Promise.all(
    Array.from({ length: HIRES }, (_, number) =>
      limit(async () => {
        const draft = { name: `Hire ${number} Ñandú`, email: `hire${number}@mail.example`, jobId: jobs[0]?.id }
        const { applicationId } = await account.control('candidate.create', draft)
        await account.control('application.hire', { applicationId })
        await account.control('application.push-to-hris', { applicationId })
        return String(applicationId)
      }),
    ),
  )
}

/** What the sandbox would deliver, signed as Ashby signs it, each ten times, in any order. */
async function readDeliveries({ account }: TestCompany): Promise<Delivery[]> {
  const { webhooks } = (await account.control('webhook.list')) as { webhooks: { id: string; requestUrl: string; secretToken: string }[] }
  const { deliveries } = (await account.control('delivery.list', { withBody: true, limit: 100_000 })) as {
    deliveries: { webhookId: string; action: string; body: string }[]
  }
  const endpoints = new Map(webhooks.map((webhook) => [webhook.id, webhook]))
  const signed = deliveries.flatMap(({ webhookId, action, body }) => {
    const endpoint = endpoints.get(webhookId)
    if (!endpoint || action === 'ping') return []
    return [
      { url: endpoint.requestUrl, body, signature: `sha256=${createHmac('sha256', endpoint.secretToken).update(body).digest('hex')}` },
    ]
  })

  return Array.from({ length: TIMES }, () => signed)
    .flat()
    .map((delivery) => ({ delivery, order: Math.random() }))
    .sort((one, other) => one.order - other.order)
    .map(({ delivery }) => delivery)
}

async function send({ url, body, signature }: Delivery): Promise<number> {
  const headers = { 'content-type': 'application/json', 'ashby-signature': signature }

  return (await fetch(url, { method: 'POST', body, headers })).status
}

/** Several workers at once, as in life, that only look at events. */
async function processEvents(): Promise<void> {
  const pool = new pg.Pool({ connectionString: testDatabase.ownerUrl, max: 2 * WORKERS })
  // graphile-worker asks for handlers, so that a connection that is cut ends no process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const { process_event } = createTaskList()
  const logger = new Logger(() => () => undefined)
  const work = () => runOnce({ pgPool: pool, taskList: { process_event }, noHandleSignals: true, logger })
  await Promise.all(Array.from({ length: WORKERS }, work))
  // One that is to be tried again in a moment is waited for.
  const isLeft = async () =>
    (await pool.query(`select 1 from graphile_worker.jobs where task_identifier = 'process_event' limit 1`)).rowCount !== 0
  while (await isLeft()) {
    await setTimeout(100)
    await work()
  }
  await pool.end()
}

test(`${HIRES} hires, each told by all its sibling events ${TIMES} times in any order, are ${HIRES} pending new hires`, {
  timeout: 240_000,
}, async () => {
  const company = await openCompany(house)
  await company.account.control('delivery.stop')
  const applicationIds = await hireMany(company)
  const deliveries = await readDeliveries(company)
  // Candidate Hired, Application Update and Push to HRIS.
  expect(deliveries).toHaveLength(HIRES * 3 * TIMES)

  const limit = pLimit(AT_ONCE)
  const [statuses] = await Promise.all([Promise.all(deliveries.map((delivery) => limit(() => send(delivery)))), processEvents()])
  expect(new Set(statuses)).toEqual(new Set([200]))
  await processEvents()

  await inTenant(company.scope, async (tx) => {
    const hires = await tx.newHire.findMany({ select: { externalId: true, state: true } })
    expect(hires.map(({ externalId }) => externalId).sort()).toEqual([...applicationIds].sort())
    expect(new Set(hires.map(({ state }) => state))).toEqual(new Set(['Pending']))
    expect(await tx.newHireHistoryEntry.count({ where: { kind: 'imported' } })).toBe(HIRES)
    expect(await tx.event.groupBy({ by: ['state'], _count: true })).toEqual([{ state: 'Done', _count: HIRES * 3 }])
    expect(await tx.event.count({ where: { newHireId: null } })).toBe(0)
    expect(await tx.eventRepeat.count()).toBe(HIRES * 3 * (TIMES - 1))
  })
})
