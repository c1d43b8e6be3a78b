import { afterEach, describe, expect, it } from 'vitest'
import { ids, offer } from '#tests/fixtures/ashby/objects.ts'
import { createStubClients } from '#tests/fixtures/ashby/stub-client.ts'

const { connect, reports, closeAll } = createStubClients()

afterEach(closeAll)

describe('a call', () => {
  it('is what Ashby documents: POST, Basic with a blank password, JSON, both versions pinned', async () => {
    const { client, server } = await connect(() => ({ json: { success: true, results: offer } }))
    await client.call('offer.info', { offerId: ids.offer, excludeFormDefinition: true })

    const [request] = server.requests
    expect(request).toMatchObject({ method: 'POST', path: '/offer.info' })
    expect(JSON.parse(request?.body ?? '')).toEqual({ offerId: ids.offer, excludeFormDefinition: true })
    expect(request?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('key-of-test:').toString('base64')}`,
      accept: 'application/json; version=1',
      'content-type': 'application/json',
      'ashby-version': '2026-01-01',
    })
  })

  it('sends an empty object where an operation takes nothing', async () => {
    const { client, server } = await connect(() => ({ json: { success: true, results: { scopes: ['offers:read'] } } }))
    const { results } = await client.call('apiKey.info', {})

    expect(server.requests[0]?.body).toBe('{}')
    expect(results.scopes).toEqual(['offers:read'])
  })

  it('keeps unknown keys and explicit nulls, so that the result is the raw object', async () => {
    const { client } = await connect(() => ({ json: { success: true, results: offer } }))
    expect((await client.call('offer.info', { offerId: ids.offer })).results).toEqual(offer)
  })

  it('gives the page marks of a list, null where Ashby sent none', async () => {
    const { client } = await connect(({ body }) =>
      JSON.parse(body).cursor
        ? { json: { success: true, results: [], moreDataAvailable: false, nextCursor: null, syncToken: 'sync-1' } }
        : { json: { success: true, results: [offer], moreDataAvailable: true, nextCursor: 'c-1' } },
    )
    expect(await client.call('offer.list', { limit: 1 })).toMatchObject({
      results: [{ id: ids.offer }],
      page: { moreDataAvailable: true, nextCursor: 'c-1', syncToken: null },
    })
    expect((await client.call('offer.list', { cursor: 'c-1' })).page).toEqual({
      moreDataAvailable: false,
      nextCursor: null,
      syncToken: 'sync-1',
    })
  })

  it('refuses input that does not fit before anything leaves the house', async () => {
    const { client, server } = await connect(() => ({ json: { success: true, results: offer } }))
    await expect(client.call('offer.info', { offerId: 'not-an-id' })).rejects.toMatchObject({ code: 'ashby_invalid_input', retry: 'no' })
    await expect(client.call('offer.list', { perPage: 5 } as never)).rejects.toMatchObject({ code: 'ashby_invalid_input' })
    expect(server.requests).toHaveLength(0)
  })

  it('waits for the gate, and does not call when the gate refuses', async () => {
    const order: string[] = []
    const { client, server } = await connect(
      () => {
        order.push('asked')
        return { json: { success: true, results: offer } }
      },
      {
        beforeCall: async ({ operation }) => {
          order.push(`gate ${operation}`)
          if (order.length > 2) throw new Error('held')
        },
      },
    )
    await client.call('offer.info', { offerId: ids.offer })
    expect(order).toEqual(['gate offer.info', 'asked'])

    await expect(client.call('offer.info', { offerId: ids.offer })).rejects.toThrow('held')
    expect(server.requests).toHaveLength(1)
  })

  it('reports each call without the key or anybody’s data', async () => {
    const { client } = await connect(() => ({
      json: { success: true, results: offer },
      headers: { 'x-ashby-request-id': '01REQ', 'ashby-version-status': 'deprecated' },
    }))
    await client.call('offer.info', { offerId: ids.offer })

    expect(reports).toEqual([
      {
        operation: 'offer.info',
        status: 200,
        durationMs: expect.any(Number),
        requestId: '01REQ',
        code: null,
        ashbyCode: null,
        versionStatus: 'deprecated',
      },
    ])
  })
})
