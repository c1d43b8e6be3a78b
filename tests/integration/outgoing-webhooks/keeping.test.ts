import { afterAll, describe, expect, test } from 'vitest'
import { applyRetention } from '#lib/domain/events/retention/mutations.ts'
import { announce } from '#lib/domain/outgoing-webhooks/announcements/mutations.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { addPersonByHand, addWebhook, closeReceivers, deliverAll, openPost, readMessages } from './receiver.ts'

afterAll(closeReceivers)

describe('what is kept of deliveries', () => {
  test('goes with whom it told of: bodies and answers of a person who is erased, and what was still to be sent', async () => {
    const post = await openPost(({ body }) => ({ status: post.server.requests.length > 1 ? 500 : 200, body: body.slice(0, 40) }))
    const { id } = await addWebhook(post)
    const personId = await addPersonByHand(post)
    await deliverAll(post)
    await inTenant(post.scope, (tx) => announce(tx, { scope: post.scope, event: 'person.added', objectIds: [personId] }))
    await deliverAll(post)
    expect(JSON.stringify(await readMessages(post))).toContain('Quillfeather')
    await post.client.people.remove({ id: personId })

    const left = await readMessages(post)
    expect(left).toMatchObject([
      { state: 'Delivered', body: null, objectId: null, subjectIds: [], attempts: [] },
      { state: 'Cancelled', body: null, objectId: null, attempts: [] },
    ])
    expect(JSON.stringify(left)).not.toContain('Quillfeather')
    const replayed = post.client.outgoingWebhooks.replay({ id, messageId: left[0]?.id ?? '' })
    await expect(replayed).rejects.toThrow('was erased')
  })

  test('goes by age: bodies first, then all, and never what still waits', async () => {
    const post = await openPost()
    await addWebhook(post)
    for (const firstName of ['Old', 'Older', 'Waiting']) await addPersonByHand(post, { firstName })
    await deliverAll(post)
    await addPersonByHand(post, { firstName: 'New' })
    const [old, older, waiting] = (await readMessages(post)).map(({ id }) => id)
    const age = (id: string | undefined, days: number, data = {}) =>
      inTenant(post.scope, (tx) =>
        tx.outgoingMessage.update({
          where: tenantKey(post.scope, id ?? ''),
          data: { at: new Date(Date.now() - days * 24 * 60 * 60 * 1000), ...data },
        }),
      )
    await age(old, 31)
    await age(older, 401)
    await age(waiting, 31, { state: 'Waiting', finishedAt: null })
    await applyRetention({ scope: post.scope })

    const left = await readMessages(post)
    expect(left.map(({ id, body, bodyRemovedAt }) => ({ id, hasBody: body !== null, isRemoved: bodyRemovedAt !== null }))).toEqual([
      { id: old, hasBody: false, isRemoved: true },
      { id: waiting, hasBody: true, isRemoved: false },
      { id: left[2]?.id, hasBody: false, isRemoved: false },
    ])
  })

  test('is listed newest first, by state and event, page by page', async () => {
    const post = await openPost()
    const { id } = await addWebhook(post)
    for (const firstName of ['One', 'Two', 'Three']) await addPersonByHand(post, { firstName })
    const ids = (await readMessages(post)).map((message) => message.id)
    const { messages } = post.client.outgoingWebhooks

    const first = await messages({ id, limit: 2 })
    expect(first.items.map((message) => message.id)).toEqual([ids[2], ids[1]])
    const second = await messages({ id, limit: 2, cursor: first.nextCursor ?? '' })
    expect(second).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null })
    expect((await messages({ id, state: 'Delivered' })).items).toEqual([])
    expect((await messages({ id, event: 'offer.accepted' })).items).toEqual([])
    await deliverAll(post)
    expect((await messages({ id, state: 'Delivered', event: 'person.added' })).items).toHaveLength(3)
  })
})
