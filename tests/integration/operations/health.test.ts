import { randomUUID } from 'node:crypto'
import { afterAll, expect, test, vi } from 'vitest'
import { GET } from '#app/api/health/route.ts'
import { processEventJob } from '#lib/domain/events/jobs.ts'
import { dismissProcess, reportProcess } from '#lib/domain/operations/mutations.ts'
import { readQueueState } from '#lib/domain/operations/queries.ts'
import { judgeHealth } from '#lib/domain/operations/rules.ts'
import { createId } from '#lib/platform/db/id.ts'
import { inTenant, mintTenantScope } from '#lib/platform/db/tenant.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'

const TOKEN = 'a-token-for-tests-only'

vi.hoisted(() => {
  process.env.METRICS_TOKEN = 'a-token-for-tests-only'
})

const worker = createId()
afterAll(() => dismissProcess({ id: worker }))

/** A job that was due at this many seconds before now. */
async function addDueJob(secondsAgo: number): Promise<void> {
  const scope = mintTenantScope(randomUUID())
  const payload = { organizationId: scope.organizationId, eventId: randomUUID() }
  const runAt = new Date(Date.now() - secondsAgo * 1000)
  await inTenant(scope, (tx) => enqueue(tx, processEventJob, payload, { runAt }))
}

const judge = async () => judgeHealth({ isDatabaseUp: true, queue: await readQueueState() })
const tell = (tookJobAt: Date | null) => reportProcess({ id: worker, kind: 'worker', tookJobAt, metrics: [] })

test('due jobs that nobody takes for a minute are told, and a worker that takes some heals it', async () => {
  expect(await judge()).toBe('ok')
  await addDueJob(30)
  expect(await judge()).toBe('ok')
  await addDueJob(90)
  expect(await judge()).toBe('degraded')
  await tell(new Date(Date.now() - 90_000))
  expect(await judge()).toBe('degraded')
  await tell(new Date(Date.now() - 5_000))
  expect(await judge()).toBe('ok')
  expect(await readQueueState()).toMatchObject({ due: 2, running: 0, workers: 1, degradedConnections: 0 })
})

test('a job that waits for a later time is not due', async () => {
  const before = await readQueueState()
  await addDueJob(-3_600)

  expect((await readQueueState()).due).toBe(before.due)
})

test('strangers are told one word, and who shows the token the numbers', async () => {
  const stranger = await GET(new Request('http://127.0.0.1/api/health'))
  const wrong = await GET(new Request('http://127.0.0.1/api/health', { headers: { authorization: 'Bearer something else' } }))
  const known = await GET(new Request('http://127.0.0.1/api/health', { headers: { authorization: `Bearer ${TOKEN}` } }))

  expect(stranger.status).toBe(200)
  expect(await stranger.json()).toEqual({ status: 'ok' })
  expect(await wrong.json()).toEqual({ status: 'ok' })
  expect(await known.json()).toMatchObject({ status: 'ok', queue: { due: expect.any(Number), workers: 1 } })
})
