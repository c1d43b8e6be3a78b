import { afterEach, describe, expect, it } from 'vitest'
import { type AshbyError, isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { type AshbyCallReport, type AshbyClientOptions, type AshbyRateLimit, createAshbyClient } from '#lib/sources/ashby/client.ts'
import type { AshbyOperation } from '#lib/sources/ashby/operations.ts'
import { ids, offer } from '#tests/fixtures/ashby/objects.ts'
import { type StubHandler, type StubReply, type StubServer, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'

const servers: StubServer[] = []
const reports: AshbyCallReport[] = []
const limits: AshbyRateLimit[] = []

afterEach(async () => {
  reports.length = 0
  limits.length = 0
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function connect(handler: StubHandler, options?: Partial<AshbyClientOptions>) {
  const server = await startStubServer(handler)
  servers.push(server)
  const client = createAshbyClient({
    baseUrl: server.origin,
    allowOrigin: server.origin,
    apiKey: 'key-of-test',
    onCall: (report) => reports.push(report),
    onRateLimited: (limit) => {
      limits.push(limit)
    },
    ...options,
  })

  return { server, client }
}

const refusedWith = (reply: StubReply) => failureOf('offer.info', { offerId: ids.offer }, () => reply)

async function failureOf(operation: AshbyOperation, input: never | object, handler: StubHandler): Promise<AshbyError> {
  const { client } = await connect(handler)
  const error = await client.call(operation, input as never).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!isAshbyError(error)) throw new Error(`expected an AshbyError, got ${String(error)}`)

  return error
}

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

describe('what Ashby refuses', () => {
  const codeShape = { success: false, errorInfo: { code: 'offer_not_found', message: 'Offer not found', requestId: '01INFO' } }

  it.each([
    ['errorInfo with a code', codeShape],
    ['a list of codes', { success: false, errors: ['offer_not_found'] }],
    ['a list of codes beside a null errorInfo', { success: false, errors: ['offer_not_found'], errorInfo: null }],
    ['a list of objects', { success: false, errors: [{ message: 'Offer not found', parameter: 'offerId' }], errorInfo: null }],
    ['all of them mixed', { ...codeShape, errors: ['Offer not found', { message: 'Offer not found' }] }],
    ['results that are null', { success: false, results: null, errors: ['offer_not_found'] }],
  ])('is understood as %s', async (_shape, json) => {
    const error = await refusedWith({ json })
    expect(error).toMatchObject({ code: 'ashby_not_found', retry: 'no', ashbyCode: 'offer_not_found', status: 200 })
  })

  it('carries Ashby’s request id from the body or else the header, and tells it', async () => {
    const fromBody = await refusedWith({ json: codeShape, headers: { 'x-ashby-request-id': '01HEAD' } })
    expect(fromBody.requestId).toBe('01INFO')

    const fromHeader = await refusedWith({
      json: { success: false, errors: ['offer_not_found'] },
      headers: { 'x-ashby-request-id': '01HEAD' },
    })
    expect(fromHeader.requestId).toBe('01HEAD')
    expect(fromHeader.userMessage).toContain('01HEAD')
    expect(reports.at(-1)).toMatchObject({ requestId: '01HEAD', code: 'ashby_not_found', ashbyCode: 'offer_not_found' })
  })

  it.each([
    { status: 403, json: { success: false, errors: [{ message: 'You do not have permission to access this endpoint', parameter: null }] } },
    { status: 403, json: { success: false, errorInfo: { code: 'missing_endpoint_permission', message: 'no' } } },
    { status: 403, json: { success: false, errors: ['missing_endpoint_permission'], errorInfo: null } },
    { status: 200, json: { success: false, errors: ['missing_endpoint_permission'] } },
  ])('names the permission that is missing, in the words of Ashby’s form: %j', async (reply) => {
    const error = await refusedWith(reply)
    expect(error).toMatchObject({ code: 'ashby_permission_missing', permission: 'offers:read', retry: 'no' })
    expect(error.userMessage).toContain('Offers: Read')
  })

  it.each([
    { status: 401, body: 'Unauthorized' },
    { status: 401, json: { success: false, errors: ['unauthorized'] } },
    { status: 403, body: 'Forbidden' },
    { status: 403, json: { success: false, errorInfo: { code: 'invalid_api_key', message: 'bad key' } } },
    { status: 403, body: '' },
  ])('says that the key is wrong, and never that a permission is missing: %j', async (reply) => {
    const error = await refusedWith(reply)
    expect(error).toMatchObject({ code: 'ashby_key_invalid', retry: 'no', permission: null })
  })

  it.each([
    'sync_token_expired',
    'sync_token_invalid',
    'next_cursor_expired',
    'invalid_next_cursor',
    'cursor_invalid',
    'incremental_sync_too_large',
  ])('says to begin the list again for %s', async (code) => {
    const error = await failureOf('offer.list', {}, () => ({ json: { success: false, errors: [code] } }))
    expect(error).toMatchObject({ code: 'ashby_cursor_expired', ashbyCode: code })
  })

  it('takes the name of a missing permission from Ashby where Ashby tells it', async () => {
    const error = await refusedWith({
      status: 403,
      json: { success: false, errors: [{ message: 'missing_endpoint_permission', parameter: 'candidatesRead' }] },
    })
    expect(error).toMatchObject({ code: 'ashby_permission_missing', permission: 'candidates:read' })
  })

  it.each([
    ['The cursor has expired. Restart the pagination without a cursor.', 'cursor'],
    ['The syncToken could not be decoded. Perform a full sync without a syncToken.', 'syncToken'],
  ])('recognises a lost place in a list by its sentence alone: %s', async (message, parameter) => {
    const error = await failureOf('offer.list', {}, () => ({ json: { success: false, errors: [{ message, parameter }] } }))
    expect(error).toMatchObject({ code: 'ashby_cursor_expired' })
  })

  it('keeps Ashby’s own sentence out of what is shown, since it may quote somebody', async () => {
    const error = await refusedWith({
      json: { success: false, errorInfo: { code: 'invalid_input', message: 'zoe@home.example.com is taken' } },
    })
    expect(error).toMatchObject({ code: 'ashby_refused', ashbyCode: 'invalid_input', ashbyMessage: 'zoe@home.example.com is taken' })
    expect(`${error.message} ${error.userMessage}`).not.toContain('zoe')
  })

  it('treats an unknown endpoint as refused', async () => {
    expect(await refusedWith({ status: 404, body: 'Not found' })).toMatchObject({ code: 'ashby_refused', status: 404, retry: 'no' })
  })
})

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
