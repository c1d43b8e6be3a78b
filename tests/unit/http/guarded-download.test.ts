import { afterEach, describe, expect, it } from 'vitest'
import { guardedDownload } from '#lib/platform/http/guarded-download.ts'
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

type Download = { timeoutMs?: number; bytesMax?: number; allowOrigin?: string | null }

async function download(url: string, { timeoutMs = 2_000, bytesMax = 1_000, allowOrigin = new URL(url).origin }: Download = {}) {
  const chunks: Uint8Array[] = []
  for await (const chunk of await guardedDownload({ url, timeoutMs, bytesMax, allowOrigin })) chunks.push(chunk)

  return Buffer.concat(chunks).toString('utf8')
}

async function failureOf(promise: Promise<unknown>): Promise<OutboundError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof OutboundError)) throw new Error(`expected an OutboundError, got ${String(error)}`)

  return error
}

describe('a download', () => {
  it('comes whole, also over redirects of the origin that was allowed', async () => {
    const server = await start(({ path }) => (path === '/file' ? { body: 'the file' } : { status: 302, headers: { location: '/file' } }))

    expect(await download(`${server.origin}/first`)).toBe('the file')
    expect(server.requests.map(({ path }) => path)).toEqual(['/first', '/file'])
  })

  it('follows no redirect into a private network, and none for ever', async () => {
    const inside = await start(() => ({ body: 'secret' }))
    const server = await start(({ path }) => ({ status: 302, headers: { location: path === '/loop' ? '/loop' : inside.origin } }))

    expect(await failureOf(download(`${server.origin}/away`))).toMatchObject({ code: 'outbound_refused', retry: 'no' })
    expect(await failureOf(download(`${server.origin}/loop`))).toMatchObject({ code: 'outbound_redirect', retry: 'no' })
    expect(inside.requests).toEqual([])
  })

  it('is not begun where its length is too large, and cut where it told none', async () => {
    const told = await start(() => ({ body: 'x'.repeat(2_000) }))
    let written = 0
    const silent = await start((_request, response) => {
      const write = () => {
        while (!response.destroyed && response.write('x'.repeat(400))) written += 400
      }
      response.on('drain', write)
      write()

      return undefined
    })

    expect(await failureOf(download(told.origin))).toMatchObject({ code: 'outbound_too_large', retry: 'no' })
    expect(await failureOf(download(silent.origin))).toMatchObject({ code: 'outbound_too_large', retry: 'no' })
    expect(written).toBeLessThan(50_000_000)
  })

  it('says whether another try may help: a file that is gone will not come, a busy storage may', async () => {
    const server = await start(({ path }) => ({ status: Number(path.slice(1)) }))
    const retryOf = async (status: number) => (await failureOf(download(`${server.origin}/${status}`))).retry

    expect(await Promise.all([404, 410, 403, 429, 503].map(retryOf))).toEqual(['no', 'no', 'later', 'later', 'later'])
  })

  it('names no address but its host: a signed one opens the file', async () => {
    const server = await start(() => ({ status: 404 }))
    const error = await failureOf(download(`${server.origin}/file?signature=topsecret`))

    expect(JSON.stringify([error.message, error.userMessage, String(error.cause)])).not.toContain('topsecret')
  })

  it('ends with its time, also in the middle', async () => {
    const server = await start((_request, response) => void response.write('half'))

    expect(await failureOf(download(server.origin, { timeoutMs: 200 }))).toMatchObject({ code: 'outbound_timeout', retry: 'later' })
  })
})
