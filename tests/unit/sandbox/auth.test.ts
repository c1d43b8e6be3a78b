import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { TestAccount, TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'

let sandbox: TestSandbox
let account: TestAccount

beforeAll(async () => {
  sandbox = await openTestSandbox()
  account = await openTestAccount(sandbox, { scenario: 'company' })
})
afterAll(() => sandbox.close())

async function createKey(draft: object) {
  return z.object({ keyId: z.string(), apiKey: z.string() }).parse(await account.control('key.create', draft))
}

async function listTitles(key: string) {
  const { body } = await account.call('job.list', {}, { key })

  return z
    .array(z.object({ title: z.string() }))
    .parse(body.results)
    .map((job) => job.title)
}

describe('authentication', () => {
  it('answers 401 in plain text when no key is sent', async () => {
    const response = await fetch(`${sandbox.url}/offer.list`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })

    expect(response.status).toBe(401)
    expect(await response.text()).toBe('Unauthorized')
  })

  it('answers 403 in plain text when the key is wrong', async () => {
    const { status, text } = await account.call('offer.list', {}, { key: 'f'.repeat(64) })

    expect(status).toBe(403)
    expect(text).not.toContain('missing_endpoint_permission')
  })

  it('answers 403 in plain text once a key is deactivated, and works again once it is activated', async () => {
    const { keyId, apiKey } = await createKey({})
    await account.control('key.update', { keyId, enabled: false })
    expect((await account.call('job.list', {}, { key: apiKey })).status).toBe(403)

    await account.control('key.update', { keyId, enabled: true })
    expect((await account.call('job.list', {}, { key: apiKey })).body.success).toBe(true)
  })

  it('answers 404 to an operation that does not exist, whatever the key may do', async () => {
    expect((await account.call('offer.nonsense')).status).toBe(404)
  })

  it('puts request id and version on every answer and refuses a version it does not know', async () => {
    const answer = await account.call('apiKey.info', {}, { headers: { 'ashby-version': '2026-01-01' } })
    expect(answer.headers.get('x-ashby-request-id')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(answer.headers.get('ashby-version')).toBe('2026-01-01')
    expect(answer.headers.get('ashby-version-status')).toBe('active')

    const refused = await account.call('apiKey.info', {}, { headers: { 'ashby-version': '2019-01-01' } })
    expect(refused.status).toBe(400)
    expect(refused.body.success).toBe(false)
  })
})

describe('scopes', () => {
  it('refuses an operation whose scope the key lacks and names the permission', async () => {
    const { apiKey } = await createKey({ scopes: ['offers:read'] })
    const { status, body } = await account.call('candidate.list', {}, { key: apiKey })

    expect(status).toBe(403)
    expect(body.errorInfo?.code).toBe('missing_endpoint_permission')
    expect(body.errors).toEqual([expect.objectContaining({ parameter: 'candidatesRead' })])
    expect((await account.call('offer.list', {}, { key: apiKey })).body.success).toBe(true)
  })

  it('tells a forbidden operation from one on something that does not exist', async () => {
    const { apiKey } = await createKey({ scopes: ['organization:read'] })
    const offerId = '11111111-2222-4333-8444-555555555555'

    expect((await account.call('offer.info', { offerId }, { key: apiKey })).status).toBe(403)
    expect((await account.call('offer.info', { offerId })).body.errorInfo?.code).toBe('offer_not_found')
  })

  it('reports the scopes of the key in apiKey.info', async () => {
    const { apiKey } = await createKey({ scopes: ['apiKeys:read', 'offers:read'], title: 'Two rights' })
    const { body } = await account.call('apiKey.info', {}, { key: apiKey })

    expect(body.results).toMatchObject({ title: 'Two rights', scopes: ['apiKeys:read', 'offers:read'] })
  })
})

describe('toggles of a key', () => {
  it('hides confidential jobs with their applications, offers and candidates', async () => {
    const { apiKey } = await createKey({})
    expect(await listTitles(account.apiKey)).toContain('Chief Financial Officer')
    expect(await listTitles(apiKey)).not.toContain('Chief Financial Officer')

    const { offers } = z
      .object({
        offers: z.array(z.object({ offerId: z.string(), applicationId: z.string(), candidateId: z.string(), isConfidential: z.boolean() })),
      })
      .parse(await account.control('offer.dump'))
    const hidden = offers.find((offer) => offer.isConfidential)

    for (const [operation, body] of [
      ['offer.info', { offerId: hidden?.offerId }],
      ['application.info', { applicationId: hidden?.applicationId }],
      ['candidate.info', { id: hidden?.candidateId }],
    ] as const) {
      expect((await account.call(operation, body, { key: apiKey })).body.errorInfo?.code).toMatch(/_not_found$/)
      expect((await account.call(operation, body)).body.success).toBe(true)
    }
  })

  it('hides private fields but those of offers', async () => {
    const { apiKey } = await createKey({})
    const { body } = await account.call('customField.list', {}, { key: apiKey })
    const fields = z.array(z.object({ isPrivate: z.boolean(), objectType: z.string() })).parse(body.results)

    expect(new Set(fields.filter((field) => field.isPrivate).map((field) => field.objectType))).toEqual(new Set(['Offer']))
  })
})
