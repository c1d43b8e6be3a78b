import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listStaleHires } from '#lib/domain/new-hires/readings/queries.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { callAs, createTenant } from '#tests/integration/access/tenants.ts'
import { call, makeKey } from '#tests/integration/api/keys.ts'
import { hiresOf, type Inbox, openInbox } from '#tests/integration/new-hires/inbox.ts'
import { type ApiServer, startApiServer } from '#tests/setup/api-server.ts'
import { openJobsOf } from './desk.ts'

let server: ApiServer
let inbox: Inbox
let token: string
beforeAll(async () => {
  server = await startApiServer()
  inbox = await openInbox()
  token = await switchOn(inbox)
})
afterAll(async () => {
  await server.close()
  await closeRateLimits()
})

async function switchOn({ admin, slug }: Pick<Inbox, 'admin' | 'slug'>): Promise<string> {
  const saved = await callAs({ sessionId: admin.sessionId, slug }).labs.save({ features: { openings: true } })

  return saved.token ?? ''
}

const jobs = () => openJobsOf(inbox)
const addJob = (values: Record<string, string> = {}, status: 'Planned' | 'Active' = 'Active') =>
  jobs().create({ values: { title: 'Field engineer', department: 'Operations', ...values }, status })
const push = (body: object, key: string | null = token) => call(server.url, '/openings/hires', { method: 'POST', body, token: key })
const countHires = () => inTenant(inbox.scope, (tx) => tx.newHire.count())
const actionsOf = (objectId: string) =>
  inTenant(inbox.scope, (tx) => tx.auditEntry.findMany({ where: { objectId }, select: { action: true, actorKind: true } }))

function draft(openJob: { openJobId?: string; identifier?: string | null }) {
  return {
    externalId: randomUUID(),
    ...openJob,
    firstName: 'Ana',
    lastName: 'Souza Lima',
    personalEmail: `${randomUUID()}@mail.example`,
    startDate: '2030-03-01',
    salary: { amount: '68000.5', currency: 'EUR', interval: 'Year' },
  }
}

describe('a pushed hire', () => {
  test('is a pending new hire that fills its job; what was not told is the job’s own', async () => {
    const job = await addJob({ location: 'Berlin' })
    const { status, answer } = await push({ ...draft({ openJobId: job.id }), phone: '+49 30 1234567', note: 'Wants a bicycle.' })

    expect([status, answer]).toEqual([
      200,
      { newHireId: expect.any(String), outcome: 'added', state: 'Pending', openJobId: job.id, isFilled: true },
    ])
    const newHireId = String(answer.newHireId)
    const hire = await hiresOf(inbox).get({ id: newHireId })
    expect(hire).toMatchObject({ name: 'Ana Souza Lima', jobTitle: 'Field engineer', department: 'Operations', location: 'Berlin' })
    expect(hire).toMatchObject({ startDate: '2030-03-01', blockingIssueCount: 0, isConfidential: false })
    const values = Object.fromEntries(hire.fields.map(({ key, value }) => [key, value]))
    expect(values).toMatchObject({ baseSalary: '68000.5', currency: 'EUR', payInterval: 'Year', personalPhone: '+49 30 1234567' })
    expect(await jobs().get({ id: job.id })).toMatchObject({ status: 'Filled', filledBy: { kind: 'newHire', id: newHireId } })
    expect(await actionsOf(newHireId)).toContainEqual({ action: 'new-hire.pushed', actorKind: 'ApiKey' })
  })

  test('again, and by many at once, is one', async () => {
    const job = await addJob()
    const hire = draft({ identifier: job.identifier?.toLowerCase() })
    const before = await countHires()
    const answers = await Promise.all(Array.from({ length: 6 }, () => push(hire)))

    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
    expect(new Set(answers.map(({ answer }) => answer.newHireId)).size).toBe(1)
    expect(answers.map(({ answer }) => answer.outcome).toSorted()).toEqual(['added', ...Array(5).fill('unchanged')])
    expect(await countHires()).toBe(before + 1)
    const filled = (await jobs().get({ id: job.id })).history.filter(({ kind }) => kind === 'filled')
    expect(filled).toHaveLength(1)
  })

  test('with other content takes over what nobody edited, and asks about what somebody did', async () => {
    const job = await addJob()
    const hire = draft({ openJobId: job.id })
    const id = String((await push(hire)).answer.newHireId)
    await hiresOf(inbox).setField({ id, field: 'jobTitle', value: 'Principal engineer' })
    const { answer } = await push({ ...hire, jobTitle: 'Senior engineer', startDate: '2030-04-01' })
    const after = await hiresOf(inbox).get({ id })

    expect(answer).toMatchObject({ outcome: 'changed', newHireId: id, isFilled: true })
    expect(after).toMatchObject({ jobTitle: 'Principal engineer', startDate: '2030-04-01' })
    expect(after.fields.find(({ key }) => key === 'jobTitle')?.ashbyNowSays).toEqual({ value: 'Senior engineer' })
  })

  test('with one name has it taken apart', async () => {
    const { firstName: _, lastName: __, ...hire } = draft({ openJobId: (await addJob()).id })
    const id = String((await push({ ...hire, name: 'Mary Jane Watson' })).answer.newHireId)
    expect((await hiresOf(inbox).get({ id })).name).toBe('Mary Jane Watson')
  })

  test('is the person in the filled job once it is added, and leaves the job when it is dismissed', async () => {
    const [job, other] = [await addJob(), await addJob()]
    const id = String((await push(draft({ openJobId: job.id }))).answer.newHireId)
    await hiresOf(inbox).add({ id })
    expect(await jobs().get({ id: job.id })).toMatchObject({ filledBy: { kind: 'person', name: 'Ana Souza Lima' } })

    const dismissed = draft({ openJobId: other.id })
    const otherId = String((await push(dismissed)).answer.newHireId)
    await hiresOf(inbox).dismiss({ ids: [otherId], reason: 'Changed their mind' })
    expect(await jobs().get({ id: other.id })).toMatchObject({ status: 'Active', filledBy: null })
    expect((await push(dismissed)).answer).toMatchObject({ state: 'Dismissed', isFilled: false })
    await hiresOf(inbox).restore({ ids: [otherId] })
    expect(await jobs().get({ id: other.id })).toMatchObject({ status: 'Filled', filledBy: { id: otherId } })
  })

  test('is nothing that Ashby is asked about', async () => {
    await push(draft({ openJobId: (await addJob()).id }))
    const connection = { id: inbox.connectionId, source: 'ashby', environment: 'Sandbox' as const }
    expect(await listStaleHires({ scope: inbox.scope, connection, before: new Date(Date.now() + 60_000), take: 10 })).toEqual([])
  })
})

describe('a push is refused, and nothing of it is kept,', () => {
  const refuse = async (body: object, key: string | null = token) => {
    const before = await countHires()
    const { status, answer, code } = await push(body, key)
    expect(await countHires()).toBe(before)

    return { status, code, words: String(answer.data?.userMessage), fields: (answer.data as { fields?: object } | undefined)?.fields }
  }

  test('for a job that is unknown, of another organization, cancelled or filled', async () => {
    expect(await refuse(draft({ openJobId: randomUUID() }))).toMatchObject({ status: 404 })
    expect(await refuse(draft({ identifier: 'REQ-999999' }))).toMatchObject({ status: 404 })
    const stranger = await createTenant()
    const { id: theirs } = await openJobsOf(stranger).create({ values: { title: 'Driver' }, status: 'Active' })
    expect(await refuse(draft({ openJobId: theirs }))).toMatchObject({ status: 404 })

    const cancelled = await addJob()
    await jobs().setStatus({ id: cancelled.id, status: 'Cancelled' })
    expect(await refuse(draft({ openJobId: cancelled.id }))).toMatchObject({ status: 409, words: expect.stringContaining('was cancelled') })
    const filled = await addJob()
    await push(draft({ openJobId: filled.id }))
    expect(await refuse(draft({ openJobId: filled.id }))).toMatchObject({ status: 409, words: expect.stringContaining('Somebody else') })
  })

  test('for a second job of a hire that fills one', async () => {
    const hire = draft({ openJobId: (await addJob()).id })
    await push(hire)
    expect(await refuse({ ...hire, openJobId: (await addJob()).id })).toMatchObject({ status: 409 })
  })

  test.each<[string, (hire: ReturnType<typeof draft>) => object]>([
    ['without a job', ({ openJobId: _, ...hire }) => hire],
    ['with two ways to name the job', (hire) => ({ ...hire, identifier: 'REQ-1001' })],
    ['without a name', ({ firstName: _, lastName: __, ...hire }) => hire],
    ['with half a name', ({ lastName: _, ...hire }) => hire],
    ['with two names', (hire) => ({ ...hire, name: 'Ana Souza' })],
    ['with a date that is none', (hire) => ({ ...hire, startDate: '2030-02-30' })],
    ['with an instant for a date', (hire) => ({ ...hire, startDate: '2030-03-01T00:00:00Z' })],
    ['with an address that is none', (hire) => ({ ...hire, personalEmail: 'ana' })],
    ['with a salary of a number', (hire) => ({ ...hire, salary: { ...hire.salary, amount: 68000 } })],
    ['with a currency that is none', (hire) => ({ ...hire, salary: { ...hire.salary, currency: 'XYZ' } })],
    ['without an interval', (hire) => ({ ...hire, salary: { amount: '1', currency: 'EUR' } })],
    ['with an empty id', (hire) => ({ ...hire, externalId: ' ' })],
    ['with what Handoff does not know', (hire) => ({ ...hire, taxNumber: '12' })],
    ['that is too long', (hire) => ({ ...hire, note: 'x'.repeat(2001) })],
  ])('%s', async (_, change) => {
    const { status, fields, words } = await refuse(change(draft({ openJobId: randomUUID() })))
    expect(status).toBe(400)
    expect(Object.keys(fields ?? {}).length > 0 || words.includes('taxNumber'), words).toBe(true)
  })

  test('from a key that may not, that is revoked, or without one', async () => {
    const job = await addJob()
    const { token: reading } = await makeKey(inbox, { permissions: ['organization.read', 'openings.read'] })
    expect(await refuse(draft({ openJobId: job.id }), reading)).toMatchObject({ status: 403 })
    expect(await refuse(draft({ openJobId: job.id }), null)).toMatchObject({ status: 403 })
    expect(await refuse(draft({ openJobId: job.id }), `hk_${'x'.repeat(43)}`)).toMatchObject({ status: 401 })
    const desk = await openInbox()
    const ended = await switchOn(desk)
    await callAs({ sessionId: desk.admin.sessionId, slug: desk.slug }).labs.save({ features: { openings: false } })
    expect(await refuse(draft({ openJobId: job.id }), ended)).toMatchObject({ status: 401 })
  })

  test('while openings are switched off, or no account is connected', async () => {
    const desk = await openInbox()
    const { token: key } = await makeKey(desk, { permissions: ['organization.read', 'openings.read', 'openings.push'] })
    expect(await refuse(draft({ openJobId: randomUUID() }), key)).toMatchObject({ status: 409, words: expect.stringContaining('Labs') })

    const lonely = await createTenant()
    const own = await switchOn(lonely)
    const { id } = await openJobsOf(lonely).create({ values: { title: 'Driver' }, status: 'Active' })
    expect(await refuse(draft({ openJobId: id }), own)).toMatchObject({ status: 409, words: expect.stringContaining('Integrations') })
    expect((await openJobsOf(lonely).get({ id })).status).toBe('Active')
  })
})
