import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await openTestSandbox()
})
afterAll(() => sandbox.close())

type Sent = { path: string; method?: string; headers?: Record<string, string>; body?: string }

/** A request with any Host, which fetch does not allow. */
function send({ path, method = 'POST', headers = {}, body = '{}' }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(`${sandbox.url}${path}`, { method, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    call.on('error', reject)
    call.end(method === 'POST' ? body : undefined)
  })
}

async function readForm(path: string) {
  const text = await (await fetch(`${sandbox.url}${path}`)).text()

  return { text, formToken: /name="formToken" value="([^"]+)"/.exec(text)?.[1] ?? '' }
}

describe('control calls', () => {
  const path = '/control/account.list'
  const json = { 'content-type': 'application/json' }

  it('need the token, a JSON body, this machine as Host, and no web page behind them', async () => {
    const authorization = `Bearer ${sandbox.controlToken}`

    expect(await send({ path, headers: { ...json, authorization } })).toBe(200)
    expect(await send({ path, headers: json })).toBe(401)
    expect(await send({ path, headers: { ...json, authorization: 'Bearer wrong' } })).toBe(401)
    expect(await send({ path, headers: { authorization, 'content-type': 'text/plain' } })).toBe(415)
    expect(await send({ path, headers: { ...json, authorization, host: 'evil.example' } })).toBe(403)
    expect(await send({ path, headers: { ...json, authorization, host: 'localhost:1' } })).toBe(403)
    expect(await send({ path, headers: { ...json, authorization, origin: 'https://evil.example' } })).toBe(403)
  })

  it('say what is wrong with them', async () => {
    const account = await openTestAccount(sandbox)

    await expect(account.control('offer.approve', { offerId: 'none' })).rejects.toThrow('Offer not found')
    await expect(account.control('faults.set', { latencyMs: -1 })).rejects.toThrow('latencyMs')
    await expect(account.control('faults.set', { latency: 1 })).rejects.toThrow('latency')
  })
})

describe('the page', () => {
  it('says plainly that it is not Ashby and answers only by the names of this machine', async () => {
    const { text } = await readForm('/')

    expect(text).toContain('<title>Ashby sandbox (a stand-in, not Ashby)</title>')
    expect(await send({ path: '/', method: 'GET', headers: { host: 'evil.example' } })).toBe(403)
  })

  it('takes forms only from its own pages', async () => {
    const { accountId } = await openTestAccount(sandbox)
    const { formToken } = await readForm(`/accounts/${accountId}`)
    const path = `/page/accounts/${accountId}/candidates`
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams({ name: 'Ana', email: '', formToken }).toString()

    expect(await send({ path, headers: form, body })).toBe(303)
    expect(await send({ path, headers: { ...form, origin: 'https://evil.example' }, body })).toBe(403)
    expect(await send({ path, headers: form, body: 'name=Ana&email=&formToken=guess' })).toBe(403)
  })

  it('shows names as text and not as HTML', async () => {
    const account = await openTestAccount(sandbox)
    await account.control('candidate.create', { name: '<img src=x onerror=alert(1)>' })
    const { text } = await readForm(`/accounts/${account.accountId}`)

    expect(text).toContain('&lt;img src=x')
    expect(text).not.toContain('<img src=x')
  })
})
