import { randomUUID } from 'node:crypto'
import { Logger, runOnce } from 'graphile-worker'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { sendAccountMailJob } from '#lib/domain/accounts/mails/jobs.ts'
import { sendAccountMail } from '#lib/pipeline/mails/send-account-mail.ts'
import { hashToken } from '#lib/platform/crypto/tokens.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTransaction } from '#lib/platform/db/tenant.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { createTaskList } from '#worker/task-list.ts'

const HOUR_MS = 60 * 60 * 1000
const pool = new pg.Pool({ connectionString: testDatabase.ownerUrl, max: 4 })
pool.on('error', () => undefined)
pool.on('connect', (client) => client.on('error', () => undefined))
afterAll(() => pool.end())

type Request = { kind: 'SignUp' | 'PasswordReset'; isKnown: boolean; expiresAt?: Date; completedAt?: Date }

async function ask({ kind, isKnown, expiresAt = new Date(Date.now() + HOUR_MS), completedAt }: Request) {
  const email = `${randomUUID()}@mail.example`
  if (isKnown) await db().user.create({ data: { email, name: 'Ana Pérez' } })
  const data = { kind, email, expiresAt, ...(completedAt ? { completedAt } : {}) }
  const { id } = await db().accountRequest.create({ data, select: { id: true } })

  return { id, email }
}

const readOutbox = (id: string) => db().outboxMail.findMany({ where: { messageId: `<${id}@localhost>` } })
const readLinks = (id: string) => db().accountLink.findMany({ where: { requestId: id } })

test.each([
  { kind: 'SignUp', isKnown: false, path: 'sign-up', subject: 'Finish signing up for Handoff' },
  { kind: 'PasswordReset', isKnown: true, path: 'password-reset', subject: 'Set a new password for Handoff' },
] as const)('$kind: one mail whose link is known by its hash alone', async ({ kind, isKnown, path, subject }) => {
  const { id, email } = await ask({ kind, isKnown })
  await sendAccountMail({ accountRequestId: id })
  await sendAccountMail({ accountRequestId: id })

  const mails = await readOutbox(id)
  expect(mails).toMatchObject([{ to: isKnown ? `Ana Pérez <${email}>` : email, subject }])
  const token = new RegExp(`http://localhost:3000/${path}/(\\S+)`).exec(mails[0]?.text ?? '')?.[1] ?? ''
  expect(token).toMatch(/^[\w-]{43}$/)
  expect((await readLinks(id)).map(({ hash }) => Buffer.from(hash))).toEqual([Buffer.from(hashToken(token))])
  expect(await db().accountRequest.findUnique({ where: { id } })).toMatchObject({ sentAt: expect.any(Date) })
})

test('somebody who signs up with an address that has an account is told so by mail, without a link that makes another', async () => {
  const { id } = await ask({ kind: 'SignUp', isKnown: true })
  await sendAccountMail({ accountRequestId: id })

  const [mail] = await readOutbox(id)
  expect(mail?.subject).toBe('You already have an account on Handoff')
  expect(mail?.text).toContain('http://localhost:3000/sign-in\n')
  expect(mail?.text).toContain('http://localhost:3000/password-reset\n')
  expect(await readLinks(id)).toEqual([])
})

test.each([
  ['a new password for an address without an account', { kind: 'PasswordReset', isKnown: false }],
  ['a request that has expired', { kind: 'SignUp', isKnown: false, expiresAt: new Date(Date.now() - 1) }],
  ['a request that was completed', { kind: 'SignUp', isKnown: false, completedAt: new Date() }],
] as const)('nothing is sent and no link is made for %s', async (_what, request) => {
  const { id } = await ask(request)
  await sendAccountMail({ accountRequestId: id })

  expect(await readOutbox(id)).toEqual([])
  expect(await readLinks(id)).toEqual([])
})

test('the same mail twice is in the outbox once', async () => {
  const { id } = await ask({ kind: 'SignUp', isKnown: false })
  await sendAccountMail({ accountRequestId: id })
  await db().accountRequest.update({ where: { id }, data: { sentAt: null } })
  await sendAccountMail({ accountRequestId: id })

  expect(await readOutbox(id)).toHaveLength(1)
})

test('the queue sends what was asked for in a transaction, though it belongs to no organization', async () => {
  const { id } = await ask({ kind: 'SignUp', isKnown: false })
  await inTransaction((tx) => enqueue(tx, sendAccountMailJob, { accountRequestId: id }))
  await runOnce({ pgPool: pool, taskList: createTaskList(), noHandleSignals: true, logger: new Logger(() => () => undefined) })

  expect(await readOutbox(id)).toHaveLength(1)
})
