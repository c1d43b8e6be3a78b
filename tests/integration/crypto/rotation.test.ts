import { Logger, runOnce } from 'graphile-worker'
import { Secret, TOTP } from 'otpauth'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createConnection } from '#lib/domain/connections/creation/mutations.ts'
import { keyPlace } from '#lib/domain/connections/mutations.ts'
import { createEndpoint, endpointPlace } from '#lib/domain/endpoints/mutations.ts'
import { createOutgoingWebhook } from '#lib/domain/outgoing-webhooks/mutations.ts'
import { openSecrets, secretPlace } from '#lib/domain/outgoing-webhooks/secrets/queries.ts'
import { resealUsersJob } from '#lib/domain/two-factor/jobs.ts'
import { beginTwoFactor, confirmTwoFactor, resealTwoFactors } from '#lib/domain/two-factor/mutations.ts'
import { resealSecrets } from '#lib/pipeline/reseal-secrets.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { checkKeyRing } from '#lib/platform/crypto/canary.ts'
import { seal, sealedKeyId, unseal } from '#lib/platform/crypto/seal.ts'
import { db } from '#lib/platform/db/client.ts'
import { createId } from '#lib/platform/db/id.ts'
import { inTenant, inTransaction } from '#lib/platform/db/tenant.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { createOrganization } from '#tests/setup/company.ts'
import { testDatabase } from '#tests/setup/database.ts'

afterAll(closeRateLimits)

/** Runs what is in the queue as the worker does. */
async function runJobs(): Promise<void> {
  const { createTaskList } = await import('#worker/task-list.ts')
  const pgPool = new pg.Pool({ connectionString: testDatabase.ownerUrl })
  pgPool.on('error', () => undefined)
  await runOnce({ pgPool, taskList: createTaskList(), noHandleSignals: true, logger: new Logger(() => () => undefined) })
  await pgPool.end()
}

const oldKey = process.env.ENCRYPTION_KEYS
process.env.ENCRYPTION_KEYS = `new:${Buffer.alloc(32, 'a newer key').toString('base64')},${oldKey}`

test('re-sealing puts every secret under the first key, and each still opens', async () => {
  const { scope, userId } = await createOrganization()
  const by = { scope, actor: { kind: 'User', userId } as const, origin: { ipAddress: null, requestId: null } }
  const id = await createConnection({
    ...by,
    source: 'ashby',
    environment: 'Ashby',
    name: 'Account',
    apiKey: 'the api key',
    scopes: [],
    rules: { Offer: [], Person: [] },
  })
  const endpoint = await createEndpoint({ scope, connectionId: id, webhookType: 'offerUpdate' })
  await inTenant(scope, async (tx) => {
    const keySealed = seal({ plaintext: 'the api key', place: keyPlace(scope, id), keyId: 'test' })
    await tx.connection.updateMany({ data: { keySealed } })
    const secretSealed = seal({ plaintext: endpoint.secret, place: endpointPlace(scope, endpoint.id, 'secret'), keyId: 'test' })
    const nextSecretSealed = seal({ plaintext: 'the next one', place: endpointPlace(scope, endpoint.id, 'nextSecret'), keyId: 'test' })
    const tokenSealed = seal({ plaintext: endpoint.token, place: endpointPlace(scope, endpoint.id, 'token'), keyId: 'test' })
    await tx.webhookEndpoint.updateMany({ data: { secretSealed, nextSecretSealed, tokenSealed } })
  })

  expect(await resealSecrets({ scope })).toBe(2)
  expect(await resealSecrets({ scope })).toBe(0)

  const stored = await inTenant(scope, (tx) =>
    tx.connection.findFirstOrThrow({
      select: { keySealed: true, endpoints: { select: { secretSealed: true, nextSecretSealed: true, tokenSealed: true } } },
    }),
  )
  const [hook] = stored.endpoints
  const envelopes = [stored.keySealed, hook?.secretSealed, hook?.nextSecretSealed, hook?.tokenSealed]
  expect(envelopes.map((sealed) => sealedKeyId(sealed ?? ''))).toEqual(['new', 'new', 'new', 'new'])
  expect(unseal({ sealed: hook?.nextSecretSealed ?? '', place: endpointPlace(scope, endpoint.id, 'nextSecret') })).toBe('the next one')
  expect(unseal({ sealed: stored.keySealed ?? '', place: keyPlace(scope, id) })).toBe('the api key')
  expect(unseal({ sealed: hook?.secretSealed ?? '', place: endpointPlace(scope, endpoint.id, 'secret') })).toBe(endpoint.secret)
})

test('the secrets of outgoing webhooks are sealed again, both while they are rotated', async () => {
  const { scope, userId } = await createOrganization()
  const by = { scope, actor: { kind: 'User', userId } as const, origin: { ipAddress: null, requestId: null } }
  const reach = { events: ['person.added' as const], includesPay: false, includesConfidential: false }
  const choices = { name: 'Payroll', url: 'https://payroll.example/', ...reach }
  const { webhook } = await createOutgoingWebhook({ ...by, permissions: ['people.read'], choices })
  const place = (field: 'secret' | 'oldSecret') => secretPlace(scope, webhook.id, field)
  await inTenant(scope, (tx) =>
    tx.outgoingWebhook.updateMany({
      data: {
        secretSealed: seal({ plaintext: 'whsec_bmV3', place: place('secret'), keyId: 'test' }),
        oldSecretSealed: seal({ plaintext: 'whsec_b2xk', place: place('oldSecret'), keyId: 'test' }),
        oldSecretEndsAt: new Date(Date.now() + 60_000),
      },
    }),
  )

  expect(await resealSecrets({ scope })).toBe(1)
  expect(await resealSecrets({ scope })).toBe(0)
  const row = await inTenant(scope, (tx) => tx.outgoingWebhook.findFirstOrThrow())
  expect([row.secretSealed, row.oldSecretSealed ?? ''].map(sealedKeyId)).toEqual(['new', 'new'])
  expect(openSecrets(scope, row, new Date())).toEqual(['whsec_bmV3', 'whsec_b2xk'])
})

test('answers that are kept for a repeat are sealed again, too, and the repeat still gets its own', async () => {
  const { scope, userId } = await createOrganization()
  const place = (row: string) => ({ organizationId: scope.organizationId, table: 'idempotency_record', row, field: 'answer' })
  const ids = [createId(), createId()]
  await inTenant(scope, async (tx) => {
    for (const id of ids) {
      const answerSealed = seal({ plaintext: JSON.stringify({ kind: 'withheld' }), place: place(id), keyId: 'test' })
      const hash = Buffer.alloc(32, id)
      await tx.idempotencyRecord.create({
        data: { organizationId: scope.organizationId, id, actorId: userId, keyHash: hash, requestHash: hash, answerSealed },
      })
    }
  })

  expect(await resealSecrets({ scope })).toBe(2)
  const rows = await inTenant(scope, (tx) => tx.idempotencyRecord.findMany({ select: { id: true, answerSealed: true } }))
  for (const { id, answerSealed } of rows) {
    expect(sealedKeyId(answerSealed ?? '')).toBe('new')
    expect(unseal({ sealed: answerSealed ?? '', place: place(id) })).toBe('{"kind":"withheld"}')
  }
})

test('the secrets of people are sealed again, too, and their apps go on working', async () => {
  const { userId } = await createOrganization()
  const { secret } = await beginTwoFactor({ userId, email: 'imani@test.example', password: undefined })
  const place = { organizationId: 'user', table: 'two_factor', row: userId, field: 'secret' }
  await db().twoFactor.update({ where: { userId }, data: { secretSealed: seal({ plaintext: secret, place, keyId: 'test' }) } })

  await inTransaction((tx) => enqueue(tx, resealUsersJob, {}))
  await runJobs()
  expect(await resealTwoFactors()).toBe(0)

  const { secretSealed } = await db().twoFactor.findUniqueOrThrow({ where: { userId } })
  expect(sealedKeyId(secretSealed)).toBe('new')
  const code = TOTP.generate({ secret: Secret.fromBase32(secret) })
  expect((await confirmTwoFactor({ userId, sessionId: createId(), code })).recoveryCodes).toHaveLength(10)
})

test('a start is refused by a ring that lacks a key in use, and by one whose key has other bytes', async () => {
  await checkKeyRing()
  await db().sealCanary.create({ data: { keyId: 'gone', sealed: 'v1.gone.x' } })
  await expect(checkKeyRing()).rejects.toThrow('lacks the key "gone"')

  await db().sealCanary.deleteMany({ where: { keyId: { in: ['gone', 'new'] } } })
  await db().sealCanary.create({ data: { keyId: 'new', sealed: `v1.new.${Buffer.alloc(48).toString('base64url')}` } })
  await expect(checkKeyRing()).rejects.toThrow('does not open')
})
