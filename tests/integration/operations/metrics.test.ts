import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { dismissProcess, reportProcess } from '#lib/domain/operations/mutations.ts'
import { db } from '#lib/platform/db/client.ts'
import { createId } from '#lib/platform/db/id.ts'
import { createSandboxOffer, deliver, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'

const TOKEN = 'a-token-for-tests-only'

/** Set before anything reads the environment. */
vi.hoisted(() => {
  process.env.METRICS_TOKEN = 'a-token-for-tests-only'
})

const { GET: getMetrics } = await import('#app/api/metrics/route.ts')
const { startReporting } = await import('#lib/pipeline/report-process.ts')

const ask = (token: string | null) => {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }

  return new Request('http://127.0.0.1/', { headers })
}
const readText = async () => (await getMetrics(ask(TOKEN))).text()

/** Whether there is a series of a name with these labels, in whatever order, that is more than zero. */
function hasSeries(text: string, name: string, labels: readonly string[]): boolean {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))

  return lines.some((line) => labels.every((label) => line.includes(label)) && Number(line.split(' ').at(-1)) > 0)
}

let house: TestHouse
let company: TestCompany
let reports: ReturnType<typeof startReporting>
beforeAll(async () => {
  house = await openHouse()
  reports = startReporting({ kind: 'web' })
  company = await openCompany(house)
  await createSandboxOffer(company)
  await deliver(house, company)
})
afterAll(async () => {
  await reports.stop()
  await house.close()
})

describe('metrics', () => {
  test('are for who shows the token', async () => {
    expect((await getMetrics(ask(null))).status).toBe(401)
    expect((await getMetrics(ask('another-token-for-tests'))).status).toBe(401)
    expect((await getMetrics(ask(TOKEN))).status).toBe(200)
  })

  test('tell what was received, tried, asked and worked on', async () => {
    const text = await readText()

    expect(hasSeries(text, 'handoff_webhooks_total', ['answer="stored"', 'process="web-'])).toBe(true)
    expect(hasSeries(text, 'handoff_event_tries_total', ['outcome="done"'])).toBe(true)
    expect(hasSeries(text, 'handoff_event_lag_seconds_count', [])).toBe(true)
    expect(hasSeries(text, 'handoff_upstream_call_seconds_count', ['operation="offer.info"', 'status="200"'])).toBe(true)
    expect(hasSeries(text, 'handoff_job_seconds_count', ['job="process_event"', 'outcome="done"'])).toBe(true)
    expect(hasSeries(text, 'handoff_sweep_seconds_count', ['trigger="Connected"', 'outcome="Done"'])).toBe(true)
    expect(hasSeries(text, 'handoff_connections', ['state="Connected"'])).toBe(true)
    expect(hasSeries(text, 'process_resident_memory_bytes', ['process="web-'])).toBe(true)
    expect(text).toMatch(/^handoff_events\{state="Received"\} 0$/m)
  })

  test('name no organization and nobody', async () => {
    const text = await readText()
    const organizations = await db().organization.findMany({ select: { id: true, slug: true, name: true } })

    for (const secret of [...organizations.flatMap(({ id, slug, name }) => [id, slug, name]), company.connectionId, company.userId])
      expect(text).not.toContain(secret)
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/)
  })

  test('are of every process that lives, and of none that told nothing for two minutes', async () => {
    const [alive, silent] = [createId(), createId()]
    const metrics = [{ name: 'handoff_test_total', help: 'Test', type: 'counter', values: [{ value: 7, labels: {} }] }]
    await reportProcess({ id: alive, kind: 'worker', tookJobAt: null, metrics })
    await reportProcess({ id: silent, kind: 'worker', tookJobAt: null, metrics })
    await db().$executeRaw`update "process" set "seenAt" = now() - interval '3 minutes' where "id" = ${silent}::uuid`
    const text = await readText()

    expect(text).toContain(`handoff_test_total{process="worker-${alive.slice(-8)}"} 7`)
    expect(text).not.toContain(silent.slice(-8))
    expect(text).toContain('handoff_processes{kind="worker"} 1')
    // The report of any process takes the silent ones away.
    expect(await db().process.count({ where: { id: silent } })).toBe(0)
    await dismissProcess({ id: alive })
  })
})
