import { afterEach, describe, expect, it } from 'vitest'
import { createAshbyClient } from '#lib/sources/ashby/client.ts'
import { ids } from '#tests/fixtures/ashby/objects.ts'
import { createStubClients } from '#tests/fixtures/ashby/stub-client.ts'
import { type StubHandler, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'

const { connect, failureOf, limits, refusedWith, closeAll } = createStubClients()

afterEach(closeAll)

describe('limits and failures', () => {
  it('carries how long to stay away and whose limit it was, and tells the connection’s gate before failing', async () => {
    const error = await refusedWith({
      status: 429,
      headers: { 'retry-after': '7', 'x-ratelimit-scope': 'integration-partner' },
      json: { success: false, errors: ['rate_limited'] },
    })
    expect(error).toMatchObject({ code: 'ashby_rate_limited', retry: 'later', retryAfterMs: 7_000, rateLimitScope: 'integration-partner' })
    expect(limits).toEqual([{ operation: 'offer.info', retryAfterMs: 7_000, scope: 'integration-partner' }])
    expect(error.retryAt?.getTime()).toBeGreaterThan(Date.now())
  })

  it.each([
    [new Date(Date.now() + 60_000).toUTCString(), 50_000, 61_000],
    [undefined, 30_000, 30_000],
    ['soon', 30_000, 30_000],
    ['999999', 3_600_000, 3_600_000],
    ['0', 0, 0],
  ])('reads Retry-After %s', async (header, least, most) => {
    const error = await refusedWith({ status: 429, headers: header === undefined ? {} : { 'retry-after': header }, body: 'Too many' })
    expect(error.retryAfterMs).toBeGreaterThanOrEqual(least)
    expect(error.retryAfterMs).toBeLessThanOrEqual(most)
  })

  it('holds the connection for a 503 that says when to come back', async () => {
    const error = await refusedWith({ status: 503, headers: { 'retry-after': '3' }, body: 'busy' })
    expect(error).toMatchObject({ code: 'ashby_unavailable', retry: 'later', retryAfterMs: 3_000 })
    expect(limits).toHaveLength(1)
  })

  it.each([
    ['a 500', { status: 500, json: { success: false, errors: ['internal'] } }, 'ashby_unavailable'],
    ['a 502 page', { status: 502, body: '<html>Bad gateway</html>' }, 'ashby_unavailable'],
    [
      'HTML with status 200',
      { status: 200, body: '<!doctype html><title>Just a moment</title>', headers: { 'content-type': 'text/html' } },
      'ashby_unreadable',
    ],
    ['HTML with status 403, which says nothing about the key', { status: 403, body: '<html>blocked</html>' }, 'ashby_unreadable'],
    ['half a JSON text', { status: 200, body: '{"success":true,"results":{' }, 'ashby_unreadable'],
    ['an empty answer', { status: 200, body: '' }, 'ashby_unreadable'],
  ])('advises another try for a read after %s', async (_case, reply, code) => {
    expect(await refusedWith(reply)).toMatchObject({ code, retry: 'later' })
  })

  it.each([
    ['JSON of another form', { json: { hello: 'there' } }],
    ['JSON that is no object', { json: [] }],
    ['a result without what we cannot do without', { json: { success: true, results: { id: ids.offer } } }],
    ['a success without a result', { json: { success: true } }],
  ])('does not advise another try for %s', async (_case, reply) => {
    expect(await refusedWith(reply)).toMatchObject({ code: 'ashby_unreadable', retry: 'no' })
  })

  it('never retries by itself', async () => {
    const { client, server } = await connect(() => ({ status: 500, body: '' }))
    await expect(client.call('offer.info', { offerId: ids.offer })).rejects.toMatchObject({ code: 'ashby_unavailable' })
    expect(server.requests).toHaveLength(1)
  })

  it('tells a read that was cut from a write that was cut: only the read may be sent again', async () => {
    const cut: StubHandler = (_request, response) => {
      response.socket?.destroy()
      return undefined
    }
    expect(await failureOf('offer.info', { offerId: ids.offer }, cut)).toMatchObject({
      code: 'ashby_unavailable',
      retry: 'later',
      status: null,
    })

    const write = await failureOf('offer.setStatus', { offerId: ids.offer, acceptanceStatus: 'Accepted' }, cut)
    expect(write).toMatchObject({ code: 'ashby_outcome_unknown', retry: 'no' })
  })

  it.each([
    ['a 500', { status: 500, body: '' }],
    ['HTML with status 200', { status: 200, body: '<html></html>' }],
    [
      'a code that admits the act may have happened',
      { json: { success: false, errorInfo: { code: 'generic_internal_error', message: 'x' } } },
    ],
    ['a result of another form', { json: { success: true, results: {} } }],
  ])('does not know what became of a write after %s', async (_case, reply) => {
    const input = { webhookType: 'offerCreate', requestUrl: 'https://handoff.example/x', secretToken: 's' }
    const error = await failureOf('webhook.create', input, () => reply)
    expect(error).toMatchObject({ code: 'ashby_outcome_unknown', retry: 'no' })
    expect(error.userMessage).toContain('Ashby')
  })

  it('knows that a write which found nobody listening did not happen', async () => {
    const server = await startStubServer(() => ({}))
    await server.close()
    const client = createAshbyClient({ baseUrl: server.origin, allowOrigin: server.origin, apiKey: 'k' })

    await expect(client.call('offer.setStatus', { offerId: ids.offer, acceptanceStatus: 'Declined' })).rejects.toMatchObject({
      code: 'ashby_unavailable',
      retry: 'later',
    })
  })

  it('does not talk to a private address for a connection that is not the sandbox’s', async () => {
    const { client, server } = await connect(() => ({ json: {} }), { allowOrigin: null })
    await expect(client.call('apiKey.info', {})).rejects.toMatchObject({ code: 'ashby_unavailable', retry: 'no' })
    expect(server.requests).toHaveLength(0)
  })

  it('puts the key into no error', async () => {
    const error = await refusedWith({ status: 403, body: 'key-of-test is not a key' })
    const { ashbyMessage: _notLogged, ...rest } = error
    expect(JSON.stringify({ ...rest, message: error.message, stack: error.stack })).not.toContain('key-of-test')
  })
})
