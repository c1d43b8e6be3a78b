import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createGuardedLookup, type ResolveHost } from '#lib/platform/http/guarded-agent.ts'
import { createGuardedFetch, type GuardedRequest, guardedFetch } from '#lib/platform/http/guarded-fetch.ts'
import { OutboundError } from '#lib/platform/http/outbound-error.ts'
import { type StubHandler, type StubServer, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'

const servers: StubServer[] = []

async function start(handler: StubHandler): Promise<StubServer> {
  const server = await startStubServer(handler)
  servers.push(server)

  return server
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const base = { method: 'POST', body: '{}', timeoutMs: 2_000, maxResponseBytes: 1_000 } satisfies Partial<GuardedRequest>

async function failureOf(promise: Promise<unknown>): Promise<OutboundError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof OutboundError)) throw new Error(`expected an OutboundError, got ${String(error)}`)

  return error
}

describe('where a request may go', () => {
  it('reaches a loopback server only when its exact origin was allowed', async () => {
    const server = await start(() => ({ json: { hello: 'there' }, headers: { 'X-Seen': 'yes' } }))

    const response = await guardedFetch({ ...base, url: `${server.origin}/a?b=c`, allowOrigin: server.origin })
    expect(response).toMatchObject({ status: 200, bodyText: '{"hello":"there"}', headers: { 'x-seen': 'yes' } })
    expect(server.requests[0]).toMatchObject({ path: '/a?b=c', body: '{}' })

    const refused = [
      { url: server.origin },
      { url: server.origin, allowOrigin: null },
      { url: server.origin, allowOrigin: 'http://127.0.0.1:1' },
      { url: server.origin, allowOrigin: server.origin.replace('http:', 'https:') },
      { url: server.origin.replace('127.0.0.1', 'localhost'), allowOrigin: server.origin },
      { url: server.origin.replace('127.0.0.1', '[::1]'), allowOrigin: server.origin },
      { url: server.origin.replace('127.0.0.1', '2130706433') },
      { url: server.origin.replace('127.0.0.1', '0x7f.1') },
      { url: server.origin.replace('127.0.0.1', '[::ffff:127.0.0.1]') },
    ]
    for (const request of refused) {
      const error = await failureOf(guardedFetch({ ...base, ...request }))
      expect(error).toMatchObject({ code: 'outbound_refused', outcome: 'never_sent', retry: 'no' })
    }
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com',
    'https://user:secret@example.com/',
    'https://user@example.com/',
    'not a url',
    '',
  ])('refuses the form of %s', async (url) => {
    const error = await failureOf(guardedFetch({ ...base, url }))
    expect(error).toMatchObject({ code: 'outbound_refused', outcome: 'never_sent' })
    expect(error.userMessage).not.toContain('secret')
  })

  it('judges the addresses that the connection itself uses, so a name that changes its answer gains nothing', async () => {
    const server = await start(() => ({ json: {} }))
    let asked = 0
    const rebinding: ResolveHost = (_hostname, callback) => {
      asked += 1
      // Public to a check made beforehand, loopback to a connection made afterwards.
      callback(null, [{ address: asked > 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }])
    }
    const fetchRebound = createGuardedFetch({ resolveHost: rebinding })

    const error = await failureOf(fetchRebound({ ...base, url: `http://rebind.example:${server.port}/` }))
    expect(error).toMatchObject({ code: 'outbound_refused', outcome: 'never_sent' })
    expect(asked).toBe(1)
    expect(server.requests).toHaveLength(0)
  })

  it('keeps only the public addresses of a name that has both kinds', async () => {
    const lookup = createGuardedLookup((_hostname, callback) =>
      callback(null, [
        { address: '10.0.0.1', family: 4 },
        { address: '203.0.114.7', family: 4 },
        { address: '::1', family: 6 },
      ]),
    )
    const all = await new Promise((resolve) => lookup('mixed.example', { all: true }, (error, addresses) => resolve({ error, addresses })))
    expect(all).toEqual({ error: null, addresses: [{ address: '203.0.114.7', family: 4 }] })

    const one = await new Promise((resolve) => lookup('mixed.example', {}, (_error, address, family) => resolve({ address, family })))
    expect(one).toEqual({ address: '203.0.114.7', family: 4 })
  })

  it('cuts an answer that is too long where its beginning is enough, and refuses it otherwise', async () => {
    const server = await start(() => ({ status: 201, body: 'x'.repeat(500_000) }))
    const request = { ...base, url: server.origin, allowOrigin: server.origin }

    expect(await guardedFetch({ ...request, cutsAnswer: true })).toMatchObject({ status: 201, bodyText: 'x'.repeat(1_000) })
    expect(await failureOf(guardedFetch(request))).toMatchObject({ code: 'outbound_too_large' })
  })

  it('does not follow a redirect, not even within the allowed origin', async () => {
    const server = await start(({ path }) => (path === '/from' ? { status: 302, headers: { location: '/to' } } : { json: {} }))

    const error = await failureOf(guardedFetch({ ...base, url: `${server.origin}/from`, allowOrigin: server.origin }))
    expect(error).toMatchObject({ code: 'outbound_redirect', retry: 'no' })
    expect(server.requests.map(({ path }) => path)).toEqual(['/from'])
  })
})

describe('what is known after a failure', () => {
  it('says never sent when nobody listens', async () => {
    const server = await startStubServer(() => ({}))
    await server.close()

    const error = await failureOf(guardedFetch({ ...base, url: server.origin, allowOrigin: server.origin }))
    expect(error).toMatchObject({ code: 'outbound_unreachable', outcome: 'never_sent', retry: 'later' })
  })

  it('says unknown when the connection is cut after the request was written', async () => {
    const server = await start((_request, response) => {
      response.socket?.destroy()
      return undefined
    })

    const write = await failureOf(guardedFetch({ ...base, url: server.origin, allowOrigin: server.origin }))
    expect(write).toMatchObject({ code: 'outbound_cut', outcome: 'unknown', retry: 'no' })
    expect(server.requests).toHaveLength(1)

    const read = await failureOf(guardedFetch({ ...base, url: server.origin, allowOrigin: server.origin, isRepeatable: true }))
    expect(read).toMatchObject({ code: 'outbound_cut', outcome: 'unknown', retry: 'later' })
  })

  it('says unknown when the answer is cut in its middle', async () => {
    const server = await start((_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half', () => response.socket?.destroy())
      return undefined
    })

    const error = await failureOf(guardedFetch({ ...base, url: server.origin, allowOrigin: server.origin }))
    expect(error).toMatchObject({ code: 'outbound_cut', outcome: 'unknown' })
  })

  it('says unknown when what answers does not speak HTTP', async () => {
    const server = createServer((socket) => socket.on('data', () => socket.end('SSH-2.0-hello\r\n')))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

    const error = await failureOf(guardedFetch({ ...base, url: origin, allowOrigin: origin }))
    expect(error).toMatchObject({ code: 'outbound_cut', outcome: 'unknown' })
    await new Promise((resolve) => server.close(resolve))
  })

  it('gives up after the time allowed, also while the body trickles in', async () => {
    const silent = await start(() => undefined)
    const trickling = await start((_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(timer))
      return undefined
    })

    for (const { origin } of [silent, trickling]) {
      const startedAt = performance.now()
      const error = await failureOf(guardedFetch({ ...base, url: origin, allowOrigin: origin, timeoutMs: 200 }))
      expect(error).toMatchObject({ code: 'outbound_timeout', outcome: 'unknown', retry: 'no' })
      expect(performance.now() - startedAt).toBeLessThan(1_500)
    }
  })

  it('stops reading an answer that is too large', async () => {
    const server = await start(() => ({ body: 'x'.repeat(1_001) }))
    const exact = await start(() => ({ body: 'x'.repeat(1_000) }))

    const error = await failureOf(guardedFetch({ ...base, url: server.origin, allowOrigin: server.origin }))
    expect(error).toMatchObject({ code: 'outbound_too_large', retry: 'no' })

    const response = await guardedFetch({ ...base, url: exact.origin, allowOrigin: exact.origin })
    expect(response.bodyText).toHaveLength(1_000)
  })

  it('keeps text of several bytes per letter whole across chunks', async () => {
    const server = await start((_request, response) => {
      const bytes = Buffer.from('Zoë Ó Briain 山田')
      response.writeHead(200)
      response.write(bytes.subarray(0, 3))
      setImmediate(() => response.end(bytes.subarray(3)))
      return undefined
    })

    const response = await guardedFetch({ ...base, url: server.origin, allowOrigin: server.origin })
    expect(response.bodyText).toBe('Zoë Ó Briain 山田')
  })
})
