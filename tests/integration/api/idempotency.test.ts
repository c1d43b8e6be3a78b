import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Permission } from '#lib/domain/access/schema.ts'
import { runOnce } from '#lib/domain/idempotency/mutations.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import { addRecords, SALARY } from '#tests/integration/access/records.ts'
import { addMember, createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { type ApiServer, startApiServer } from '#tests/setup/api-server.ts'
import { call, makeKey, type TestKey } from './keys.ts'

const EDITOR: Permission[] = ['organization.read', 'offers.read', 'offers.edit', 'pay.read']

let server: ApiServer
let tenant: TestTenant
let key: TestKey
let offerId: string

beforeAll(async () => {
  server = await startApiServer()
})
beforeEach(async () => {
  tenant = await createTenant()
  key = await makeKey(tenant, { permissions: EDITOR })
  offerId = (await addRecords(tenant)).offerId
})
afterAll(async () => {
  await server.close()
  await closeRateLimits()
})

type Edit = { offerId: string; value: string; idempotencyKey: string; token?: string }

const edit = ({ offerId, value, idempotencyKey, token = key.token }: Edit) =>
  call(server.url, `/offers/${offerId}/fields/jobTitle`, {
    method: 'PUT',
    token,
    body: { value },
    headers: { 'idempotency-key': idempotencyKey },
  })

const countEdits = () => inTenant(tenant.scope, (tx) => tx.auditEntry.count({ where: { objectId: offerId, action: 'offer.field-edited' } }))

describe('a write with an Idempotency-Key', () => {
  test('is done once; the repeat gets the first answer and is told so', async () => {
    const idempotencyKey = randomUUID()
    const first = await edit({ offerId, value: 'Welder', idempotencyKey })
    const second = await edit({ offerId, value: 'Welder', idempotencyKey })

    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.answer).toEqual(first.answer)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await countEdits()).toBe(1)
  })

  test('is done once when ten of it come at the same time', async () => {
    const idempotencyKey = randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => edit({ offerId, value: 'Diver', idempotencyKey })))

    expect(answers.some(({ status }) => status === 200)).toBe(true)
    for (const { status, code, headers } of answers) {
      if (status === 200) continue
      expect({ status, code }).toEqual({ status: 409, code: 'still_running' })
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(await countEdits()).toBe(1)
    expect((await edit({ offerId, value: 'Diver', idempotencyKey })).status).toBe(200)
  })

  test('is refused when the same key stands for another request', async () => {
    const other = await addRecords(await createTenant())
    const idempotencyKey = randomUUID()
    await edit({ offerId, value: 'Welder', idempotencyKey })

    expect(await edit({ offerId, value: 'Rigger', idempotencyKey })).toMatchObject({ status: 422, code: 'idempotency_mismatch' })
    expect(await edit({ offerId: other.offerId, value: 'Welder', idempotencyKey })).toMatchObject({ status: 422 })
    expect(await countEdits()).toBe(1)
  })

  test('that was refused leaves its key free', async () => {
    const idempotencyKey = randomUUID()

    expect((await edit({ offerId: randomUUID(), value: 'Welder', idempotencyKey })).status).toBe(404)
    expect((await edit({ offerId, value: 'x'.repeat(2000), idempotencyKey })).status).toBe(400)
    expect(await edit({ offerId, value: 'Welder', idempotencyKey })).toMatchObject({ status: 200 })
  })

  test('means nothing to another caller who sends the same key', async () => {
    const idempotencyKey = randomUUID()
    const { token } = await makeKey(tenant, { permissions: EDITOR })
    await edit({ offerId, value: 'Welder', idempotencyKey })

    expect((await edit({ offerId, value: 'Rigger', idempotencyKey, token })).answer).toMatchObject({ jobTitle: 'Rigger' })
  })

  test.each(['', ' ', 'x'.repeat(256), 'tab\there', 'ünïcode'])('needs a key that is one: not %j', async (idempotencyKey) => {
    const run = async () => 'done'
    await expect(once({ key: idempotencyKey, run })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('shows the repeat nothing that its caller lost the right to see', async () => {
    const member = await addMember(tenant, 'Recruiter')
    const { token } = await makeKey(tenant, { userId: member.userId, permissions: EDITOR })
    const request = { offerId, value: 'Welder', idempotencyKey: randomUUID(), token }
    expect(JSON.stringify((await edit(request)).answer)).toContain(SALARY)
    const data = { name: 'No pay', nameKey: 'no pay', permissions: ['organization.read', 'offers.read', 'offers.edit'] }
    await inTenant(tenant.scope, async (tx) => {
      const role = await tx.customRole.create({ data: { ...data, organizationId: tenant.scope.organizationId }, select: { id: true } })
      await tx.membership.updateMany({ where: { userId: member.userId }, data: { role: null, customRoleId: role.id } })
    })

    const repeat = await edit(request)
    expect(repeat).toMatchObject({ status: 409, code: 'already_done' })
    expect(JSON.stringify(repeat.answer)).not.toContain(SALARY)
  })

  test('keeps its answer only sealed', async () => {
    await edit({ offerId, value: 'Welder', idempotencyKey: randomUUID() })
    const records = await inTenant(tenant.scope, (tx) => tx.idempotencyRecord.findMany({ select: { answerSealed: true } }))

    expect(records.every(({ answerSealed }) => answerSealed === null || answerSealed.startsWith('v1.'))).toBe(true)
    expect(JSON.stringify(records)).not.toContain('Welder')
  })
})

type Once = { key?: string; run: () => Promise<unknown>; input?: unknown; isAnswerSecret?: boolean }

const once = ({ key = randomUUID(), run, input = {}, isAnswerSecret = false }: Once) =>
  runOnce({
    scope: tenant.scope,
    actorId: tenant.admin.userId,
    key,
    request: { procedure: 'tests.act', input },
    permissions: EDITOR,
    isAnswerSecret,
    run,
  })

const countOpen = () => inTenant(tenant.scope, (tx) => tx.idempotencyRecord.count({ where: { answerSealed: null } }))

const age = (hours: number) =>
  inTenant(
    tenant.scope,
    (tx) => tx.$executeRaw`update idempotency_record set "createdAt" = now() - make_interval(mins => ${Math.ceil(hours * 60)}::int)`,
  )

describe('the outcome of a write', () => {
  test('that ended in a fault of ours is unknown, and a repeat says so instead of doing it again', async () => {
    const key = randomUUID()
    let runs = 0
    const run = async () => {
      runs += 1
      throw new Error('the connection broke after the commit')
    }
    await expect(once({ key, run })).rejects.toThrow('broke')

    await expect(once({ key, run })).rejects.toMatchObject({ code: 'outcome_unknown' })
    expect(runs).toBe(1)
  })

  test('that never came is unknown after a minute', async () => {
    const key = randomUUID()
    let finish = (_: unknown): void => undefined
    const running = once({ key, run: () => new Promise((resolve) => (finish = resolve)) })
    const repeat = () => once({ key, run: async () => 'again' }).catch((error: AppError) => error.code)
    await expect.poll(() => countOpen()).toBe(1)
    expect(await repeat()).toBe('still_running')

    await age(0.02)
    expect(await repeat()).toBe('outcome_unknown')

    finish('late')
    await running
    expect(await once({ key, run: async () => 'again' })).toEqual({ output: 'late', isReplay: true })
  })

  test('that holds a secret is known, but not told twice', async () => {
    const key = randomUUID()
    const run = async () => ({ token: 'hk_secret' })
    expect(await once({ key, run, isAnswerSecret: true })).toMatchObject({ output: { token: 'hk_secret' } })

    await expect(once({ key, run, isAnswerSecret: true })).rejects.toMatchObject({ code: 'already_done' })
  })

  test('is forgotten after a day, and old ones are removed on the way', async () => {
    const key = randomUUID()
    await once({ key, run: async () => 1 })
    await once({ run: async () => 1 })
    await age(25)

    expect(await once({ key, run: async () => 2 })).toEqual({ output: 2, isReplay: false })
    expect(await inTenant(tenant.scope, (tx) => tx.idempotencyRecord.count())).toBe(1)
  })

  test('does not depend on the order in which the input was written', async () => {
    const key = randomUUID()
    await once({ key, input: { a: 1, b: { c: 2, d: 3 } }, run: async () => 1 })

    expect(await once({ key, input: { b: { d: 3, c: 2 }, a: 1 }, run: async () => 2 })).toEqual({ output: 1, isReplay: true })
  })

  test('that was refused on purpose leaves nothing behind', async () => {
    const key = randomUUID()
    const refuse = async () => {
      throw new AppError({ code: 'unavailable', retry: 'later', userMessage: 'Not now.' })
    }
    await expect(once({ key, run: refuse })).rejects.toMatchObject({ code: 'unavailable' })

    expect(await once({ key, run: async () => 'done' })).toEqual({ output: 'done', isReplay: false })
  })
})
