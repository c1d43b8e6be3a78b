import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples, exampleVariables } from '#app/api/v1/examples.ts'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addRecords } from '#tests/integration/access/records.ts'
import { createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { type ApiServer, startApiServer } from '#tests/setup/api-server.ts'
import { generateClient } from './generate-client.ts'
import { makeKey, type TestKey } from './keys.ts'

const run = promisify(execFile)

let server: ApiServer
let tenant: TestTenant
let key: TestKey
let ids: Record<string, string>

beforeAll(async () => {
  server = await startApiServer()
  tenant = await createTenant()
  key = await makeKey(tenant, { permissions: [...permissionSchema.options] })
  const { offerId, eventId } = await addRecords(tenant)
  const connection = await inTenant(tenant.scope, (tx) => tx.connection.findFirstOrThrow({ select: { id: true } }))
  ids = { OFFER_ID: offerId, EVENT_ID: eventId, CONNECTION_ID: connection.id }
})
afterAll(async () => {
  await server.close()
  await closeRateLimits()
})

const countEdits = () => inTenant(tenant.scope, (tx) => tx.auditEntry.count({ where: { action: 'offer.field-edited' } }))

type Answer = { data?: Record<string, unknown>; error?: unknown; response: Response }
type Sdk = Record<string, (options: object) => Promise<Answer>>

/** An example with the ids of this test's organization in place of those that stand for them. */
function fill(example: object): Record<string, unknown> {
  const text = exampleVariables.reduce((filled, { name, value }) => filled.replaceAll(value, ids[name] ?? value), JSON.stringify(example))

  return JSON.parse(text) as Record<string, unknown>
}

describe('a client that another program generates from /api/v1/openapi.json', () => {
  let folder: string
  let sdk: Sdk
  let auth: object

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'handoff-client-'))
    sdk = (await generateClient({ url: `${server.url}/api/v1/openapi.json`, folder })) as Sdk
    auth = { baseUrl: `${server.url}/api/v1`, auth: ({ scheme }: { scheme?: string }) => (scheme === 'bearer' ? key.token : undefined) }
  }, 60_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const call = (name: string, options: object) => {
    const procedure = sdk[name]
    if (!procedure) throw new Error(`The generated client has no ${name}: ${Object.keys(sdk).join()}`)

    return procedure({ ...auth, ...options })
  }

  test('reads with a key: lists with their examples, one of each, what the organization is', async () => {
    const offers = await call('offersList', { query: examples.offers?.list })
    expect(offers).toMatchObject({ response: { status: 200 }, data: { items: [{ id: ids.OFFER_ID }] } })
    expect(await call('offersGet', { path: fill(examples.offers?.get ?? {}) })).toMatchObject({ data: { id: ids.OFFER_ID } })
    expect(await call('offersCounts', { query: { environment: 'Sandbox' } })).toMatchObject({ data: { Unpublished: 1 } })
    expect((await call('eventsList', { query: examples.events?.list })).response.status).toBe(200)
    expect(await call('eventsGet', { path: fill(examples.events?.get ?? {}) })).toMatchObject({ data: { id: ids.EVENT_ID } })
    expect(await call('organizationGet', {})).toMatchObject({ data: { slug: tenant.slug } })
    expect(await call('apiKeysList', {})).toMatchObject({ data: [{ lastFour: key.token.slice(-4) }] })
  })

  test('edits a field twice with one Idempotency-Key and changes it once', async () => {
    const { id, field, ...body } = fill(examples.offers?.setField ?? {})
    const before = await countEdits()
    const options = { path: { id, field }, body, headers: { 'Idempotency-Key': 'generated-client-1' } }
    const [first, second] = [await call('offersSetField', options), await call('offersSetField', options)]

    expect(first).toMatchObject({ response: { status: 200 }, data: { jobTitle: body.value } })
    expect(second.data).toEqual(first.data)
    expect(second.response.headers.get('idempotency-replayed')).toBe('true')
    expect(await countEdits()).toBe(before + 1)
  })

  test('gets refusals in the form that the document promises', async () => {
    const answer = await call('offersGet', { path: { id: '01990000-0000-7000-8000-0000000000ff' } })

    expect(answer).toMatchObject({ response: { status: 404 }, error: { data: { code: 'not_found', userMessage: expect.any(String) } } })
  })
})

/** What stands on the page in boxes, as somebody copies it. */
async function readLines(): Promise<Map<string, string>> {
  const page = await (await fetch(`${server.url}/api/docs`)).text()
  const plain = (text: string) =>
    text.replace(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => ({ quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' })[name] ?? '')
  const boxes = page.matchAll(/<pre tabindex="0" role="region" aria-label="(Preparation|Example of [^"]*)"><code>(.*?)<\/code><\/pre>/gs)

  return new Map([...boxes].map(([, label = '', code = '']) => [plain(label).replace('Example of ', ''), plain(code)]))
}

const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
)

describe('the reference page', () => {
  test('holds no script and asks for nothing from elsewhere', async () => {
    const page = await (await fetch(`${server.url}/api/docs`)).text()

    expect(page).not.toMatch(/<script|<link[^>]+href="http|src=/i)
    expect(page).toMatch(/content="default-src [^"]*none/)
  })

  test.runIf(hasCurl)('has examples that run as they are pasted into a shell', async () => {
    const lines = await readLines()
    const preparation = (lines.get('Preparation') ?? '').replace('hk_…', key.token)
    const names = [
      'Offers of one state',
      'One offer with every field, its source and its history',
      'Edit a field',
      'Lock or unlock a field',
    ]
    const more = ['Events, newest first', 'One event with its attempts, headers and body', 'One connection', 'Check Ashby now']
    const pasted = [...names, ...more].map((name) => lines.get(name) ?? `echo "no example of ${name}"; exit 1`)
    const before = await countEdits()
    const script = [preparation, ...pasted.map((line) => `${line} --silent --show-error --output /dev/null --write-out '%{http_code}\\n'`)]
    const { stdout } = await run('sh', ['-euc', script.join('\n')])

    expect(stdout.trim().split('\n')).toEqual(pasted.map(() => '200'))
    expect(await countEdits()).toBe(before + 1)
  })

  test.runIf(hasCurl)('has examples that stop and say what to choose where nothing harmless can be chosen for one', async () => {
    const lines = await readLines()
    const remove = lines.get('Revoke a key; its next request is refused') ?? ''
    const pasted = await run('sh', ['-c', remove], { env: { ...process.env, HANDOFF_URL: server.url, HANDOFF_API_KEY: key.token } }).catch(
      (error: { stderr: string }) => error.stderr,
    )

    expect(pasted).toMatch(/API_KEY_ID: .*choose one of \/api-keys/)
  })
})
