import path from 'node:path'
import pLimit from 'p-limit'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDb, db } from '#lib/platform/db/client.ts'
import { inTenant, mintTenantScope, type TenantScope } from '#lib/platform/db/tenant.ts'
import { createChildOutput } from '#scripts/child-output.ts'
import { startNodeProcess } from '#scripts/child-process.ts'
import { prepareDatabase } from '#scripts/database-setup.ts'
import { openLogFile } from '#scripts/log-file.ts'
import { migrateDatabase } from '#scripts/migrate.ts'
import { findFreePorts } from '#scripts/ports.ts'
import { type PostgresServer, startPostgres } from '#scripts/postgres.ts'
import { withoutSettings } from '#scripts/settings.ts'
import { type SupervisedProcess, supervise } from '#scripts/supervisor.ts'
import { createTemporaryData } from '#scripts/temporary-data.ts'
import { testEnvironment } from '#tests/setup/environment.ts'
import { createInvitationWithMail } from '#tests/setup/invitations.ts'
import { type MailServer, type ServerAnswer, startMailServer } from '#tests/setup/mail-server.ts'

const MAILS = 60
const WORKERS = ['worker-1', 'worker-2']

const data = createTemporaryData()
let postgres: PostgresServer
let databaseUrl: string
let server: MailServer
let workers: SupervisedProcess[] = []
let scope: TenantScope
let invitedById: string
beforeAll(async () => {
  const [postgresPort = 0] = await findFreePorts(1)
  postgres = await startPostgres({
    dir: path.join(data.dir, 'postgres'),
    port: postgresPort,
    superuserPassword: 'test',
    logFile: path.join(data.dir, 'postgres.log'),
    durability: 'fast',
  })
  const urls = await prepareDatabase({
    superuserUrl: postgres.superuserUrl,
    database: 'handoff',
    passwords: { owner: 'test', web: 'test' },
  })
  await migrateDatabase({ url: urls.owner })
  databaseUrl = urls.owner
  server = await startMailServer()
  Object.assign(process.env, { DATABASE_URL: databaseUrl, SMTP_URL: server.url })
  await createInviter()
})
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await closeDb()
  await server?.close()
  await postgres?.stop()
  data.remove()
})

async function createInviter(): Promise<void> {
  const user = await db().user.create({ data: { email: 'admin@example.com', name: 'Imani Achterberg' }, select: { id: true } })
  const organization = await db().organization.create({ data: { slug: 'saltmarsh', name: 'Saltmarsh' }, select: { id: true } })
  scope = mintTenantScope(organization.id)
  invitedById = user.id
}

function startWorkers(): Promise<unknown> {
  workers = WORKERS.map((name) =>
    supervise({
      name,
      start: () =>
        startNodeProcess({
          args: ['worker/index.ts'],
          env: { ...withoutSettings(process.env), ...testEnvironment, NODE_ENV: 'test', DATABASE_URL: databaseUrl, SMTP_URL: server.url },
          readiness: { by: 'message' },
          stopTimeoutMs: 10_000,
          output: createChildOutput({
            name,
            logFile: openLogFile(path.join(data.dir, `${name}.log`)),
            print: () => undefined,
            isQuiet: true,
          }),
        }),
    }),
  )

  return Promise.all(workers.map(({ firstReady }) => firstReady))
}

/** Dead at the same moment, in the middle of whatever they do, and up again. What they had on the way to the server is lost with them. */
async function killWorkers(): Promise<void> {
  const pids = workers.map((worker) => worker.pid())
  for (const worker of workers) worker.kill('SIGKILL')
  await expect.poll(() => workers.some((worker, index) => worker.pid() === pids[index]), { timeout: 10_000, interval: 5 }).toBe(false)
  server.cutAll()
}

const countSent = () => inTenant(scope, (tx) => tx.mail.count({ where: { state: 'Sent' } }))

/** Lets everything pass until it is closed, then holds it back, and writes down what, until it is opened again. */
function createGate() {
  const held = new Set<string>()
  let opening: PromiseWithResolvers<void> | null = null

  return {
    held,
    close() {
      opening = Promise.withResolvers()
    },
    open() {
      opening?.resolve()
      opening = null
    },
    async pass(key: string): Promise<ServerAnswer> {
      if (opening) held.add(key)
      await opening?.promise

      return 'yes'
    },
  }
}

/**
 * What is guaranteed: a mail that the server took and whose answer we wrote down is never sent again, and no mail is lost. Only where a
 * worker dies between the server's yes and our commit can a mail come twice, as the same Message-ID: SMTP cannot do better. So the workers
 * are killed here where every yes so far was written down, some while the server thinks about a whole message, some before it had one.
 */
test(`${MAILS} mails, both workers killed with -9 again and again: the server takes each exactly once`, { timeout: 300_000 }, async () => {
  const limit = pLimit(8)
  const drafts = Array.from({ length: MAILS }, () => limit(() => createInvitationWithMail({ scope, invitedById })))
  const invitations = await Promise.all(drafts)
  const messages = createGate()
  const recipients = createGate()
  server.onMessage = ({ messageId }) => messages.pass(messageId)
  server.onRecipient = (address) => recipients.pass(address)

  await startWorkers()
  for (const round of [1, 2, 3, 4]) {
    const gate = round % 2 === 0 ? recipients : messages
    const heldBefore = gate.held.size
    await expect.poll(() => server.accepted.length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(round * 5)
    gate.close()
    await expect.poll(() => gate.held.size, { timeout: 60_000, interval: 5 }).toBeGreaterThan(heldBefore)
    // A message that passed before the gate closed must have its answer first, or the kill could come between that and our commit.
    if (gate === recipients) await expect.poll(() => server.countUnderWay(), { timeout: 60_000, interval: 5 }).toBe(0)
    await expect.poll(async () => (await countSent()) - server.accepted.length, { timeout: 60_000, interval: 20 }).toBe(0)
    await killWorkers()
    gate.open()
  }

  await expect.poll(countSent, { timeout: 180_000, interval: 100 }).toBe(MAILS)
  const expected = invitations.map(({ mailId }) => `<${mailId}@localhost>`).sort()
  expect(server.accepted.map(({ messageId }) => messageId).sort()).toEqual(expected)
  expect(new Set(server.accepted.map(({ recipient }) => recipient)).size).toBe(MAILS)
  // Those that came in whole twice are those whose answer the killed worker never had.
  const twice = server.seen.map(({ messageId }) => messageId).filter((id, index, all) => all.indexOf(id) !== index)
  expect(twice.length).toBeGreaterThan(0)
  expect(twice.filter((id) => !messages.held.has(id))).toEqual([])
  expect(await countJobs()).toBe(0)
})

async function countJobs(): Promise<number> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from graphile_worker._private_jobs')
  await client.end()

  return rows[0]?.count ?? 0
}
