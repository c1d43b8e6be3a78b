import { afterAll, describe, expect, test } from 'vitest'
import { announce } from '#lib/domain/outgoing-webhooks/announcements/mutations.ts'
import { deliverOutgoingMessage } from '#lib/pipeline/deliver-outgoing-message.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { createGuardedFetch, guardedFetch } from '#lib/platform/http/guarded-fetch.ts'
import { readAudit } from '#tests/integration/members/people.ts'
import {
  addPersonByHand,
  addWebhook,
  closeReceivers,
  deliverAll,
  isVerified,
  openPost,
  type Post,
  reaching,
  readMessages,
  startReceiver,
  verify,
} from './receiver.ts'

afterAll(closeReceivers)

const SALARY = '98765.43'

async function readWebhook({ client }: Post, id: string) {
  return client.outgoingWebhooks.get({ id })
}

/** As if every try had failed for so many days. */
function failFor({ scope }: Post, id: string, days: number) {
  const failingSince = new Date(Date.now() - days * 24 * 60 * 60 * 1000)

  return inTenant(scope, (tx) => tx.outgoingWebhook.update({ where: tenantKey(scope, id), data: { failingSince } }))
}

describe('a delivery', () => {
  test('carries what the API says of the object, in the form and with the signature of Standard Webhooks', async () => {
    const post = await openPost(() => ({ status: 202, body: 'thanks' }))
    const { id, secret } = await addWebhook(post)
    const personId = await addPersonByHand(post, { baseSalary: SALARY })
    await deliverAll(post)

    const [request] = post.server.requests
    const [message] = await readMessages(post)
    expect(request).toMatchObject({ method: 'POST', path: '/hook?key=of-theirs' })
    expect(request?.headers['webhook-id']).toBe(message?.id)
    expect(request?.headers['webhook-signature']).toMatch(/^v1,[\w+/]{43}=$/)
    const { type, timestamp, data } = verify(secret, request ?? ({} as never))
    expect({ type, timestamp }).toEqual({ type: 'person.added', timestamp: message?.at.toISOString() })
    const { items } = await post.client.people.list({})
    const { baseSalary, currency, payInterval, ...shown } = items[0] ?? {}
    expect(baseSalary).toBe(SALARY)
    expect(data).toEqual(shown)
    expect(data.id).toBe(personId)
    expect(request?.body).not.toContain(SALARY)

    const detail = await post.client.outgoingWebhooks.message({ id, messageId: message?.id ?? '' })
    expect(detail).toMatchObject({ state: 'Delivered', attemptCount: 1, lastStatus: 202, body: request?.body })
    expect(detail.attempts).toMatchObject([{ status: 202, isOk: true, problem: null, excerpt: 'thanks' }])
    expect(await readWebhook(post, id)).toMatchObject({ state: 'On', lastAttempt: { isOk: true }, failingSince: null, waitingCount: 0 })
    expect(isVerified(`whsec_${Buffer.alloc(32).toString('base64')}`, request)).toBe(false)
  })

  test('is made only if what it tells of was committed, and only for webhooks that are on and listen', async () => {
    const post = await openPost()
    const { id: offId } = await addWebhook(post)
    await addWebhook(post, { events: ['offer.accepted'] })
    await post.client.outgoingWebhooks.update({ id: offId, isOn: false })
    await addPersonByHand(post)
    expect(await readMessages(post)).toEqual([])

    await post.client.outgoingWebhooks.update({ id: offId, isOn: true })
    const personId = await addPersonByHand(post)
    const rolledBack = inTenant(post.scope, async (tx) => {
      await announce(tx, { scope: post.scope, event: 'person.added', objectIds: [personId] })
      throw new Error('taken back')
    })
    await expect(rolledBack).rejects.toThrow('taken back')
    expect(await readMessages(post)).toMatchObject([{ webhookId: offId, objectId: personId, state: 'Waiting' }])
  })

  test('that is refused comes again after 5 seconds, 5 minutes … with the same id and body, and is given up after ten tries', async () => {
    const post = await openPost(() => ({ status: 500, body: 'down' }))
    const { id, secret } = await addWebhook(post)
    const personId = await addPersonByHand(post)
    await deliverAll(post)

    const [first] = await readMessages(post)
    const waitMs = Number(first?.nextAttemptAt) - Number(first?.attempts[0]?.startedAt)
    expect(waitMs).toBeGreaterThanOrEqual(5_000)
    expect(waitMs).toBeLessThan(7_000)
    // What changes meanwhile is not in a body that was sent before.
    await post.client.people.setField({ id: personId, field: 'jobTitle', value: 'Meanwhile' })
    for (let tries = 1; tries < 10; tries += 1) await deliverAll(post)

    const [message] = await readMessages(post)
    expect(message).toMatchObject({ state: 'Failed', attemptCount: 10, nextAttemptAt: null })
    expect(message?.reason).toBe(`127.0.0.1:${post.server.port} answered 500, which is no success.`)
    expect(new Set(post.server.requests.map(({ body }) => body)).size).toBe(1)
    expect(new Set(post.server.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(post.server.requests.every((request) => isVerified(secret, request))).toBe(true)
    await deliverAll(post)
    expect(post.server.requests).toHaveLength(10)
    expect(await readWebhook(post, id)).toMatchObject({ state: 'On', failedCount: 1, lastAttempt: { isOk: false } })
  })

  test('that succeeds at the second try ends there, and the webhook counts as working', async () => {
    const statuses = [503, 204]
    const post = await openPost(() => ({ status: statuses.shift() }))
    const { id } = await addWebhook(post)
    await addPersonByHand(post)
    await deliverAll(post)
    expect((await readWebhook(post, id)).failingSince).not.toBeNull()
    await deliverAll(post)

    expect(await readMessages(post)).toMatchObject([{ state: 'Delivered', reason: null, attempts: [{ status: 503 }, { status: 204 }] }])
    expect(await readWebhook(post, id)).toMatchObject({ failingSince: null, lastAttempt: { isOk: true } })
  })

  test('reads 20 KB of an answer and keeps neither what was sent nor what looks like a secret', async () => {
    const post = await openPost(({ body }) => ({ body: `token=abcdefgh ${body} ${'x'.repeat(200_000)}` }))
    await addWebhook(post)
    await addPersonByHand(post)
    await deliverAll(post)

    const [message] = await readMessages(post)
    expect(message?.state).toBe('Delivered')
    const excerpt = message?.attempts[0]?.excerpt ?? ''
    expect(excerpt.length).toBeLessThanOrEqual(501)
    for (const hidden of ['Zephyrine', 'zephyrine@mail.example', 'abcdefgh', message?.objectId ?? '']) expect(excerpt).not.toContain(hidden)
  })
})

describe('a webhook stops by itself', () => {
  test('where its address answers 410, and says so once', async () => {
    const post = await openPost(() => ({ status: 410 }))
    const { id } = await addWebhook(post)
    await addPersonByHand(post)
    await addPersonByHand(post, { firstName: 'Another' })
    await deliverAll(post)

    expect(post.server.requests).toHaveLength(1)
    expect(await readWebhook(post, id)).toMatchObject({ state: 'Stopped', stopReason: 'gone', failedCount: 2, waitingCount: 0 })
    expect(await readMessages(post)).toMatchObject([{ state: 'Failed' }, { state: 'Failed', reason: expect.stringContaining('was off') }])
    expect((await readAudit(post)).map(({ action }) => action)).toContain('outgoing-webhook.stopped')
    const { items } = await post.client.notifications.list({})
    expect(items).toMatchObject([{ kind: 'webhook.stopped', path: `/company/webhooks/${id}` }])
    expect(items[0]?.title).toContain('Payroll')
  })

  test('after five days of nothing but failures, not before, and begins anew when somebody switches it on', async () => {
    const post = await openPost(() => ({ status: 500 }))
    const { id } = await addWebhook(post)
    await addPersonByHand(post)
    await failFor(post, id, 4.9)
    await deliverAll(post)
    expect((await readWebhook(post, id)).state).toBe('On')

    await failFor(post, id, 5)
    await deliverAll(post)
    expect(await readWebhook(post, id)).toMatchObject({ state: 'Stopped', stopReason: 'failing' })
    expect(await post.client.outgoingWebhooks.update({ id, isOn: true })).toMatchObject({
      state: 'On',
      failingSince: null,
      stopReason: null,
    })
    await deliverAll(post)
    expect((await readWebhook(post, id)).state).toBe('On')
  })
})

describe('an address that leads inside', () => {
  test('is refused at every sending: nothing arrives, and the try says why', async () => {
    const post = await openPost()
    await addWebhook(post)
    await addPersonByHand(post)
    await deliverAll(post, guardedFetch)

    expect(post.server.requests).toEqual([])
    const [message] = await readMessages(post)
    expect(message).toMatchObject({ state: 'Waiting', attempts: [{ status: null, isOk: false }] })
    expect(message?.attempts[0]?.problem).toContain('127.0.0.1 leads to an address inside a private network')
    expect(message?.attempts[0]?.problem).not.toContain('of-theirs')
  })

  test('is refused although its name was public when it was saved', async () => {
    const post = await openPost()
    await addWebhook(post, { url: `http://rebind.example:${post.server.port}/hook` })
    await addPersonByHand(post)
    const rebound = createGuardedFetch({ resolveHost: (_host, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]) })
    await deliverAll(post, rebound)

    expect(post.server.requests).toEqual([])
    expect((await readMessages(post))[0]?.attempts[0]?.problem).toContain('rebind.example leads to an address inside a private network')
  })

  test('is not reached by a redirect', async () => {
    const inside = await startReceiver(() => ({ status: 200 }))
    const post = await openPost(() => ({ status: 307, headers: { location: `${inside.origin}/secret` } }))
    await addWebhook(post)
    await addPersonByHand(post)
    await deliverAll(post)

    expect(inside.requests).toEqual([])
    expect((await readMessages(post))[0]).toMatchObject({
      state: 'Waiting',
      attempts: [{ isOk: false, problem: expect.stringContaining('redirect') }],
    })
  })
})

describe('while a secret is rotated', () => {
  test('both sign; after the end, by hand or after a day, only the new one does', async () => {
    const post = await openPost()
    const { id, secret: old } = await addWebhook(post)
    const { secret, webhook } = await post.client.outgoingWebhooks.rotateSecret({ id })
    expect(webhook.rotationEndsAt).not.toBeNull()
    await addPersonByHand(post)
    await deliverAll(post)
    expect(post.server.requests[0]?.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/)
    expect([old, secret].map((one) => isVerified(one, post.server.requests[0]))).toEqual([true, true])

    await expect(post.client.outgoingWebhooks.rotateSecret({ id })).rejects.toThrow('End that rotation first')
    expect(await post.client.outgoingWebhooks.endRotation({ id })).toMatchObject({ rotationEndsAt: null })
    await addPersonByHand(post)
    await deliverAll(post)
    expect([old, secret].map((one) => isVerified(one, post.server.requests[1]))).toEqual([false, true])

    const third = await post.client.outgoingWebhooks.rotateSecret({ id })
    await inTenant(post.scope, (tx) =>
      tx.outgoingWebhook.update({ where: tenantKey(post.scope, id), data: { oldSecretEndsAt: new Date(Date.now() - 1000) } }),
    )
    expect(await readWebhook(post, id)).toMatchObject({ rotationEndsAt: null })
    await addPersonByHand(post)
    await deliverAll(post)
    expect([secret, third.secret].map((one) => isVerified(one, post.server.requests[2]))).toEqual([false, true])
  })
})

describe('sending again', () => {
  test('one message: the same id and body, and all its tries anew', async () => {
    let status = 500
    const post = await openPost(() => ({ status }))
    const { id } = await addWebhook(post)
    await addPersonByHand(post)
    for (let tries = 0; tries < 10; tries += 1) await deliverAll(post)
    const [failed] = await readMessages(post)
    expect(failed?.state).toBe('Failed')

    status = 200
    const again = await post.client.outgoingWebhooks.replay({ id, messageId: failed?.id ?? '' })
    expect(again).toMatchObject({ state: 'Waiting', attemptCount: 10 })
    await deliverAll(post)
    expect(await readMessages(post)).toMatchObject([{ state: 'Delivered', attemptCount: 11, tryCount: 1 }])
    expect(new Set(post.server.requests.map(({ body, headers }) => `${headers['webhook-id']} ${body}`)).size).toBe(1)

    await post.client.outgoingWebhooks.update({ id, isOn: false })
    await expect(post.client.outgoingWebhooks.replay({ id, messageId: failed?.id ?? '' })).rejects.toThrow('is off')
  })

  test('all that failed since an instant, counted first', async () => {
    const post = await openPost()
    const { id } = await addWebhook(post)
    for (const firstName of ['One', 'Two', 'Three']) await addPersonByHand(post, { firstName })
    const [old, , gone] = await readMessages(post)
    await inTenant(post.scope, async (tx) => {
      await tx.outgoingMessage.updateMany({ data: { state: 'Failed', finishedAt: new Date() } })
      await tx.outgoingMessage.update({ where: tenantKey(post.scope, old?.id ?? ''), data: { at: new Date('2026-01-01') } })
      await tx.outgoingMessage.update({ where: tenantKey(post.scope, gone?.id ?? ''), data: { bodyRemovedAt: new Date() } })
    })
    const since = new Date(Date.now() - 60 * 60 * 1000).toISOString()

    expect(await post.client.outgoingWebhooks.countFailed({ id, since })).toEqual({ count: 1, withoutBody: 1 })
    expect(await post.client.outgoingWebhooks.replayFailed({ id, since })).toEqual({ replayed: 1, isMore: false })
    await deliverAll(post)
    expect(await readMessages(post)).toMatchObject([{ state: 'Failed' }, { state: 'Delivered' }, { state: 'Failed' }])
    expect(JSON.parse(post.server.requests[0]?.body ?? '').data.name).toBe('Two Quillfeather')
  })
})

test('a message that two workers take at once is tried by both at most, with one id, and settled once', async () => {
  const post = await openPost()
  await addWebhook(post)
  await addPersonByHand(post)
  const [message] = await readMessages(post)
  const once = () => deliverOutgoingMessage({ scope: post.scope, messageId: message?.id ?? '', fetch: reaching(post.server) })
  await Promise.all([once(), once()])

  expect(new Set(post.server.requests.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([message?.id]))
  expect(await readMessages(post)).toMatchObject([{ state: 'Delivered', attemptCount: 1, attempts: [{ status: 200 }] }])
})
