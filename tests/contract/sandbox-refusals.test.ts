import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { createAshbyClient } from '#lib/sources/ashby/client.ts'
import { normalizeScope } from '#lib/sources/ashby/permissions.ts'
import { findOperation, listOperationNames } from '#sandbox/operations/registry.ts'
import { type OpenSandbox, openSandbox, type SandboxAccount } from '#tests/setup/sandbox-account.ts'
import { loadDescription } from './description.ts'

const description = loadDescription()
const errorShapes = ['both', 'info', 'strings', 'objects'] as const
const strangerId = '6b1f0c1e-52a4-4b8a-9f0e-3f1f6f0b7a11'

let sandbox: OpenSandbox
let account: SandboxAccount

beforeAll(async () => {
  sandbox = await openSandbox()
  account = await sandbox.createAccount()
})

afterAll(async () => {
  await sandbox.close()
})

function connect(apiKey = account.apiKey) {
  return createAshbyClient({ baseUrl: account.origin, allowOrigin: account.origin, apiKey })
}

async function failureOf(promise: Promise<unknown>) {
  const error = await promise.catch((thrown: unknown) => thrown)
  if (!isAshbyError(error)) throw new Error(`expected an AshbyError, got ${String(error)}`)

  return error
}

describe.each(errorShapes)('refusals in the form "%s"', (errorShape) => {
  beforeAll(async () => {
    await account.control('faults.set', { errorShape })
  })

  it('are of a known form for every operation that takes an id, and our client finds the code', async () => {
    const inputs = {
      'offer.info': { offerId: strangerId },
      'application.info': { applicationId: strangerId },
      'candidate.info': { id: strangerId },
      'opening.info': { openingId: strangerId },
      'opening.update': { openingId: strangerId, identifier: 'H-1' },
      'opening.create': { teamId: strangerId, openingState: 'Approved' },
      'customField.updateSelectableValues': { customFieldId: strangerId, selectableValues: [] },
      'customField.setValues': { objectId: strangerId, objectType: 'Opening', values: [{ fieldId: strangerId, fieldValue: 1 }] },
    }
    for (const [operation, input] of Object.entries(inputs)) {
      const answer = await account.call(operation, input)
      expect(answer.status).toBe(200)
      expect(description.checkRefusal(answer.json)).toEqual([])
    }

    const client = connect()
    const noun = { code: 'ashby_not_found', requestId: expect.any(String) }
    expect(await failureOf(client.call('offer.info', { offerId: strangerId }))).toMatchObject({ ...noun, ashbyCode: 'offer_not_found' })
    expect(await failureOf(client.call('candidate.info', { id: strangerId }))).toMatchObject({ ...noun, ashbyCode: 'candidate_not_found' })
    expect(await failureOf(client.call('webhook.info', { webhookId: strangerId }))).toMatchObject({
      ...noun,
      ashbyCode: 'webhook_not_found',
    })
  })

  it('of what an opening names are told apart by our client', async () => {
    const client = connect()
    const unknownTeam = client.call('opening.create', { teamId: strangerId, openingState: 'Approved' })
    expect(await failureOf(unknownTeam)).toMatchObject({ code: 'ashby_not_found', ashbyCode: 'department_not_found' })
    const unknownOpening = client.call('opening.setArchived', { openingId: strangerId, archive: true })
    expect(await failureOf(unknownOpening)).toMatchObject({ code: 'ashby_not_found', ashbyCode: 'opening_not_found' })
  })

  it('of a company whose plan has no openings look like a missing permission that the key has', async () => {
    await account.control('account.update', { hasOpenings: false })
    const client = connect()
    expect((await client.call('apiKey.info', {})).results.scopes).toEqual(expect.arrayContaining(['jobs:read', 'jobs:write']))
    for (const missingPermissionStatus of [200, 403]) {
      await account.control('faults.set', { missingPermissionStatus })
      const answer = await account.call('opening.search', { identifier: 'H-1' })
      expect(answer.status).toBe(missingPermissionStatus)
      expect(description.checkRefusal(answer.json)).toEqual([])
      expect(await failureOf(client.call('opening.create', {}))).toMatchObject({
        code: 'ashby_permission_missing',
        permission: 'jobs:write',
      })
    }
    await account.control('account.update', { hasOpenings: true })
    expect((await client.call('opening.search', { identifier: 'H-1' })).results).toEqual([])
  })

  it('are of a known form for input that does not fit', async () => {
    for (const [operation, input] of [['offer.info', {}] as const, ['offer.list', { limit: 'many' }] as const]) {
      const answer = await account.call(operation, input)
      expect(answer.status).toBe(200)
      expect(description.checkRefusal(answer.json)).toEqual([])
    }
  })

  it('name the missing permission for every operation, on either status', async () => {
    const { apiKey: powerless } = await account.createKey({ scopes: [] })
    for (const missingPermissionStatus of [403, 200]) {
      await account.control('faults.set', { missingPermissionStatus })
      for (const operation of listOperationNames()) {
        const answer = await account.call(operation, {}, { apiKey: powerless })
        expect({ operation, status: answer.status }).toEqual({ operation, status: missingPermissionStatus })
        expect(description.checkRefusal(answer.json)).toEqual([])
      }
      const error = await failureOf(connect(powerless).call('offer.info', { offerId: strangerId }))
      expect(error).toMatchObject({ code: 'ashby_permission_missing', permission: 'offers:read' })
    }
  })

  it('tell our client to begin a list again', async () => {
    const client = connect()
    expect(await failureOf(client.call('offer.list', { cursor: 'mangled' }))).toMatchObject({ code: 'ashby_cursor_expired' })
    expect(await failureOf(client.call('offer.list', { syncToken: 'mangled' }))).toMatchObject({ code: 'ashby_cursor_expired' })

    const { page } = await client.call('offer.list', {})
    await account.control('faults.expire-tokens')
    expect(await failureOf(client.call('offer.list', { syncToken: page.syncToken ?? '' }))).toMatchObject({ code: 'ashby_cursor_expired' })
    await account.control('faults.set', { tokensExpiredBefore: null })
  })

  it('of a 500 are of a known form', async () => {
    await account.control('faults.set', { errorNext: 2 })
    const answer = await account.call('offer.list', {})
    expect(answer.status).toBe(500)
    expect(description.checkRefusal(answer.json)).toEqual([])
    expect(await failureOf(connect().call('offer.list', {}))).toMatchObject({ code: 'ashby_unavailable', retry: 'later' })
  })
})

describe('what keeps a call from being answered', () => {
  it('a missing key is 401, a wrong one 403, and our client says that the key is wrong', async () => {
    expect((await account.call('apiKey.info', {}, { apiKey: null })).status).toBe(401)
    expect((await account.call('apiKey.info', {}, { apiKey: 'wrong' })).status).toBe(403)
    expect(await failureOf(connect('wrong').call('apiKey.info', {}))).toMatchObject({ code: 'ashby_key_invalid', status: 403 })
  })

  it('a limit is 429 with Retry-After, and names its scope when it is the integration’s', async () => {
    await account.control('faults.set', { rateLimitNext: 1, retryAfterSeconds: 4, rateLimitScope: 'integration-partner' })
    expect(await failureOf(connect().call('offer.list', {}))).toMatchObject({
      code: 'ashby_rate_limited',
      retryAfterMs: 4_000,
      rateLimitScope: 'integration-partner',
    })
    await account.control('faults.set', { rateLimitNext: 1, rateLimitScope: 'key' })
    expect(await failureOf(connect().call('offer.list', {}))).toMatchObject({ code: 'ashby_rate_limited', rateLimitScope: null })
  })

  it.each([
    [{ htmlNext: 1 }, 'ashby_unavailable'],
    [{ cutNext: 1 }, 'ashby_unavailable'],
  ])('%j leaves a read to be tried again', async (fault, code) => {
    await account.control('faults.set', fault)
    expect(await failureOf(connect().call('offer.list', {}))).toMatchObject({ code, retry: 'later' })
  })

  it('a lost answer to the creation of an opening leaves its outcome unknown, and the opening is found by its identifier', async () => {
    await account.control('faults.set', { lostAnswerNext: 1 })
    const write = connect().call('opening.create', { identifier: 'lost-1' })
    expect(await failureOf(write)).toMatchObject({ code: 'ashby_outcome_unknown', retry: 'no' })
    expect((await connect().call('opening.search', { identifier: 'lost-1' })).results).toHaveLength(1)
  })

  it('a lost answer to a write leaves its outcome unknown', async () => {
    const { results } = await connect().call('offer.list', { offerStatus: ['WaitingOnCandidateResponse'] })
    await account.control('faults.set', { lostAnswerNext: 1 })
    const write = connect().call('offer.setStatus', { offerId: results[0]?.id ?? '', acceptanceStatus: 'Accepted' })
    expect(await failureOf(write)).toMatchObject({ code: 'ashby_outcome_unknown', retry: 'no' })
  })
})

describe('permissions', () => {
  it('the sandbox asks for those that Ashby asks for', () => {
    const ours = listOperationNames().map((name) => ({ name, scope: findOperation(name)?.scope }))
    const asked = ours.map(({ name }) => {
      const permission = description.permissionOf(name) ?? ''

      return { name, scope: normalizeScope(permission) ?? permission.replace(/(Read|Write)$/, (access) => `:${access.toLowerCase()}`) }
    })
    expect(ours).toEqual(asked)
  })
})
