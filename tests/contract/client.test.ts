import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAshbyClient } from '#lib/sources/ashby/client.ts'
import { type AshbyInput, type AshbyOperation, ashbyOperations } from '#lib/sources/ashby/operations.ts'
import { normalizeScope } from '#lib/sources/ashby/permissions.ts'
import { ids } from '#tests/fixtures/ashby/objects.ts'
import { type StubServer, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'
import { loadDescription } from './description.ts'

const page = { limit: 100, cursor: 'cursor', syncToken: 'token' }

/** For each operation an input with everything our types allow. */
const inputs: { [Name in AshbyOperation]: AshbyInput<Name>[] } = {
  'apiKey.info': [{}],
  'webhook.create': [
    { webhookType: 'offerCreate', requestUrl: 'https://handoff.example/hooks/1', secretToken: 'secret' },
    { webhookType: 'jobCreate', requestUrl: 'https://handoff.example/hooks/2', secretToken: 'secret' },
  ],
  'webhook.info': [{ webhookId: ids.webhook }],
  'webhook.update': [{ webhookId: ids.webhook, enabled: true, requestUrl: 'https://handoff.example/hooks/1', secretToken: 'secret' }],
  'webhook.delete': [{ webhookId: ids.webhook }],
  'offer.list': [
    {},
    {
      ...page,
      createdAfter: 1_790_000_000_000,
      applicationId: ids.application,
      offerStatus: ['WaitingOnCandidateResponse'],
      acceptanceStatus: ['Accepted'],
      approvalStatus: ['Approved'],
    },
  ],
  'offer.info': [{ offerId: ids.offer, excludeFormDefinition: true }],
  'offer.setStatus': [{ offerId: ids.offer, acceptanceStatus: 'Accepted', excludeFormDefinition: true }],
  'offer.setDecidedAt': [{ offerId: ids.offer, decidedAt: '2026-11-03T10:00:00.000Z', excludeFormDefinition: true }],
  'application.list': [{ ...page, createdAfter: 1_790_000_000_000, status: 'Hired', jobId: ids.job }],
  'application.info': [{ applicationId: ids.application }],
  'candidate.list': [{ ...page, createdAfter: 1_790_000_000_000 }],
  'candidate.info': [{ id: ids.candidate }],
  'job.list': [{ ...page, createdAfter: 1_790_000_000_000, status: ['Open', 'Draft'] }],
  'job.info': [{ id: ids.job }],
  'department.list': [{ ...page, includeArchived: true }],
  'department.info': [{ departmentId: ids.department }],
  'location.list': [{ ...page, includeArchived: true, includeLocationHierarchy: true }],
  'location.info': [{ locationId: ids.location }],
  'user.list': [{ ...page, includeDeactivated: true }],
  'user.info': [{ userId: ids.user }],
  'customField.list': [{ ...page, includeArchived: true }],
  'file.info': [{ fileHandle: 'handle' }],
  'opening.list': [{ ...page, createdAfter: 1_790_000_000_000 }],
  'opening.info': [{ openingId: ids.user }],
}

const cases = Object.entries(inputs).flatMap(([operation, list]) =>
  list.map((input) => ({ operation: operation as AshbyOperation, input })),
)

const description = loadDescription()
let server: StubServer

beforeAll(async () => {
  server = await startStubServer(() => ({ json: { success: false, errors: ['offer_not_found'] } }))
})

afterAll(async () => {
  await server.close()
})

describe('requests of our client', () => {
  it.each(cases)('$operation sends what Ashby describes', async ({ operation, input }) => {
    const client = createAshbyClient({ baseUrl: server.origin, allowOrigin: server.origin, apiKey: 'k' })
    server.requests.length = 0
    await client.call(operation, input as never).catch(() => null)

    const [request] = server.requests
    expect(request).toMatchObject({ method: 'POST', path: `/${operation}` })
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json', accept: 'application/json; version=1' })
    expect(description.checkRequest(operation, JSON.parse(request?.body ?? ''))).toEqual([])
  })

  it('is found out when it sends a parameter that Ashby does not have, or one of the wrong kind', () => {
    expect(description.checkRequest('offer.info', { offerId: ids.offer, perPage: 5 })).not.toEqual([])
    expect(description.checkRequest('offer.info', { offerId: 'not-an-id' })).not.toEqual([])
    expect(description.checkRequest('offer.info', {})).not.toEqual([])
    expect(description.checkRequest('offer.list', { offerStatus: ['Sideways'] })).not.toEqual([])
  })

  it.each(Object.entries(ashbyOperations))('%s needs the permission that Ashby asks for', (operation, { permission }) => {
    expect(normalizeScope(description.permissionOf(operation) ?? '')).toBe(permission)
  })
})
