import { randomUUID } from 'node:crypto'
import { Logger, runOnce } from 'graphile-worker'
import pg from 'pg'
import { permissionSchema } from '#lib/domain/access/schema.ts'
import { createConnection } from '#lib/domain/connections/creation/mutations.ts'
import { requestConfiguration } from '#lib/domain/connections/mutations.ts'
import { getConnection } from '#lib/domain/connections/queries.ts'
import type { ChosenEvent } from '#lib/domain/connections/schema.ts'
import type { EditContext } from '#lib/domain/offers/edits/mutations.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant, mintTenantScope, type TenantScope } from '#lib/platform/db/tenant.ts'
import { defaultRules } from '#lib/sources/ashby/default-rules.ts'
import { testDatabase } from './database.ts'
import { allScopes, type OpenSandbox, openSandbox, type SandboxAccount } from './sandbox-account.ts'
import { startWebhookServer } from './webhook-server.ts'

export type TestHouse = {
  sandbox: OpenSandbox
  webhookUrl: string
  /** Runs every job that is due until none is left; of one organization also those that wait for a later time. */
  drain: (options?: { hurried?: TenantScope }) => Promise<void>
  close: () => Promise<void>
}

/** The sandbox, the webhook route over HTTP and the worker's tasks for one test file. */
export async function openHouse(): Promise<TestHouse> {
  const server = await startWebhookServer()
  const sandbox = await openSandbox()
  const pool = new pg.Pool({ connectionString: testDatabase.ownerUrl, max: 10 })
  // A connection that a test's end cuts must not fail another test.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  process.env.APP_URL = server.url
  process.env.SANDBOX_URL = sandbox.origin
  const { createTaskList } = await import('#worker/task-list.ts')

  return {
    sandbox,
    webhookUrl: server.url,
    async drain({ hurried } = {}) {
      // A reminder that is asked before its day plans itself anew, for ever, and so does a check by the schedule.
      const isTheirs = `payload ->> 'organizationId' = $1 and coalesce(key, '') !~ '^(remind_hire|scheduled_sweep|scheduled_opening_sync):'`
      for (;;) {
        if (hurried) await pool.query(`update graphile_worker._private_jobs set run_at = now() where ${isTheirs}`, [hurried.organizationId])
        await runOnce({ pgPool: pool, taskList: createTaskList(), noHandleSignals: true, logger: quiet })
        const left = await pool.query(`select 1 from graphile_worker._private_jobs where run_at <= now() or ${isTheirs} limit 1`, [
          hurried?.organizationId ?? '',
        ])
        if (left.rowCount === 0) return
      }
    },
    async close() {
      await server.close()
      await sandbox.close()
      await pool.end()
    },
  }
}

export type TestCompany = { scope: TenantScope; userId: string; account: SandboxAccount; connectionId: string; keyId: string }
export type OpenCompany = { events?: ChosenEvent[]; approvals?: boolean; scopes?: string[]; confidential?: boolean }

/** An organization of its own with a connected sandbox account of its own. */
export async function openCompany(house: TestHouse, options: OpenCompany = {}): Promise<TestCompany> {
  const { events = ['offerCreate', 'offerUpdate'], approvals = true, scopes = allScopes, confidential = true } = options
  const { scope, userId } = await createOrganization()
  const account = await house.sandbox.createAccount({ approvals, scenario: 'empty' })
  await account.control('job.create', { title: 'Field Engineer' })
  const { apiKey, keyId } = await account.createKey({ scopes, confidential })
  const by = { scope, actor: { kind: 'User', userId } as const, origin: { ipAddress: null, requestId: null } }
  const connectionId = await createConnection({
    ...by,
    source: 'ashby',
    environment: 'Sandbox',
    name: 'Test account',
    apiKey,
    scopes,
    rules: defaultRules,
  })
  await requestConfiguration({ ...by, id: connectionId, events })
  await house.drain()

  const { state, configureError } = await getConnection({ scope, id: connectionId })
  if (state !== 'Connected') throw new Error(`The test account did not connect: ${JSON.stringify(configureError)}`)

  return { scope, userId, account, connectionId, keyId }
}

/** The company's admin at their desk: what an edit of one of its offers asks for. */
export function editAs({ scope, userId }: Pick<TestCompany, 'scope' | 'userId'>): EditContext {
  const origin = { ipAddress: null, requestId: null }

  return { scope, actor: { kind: 'User', userId }, origin, visibility: { confidential: true }, permissions: permissionSchema.options }
}

/** An organization with one admin. */
export async function createOrganization(): Promise<{ scope: TenantScope; userId: string; slug: string }> {
  const unique = randomUUID()
  const slug = `org-${unique}`
  const user = await db().user.create({ data: { email: `${unique}@test.example`, name: 'Imani Achterberg' }, select: { id: true } })
  const organization = await db().organization.create({ data: { slug, name: 'Test company' }, select: { id: true } })
  const scope = mintTenantScope(organization.id)
  await inTenant(scope, (tx) =>
    tx.membership.create({ data: { organizationId: organization.id, userId: user.id, role: 'Admin' }, select: { id: true } }),
  )

  return { scope, userId: user.id, slug }
}

/** The queue's own messages say nothing that a test asks for. */
const quiet = new Logger(() => () => undefined)

export type DumpedOffer = {
  offerId: string
  offerStatus: string
  latestVersionId: string
  startDate: string | null
  salary: number | null
  currencyCode: string | null
  applicationId: string
  candidateId: string
  candidateName: string
  candidateEmail: string | null
  jobTitle: string
  department: string | null
  location: string | null
}

/** Makes a candidate with an offer in the sandbox; approved and ready for the candidate unless told otherwise. */
export async function createSandboxOffer(
  { account }: Pick<TestCompany, 'account'>,
  { isReady = true, ...terms }: { isReady?: boolean; name?: string; salary?: number; startDate?: string } = {},
): Promise<string> {
  const { name = `Candidate ${randomUUID()}`, salary = 72_000, startDate = '2026-12-07' } = terms
  const { jobs } = (await account.control('account.overview')) as { jobs: { id: string }[] }
  const { candidateId } = await account.control('candidate.create', { name, email: `${randomUUID()}@mail.example` })
  const offer = await account.control('offer.create', { candidateId, jobId: jobs[0]?.id, salary, currencyCode: 'EUR', startDate })
  const offerId = String(offer.id)
  if (isReady) await account.control('offer.approve', { offerId })

  return offerId
}

type Deliver = Pick<TestCompany, 'account' | 'scope'>

/** Waits until the sandbox has delivered what it has, then runs the worker's jobs; with `hurry` also the company's waiting ones. */
export async function deliver(house: TestHouse, { account, scope }: Deliver, { hurry = false } = {}): Promise<void> {
  await account.control('delivery.settle')
  await house.drain(hurry ? { hurried: scope } : {})
}

/** The sandbox's own truth about every offer of the account. */
export async function dumpOffers({ account }: Pick<TestCompany, 'account'>): Promise<DumpedOffer[]> {
  const { offers } = await account.control('offer.dump')

  return offers as DumpedOffer[]
}
