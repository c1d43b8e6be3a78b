import { afterAll, describe, expect, test } from 'vitest'
import type { Permission } from '#lib/domain/access/schema.ts'
import { announce } from '#lib/domain/outgoing-webhooks/announcements/mutations.ts'
import { createOutgoingWebhook, updateOutgoingWebhook } from '#lib/domain/outgoing-webhooks/mutations.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { addRecords, SALARY } from '#tests/integration/access/records.ts'
import { callAs, createTenant, outcomeOf } from '#tests/integration/access/tenants.ts'
import { readAudit, refusalOf } from '#tests/integration/members/people.ts'
import {
  addPersonByHand,
  addWebhook,
  adminContext,
  closeReceivers,
  deliverAll,
  openPost,
  type Post,
  readMessages,
  verify,
} from './receiver.ts'

afterAll(closeReceivers)

/** Reached by number, so that no name has to be found. Nothing is sent to it. */
const PUBLIC_URL = 'https://93.184.215.14/hook?key=of-theirs'
const choices = { name: 'Payroll', url: PUBLIC_URL, events: ['person.added' as const] }

/** Whoever acts for the organization with fewer rights than the role of an admin: the mutations are asked, as the gate asks for all of these. */
function contextWithout(post: Post, ...missing: Permission[]) {
  const context = adminContext(post)

  return { ...context, permissions: context.permissions.filter((permission) => !missing.includes(permission)) }
}

const reach = { ...choices, includesPay: false, includesConfidential: false }

describe('an address is looked at when it is saved', () => {
  test.each([
    ['https://127.0.0.1/hook', 'this machine itself'],
    ['https://localhost/hook', 'this machine itself'],
    ['https://[::1]/hook', 'this machine itself'],
    ['https://10.1.2.3/hook', 'a private network'],
    ['https://192.168.0.7:8443/', 'a private network'],
    ['https://169.254.169.254/latest/meta-data', 'link-local'],
    ['https://[fd00::1]/', 'a private network'],
    ['https://168.63.129.16/', 'metadata service'],
    ['https://2130706433/', 'this machine itself'],
    ['https://[::ffff:10.0.0.1]/', 'a reserved address'],
    ['https://0.0.0.0/', 'no machine at all'],
  ])('%s is refused as %s', async (url, words) => {
    const { client } = await openPost()
    const refusal = await refusalOf(client.outgoingWebhooks.create({ ...choices, url }))

    expect(refusal.code).toBe('outbound_refused')
    expect(refusal.fields.url).toContain(words)
    expect(await client.outgoingWebhooks.list()).toEqual([])
  })

  test.each(['http://93.184.215.14/', 'ftp://93.184.215.14/', 'https://user:pass@93.184.215.14/', 'not an address', ''])(
    'the form of “%s” is refused',
    async (url) => {
      const { client } = await openPost()
      expect(await outcomeOf(client.outgoingWebhooks.create({ ...choices, url }))).toBe('invalid_input')
    },
  )

  test('also when it is changed', async () => {
    const { client } = await openPost()
    const { webhook } = await client.outgoingWebhooks.create(choices)
    expect(await outcomeOf(client.outgoingWebhooks.update({ id: webhook.id, url: 'https://127.0.0.1/' }))).toBe('outbound_refused')
    expect((await client.outgoingWebhooks.get({ id: webhook.id })).url).toBe(PUBLIC_URL)
  })
})

describe('what a webhook may tell', () => {
  test('a secret is shown once, sealed in the row, and neither it nor the address is in the log', async () => {
    const post = await openPost()
    const { webhook, secret } = await post.client.outgoingWebhooks.create(choices)
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
    expect(JSON.stringify([webhook, await post.client.outgoingWebhooks.list()])).not.toContain(secret)

    const row = await inTenant(post.scope, (tx) => tx.outgoingWebhook.findUniqueOrThrow({ where: tenantKey(post.scope, webhook.id) }))
    expect(JSON.stringify(row)).not.toContain(secret)
    const audit = (await readAudit(post)).filter(({ objectId }) => objectId === webhook.id)
    expect(audit).toMatchObject([{ action: 'outgoing-webhook.created', value: { after: { host: '93.184.215.14' } } }])
    expect(JSON.stringify(audit)).not.toContain('of-theirs')
  })

  test('is at most what its maker may see', async () => {
    const post = await openPost()
    const context = contextWithout(post, 'pay.read', 'confidential.read', 'offers.read')
    const create = (more: object) => createOutgoingWebhook({ ...context, choices: { ...reach, ...more } })

    await expect(create({ events: ['offer.accepted'] })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: { events: expect.stringContaining('See offers') },
    })
    await expect(create({ includesPay: true })).rejects.toMatchObject({ fields: { includesPay: expect.stringContaining('See pay') } })
    await expect(create({ includesConfidential: true })).rejects.toMatchObject({ fields: { includesConfidential: expect.any(String) } })
    expect(await post.client.outgoingWebhooks.list()).toEqual([])
    expect((await create({})).webhook).toMatchObject({ state: 'On' })
  })

  test('goes to no other address by the hand of somebody who may not see it', async () => {
    const post = await openPost()
    const { id } = (await post.client.outgoingWebhooks.create({ ...choices, includesPay: true })).webhook
    const update = (changes: object) => updateOutgoingWebhook({ ...contextWithout(post, 'pay.read'), id, changes })

    await expect(update({ url: 'https://93.184.215.15/' })).rejects.toMatchObject({ fields: { url: expect.stringContaining('See pay') } })
    expect(await update({ name: 'Renamed' })).toMatchObject({ name: 'Renamed', includesPay: true })
    expect(await update({ includesPay: false, url: 'https://93.184.215.15/' })).toMatchObject({ includesPay: false })
    await expect(update({ includesPay: true })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('holds pay where that is switched on', async () => {
    const post = await openPost()
    const { secret } = await addWebhook(post, { events: ['person.added'], includesPay: true })
    await addPersonByHand(post, { baseSalary: SALARY })
    await deliverAll(post)
    expect(verify(secret, post.server.requests[0] ?? ({} as never)).data).toMatchObject({ baseSalary: SALARY })
  })

  test('loses its pay before the next try where that is switched off meanwhile', async () => {
    let status = 500
    const post = await openPost(() => ({ status }))
    const { id } = await addWebhook(post, { includesPay: true })
    await addPersonByHand(post, { baseSalary: SALARY })
    await deliverAll(post)
    await post.client.outgoingWebhooks.update({ id, includesPay: false })
    status = 200
    await deliverAll(post)

    expect(post.server.requests.map(({ body }) => body.includes(SALARY))).toEqual([true, false])
    expect(await readMessages(post)).toMatchObject([{ state: 'Delivered', hasPay: false }])
  })

  test('says nothing of confidential jobs unless that is switched on', async () => {
    const post = await openPost()
    const { offerId } = await addRecords(post)
    await inTenant(post.scope, (tx) => tx.offer.update({ where: tenantKey(post.scope, offerId), data: { confidential: true } }))
    await addWebhook(post)
    const { id, secret } = await addWebhook(post, { includesConfidential: true })
    const tell = () => inTenant(post.scope, (tx) => announce(tx, { scope: post.scope, event: 'offer.accepted', objectIds: [offerId] }))
    await tell()
    expect(await readMessages(post)).toMatchObject([{ webhookId: id, isConfidential: true }])
    await deliverAll(post)
    expect(verify(secret, post.server.requests[0] ?? ({} as never)).data).toMatchObject({ id: offerId, isConfidential: true })

    await tell()
    await post.client.outgoingWebhooks.update({ id, includesConfidential: false })
    await deliverAll(post)
    expect(post.server.requests).toHaveLength(1)
    expect((await readMessages(post)).map(({ state }) => state)).toEqual(['Delivered', 'Cancelled'])
  })

  test('tells of a filled job who was hired into it', async () => {
    const post = await openPost()
    const { secret } = await addWebhook(post, { events: ['job.filled'] })
    const personId = await addPersonByHand(post)
    const { organizationId } = post.scope
    const job = { title: 'Field engineer', identifier: 'FE-1', isBackfill: 'yes', payMinimum: SALARY, filledByPersonId: personId }
    const filled = { ...job, status: 'Filled', filledAt: new Date() } as const
    await inTenant(post.scope, async (tx) => {
      const { id } = await tx.openJob.create({ data: { organizationId, ...filled }, select: { id: true } })
      await announce(tx, { scope: post.scope, event: 'job.filled', objectIds: [id] })
    })
    await deliverAll(post)

    const { type, data } = verify(secret, post.server.requests[0] ?? ({} as never))
    expect(type).toBe('job.filled')
    expect(data).toMatchObject({ title: 'Field engineer', isBackfill: true, status: 'Filled', filledBy: { kind: 'person', id: personId } })
    expect(JSON.stringify(data)).not.toContain(SALARY)

    await post.client.people.remove({ id: personId })
    expect(JSON.stringify(await readMessages(post))).not.toContain('Quillfeather')
  })
})

describe('a test', () => {
  test('is sent at once and tells what came back, refused addresses included; it moves nothing else', async () => {
    const post = await openPost()
    const { id } = await addWebhook(post)
    await post.client.outgoingWebhooks.update({ id, isOn: false })
    const result = await post.client.outgoingWebhooks.sendTest({ id })

    expect(result).toMatchObject({ event: 'test.ping', state: 'Failed', attempts: [{ status: null, isOk: false }] })
    expect(result.attempts[0]?.problem).toContain('private network')
    expect(post.server.requests).toEqual([])
    expect(await post.client.outgoingWebhooks.get({ id })).toMatchObject({ state: 'Off', lastAttempt: null, failingSince: null })
    await expect(post.client.outgoingWebhooks.replay({ id, messageId: result.id })).rejects.toThrow('is off')
  })

  test('can be sent ten times a minute', async () => {
    const post = await openPost()
    const { id } = await addWebhook(post)
    const outcomes: string[] = []
    for (let sent = 0; sent < 11; sent += 1) outcomes.push(await outcomeOf(post.client.outgoingWebhooks.sendTest({ id })))
    expect(outcomes).toEqual([...Array(10).fill('ok'), 'rate_limited'])
  })
})

test('webhooks of others do not exist, whatever is asked of them', async () => {
  const post = await openPost()
  const { id } = await addWebhook(post)
  await addPersonByHand(post)
  const [message] = await readMessages(post)
  const other = await createTenant()
  const theirs = callAs({ sessionId: other.admin.sessionId, slug: other.slug }).outgoingWebhooks
  const own = { id, messageId: message?.id ?? '' }
  const since = new Date(0).toISOString()

  expect(await theirs.list()).toEqual([])
  const calls = [
    theirs.get({ id }),
    theirs.update({ id, name: 'Mine' }),
    theirs.rotateSecret({ id }),
    theirs.endRotation({ id }),
    theirs.remove({ id }),
    theirs.sendTest({ id }),
    theirs.messages({ id }),
    theirs.message(own),
    theirs.replay(own),
    theirs.countFailed({ id, since }),
    theirs.replayFailed({ id, since }),
  ]
  expect(await Promise.all(calls.map(outcomeOf))).toEqual(calls.map(() => 'not_found'))
  expect(await post.client.outgoingWebhooks.get({ id })).toMatchObject({ name: 'Payroll' })
})

test('deleting takes the log along, and what waits is not sent', async () => {
  const post = await openPost()
  const { id } = await addWebhook(post)
  await addPersonByHand(post)
  const waiting = await readMessages(post)
  await post.client.outgoingWebhooks.remove({ id })
  expect(await readMessages(post)).toEqual([])
  expect(waiting).toHaveLength(1)
  expect(await outcomeOf(post.client.outgoingWebhooks.get({ id }))).toBe('not_found')
})
