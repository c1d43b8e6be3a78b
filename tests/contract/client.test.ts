import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAshbyClient } from '#lib/sources/ashby/client.ts'
import type { AshbyFieldValue } from '#lib/sources/ashby/operation-inputs.ts'
import { type AshbyInput, type AshbyOperation, ashbyOperations } from '#lib/sources/ashby/operations.ts'
import { normalizeScope } from '#lib/sources/ashby/permissions.ts'
import { ids } from '#tests/fixtures/ashby/objects.ts'
import { type StubServer, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'
import { loadDescription } from './description.ts'

const page = { limit: 100, cursor: 'cursor', syncToken: 'token' }

const openingTerms = {
  identifier: 'H-104',
  description: 'A second welder',
  teamId: ids.department,
  targetHireDate: '2027-02-01',
  targetStartDate: '2027-04-01',
  isBackfill: true,
  employmentType: 'FullTime',
} as const
const objectsToCreateFor = ['Application', 'Candidate', 'Job', 'Employee', 'Talent_Project', 'Opening_Version', 'Offer_Version'] as const
/** One of each shape, and null, which clears. */
const fieldValues: AshbyFieldValue[] = [
  true,
  7,
  'grade-7',
  ['laptop'],
  { value: 90_000, currencyCode: 'EUR' },
  { type: 'number-range', minValue: 35, maxValue: 40 },
  { type: 'compensation-range', minValue: 80_000, maxValue: 95_000, currencyCode: 'EUR', interval: '1 YEAR' },
  null,
]

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
  'customField.info': [{ customFieldId: ids.field }],
  'customField.create': objectsToCreateFor.map((objectType) => ({
    title: 'Grade',
    description: 'As in the pay structure',
    fieldType: 'ValueSelect' as const,
    objectType,
    isDateOnlyField: false,
    isExposableToCandidate: false,
    selectableValues: [{ label: 'Grade 7', value: 'grade-7' }],
  })),
  'customField.updateSelectableValues': [
    {
      customFieldId: ids.field,
      selectableValues: [
        { label: 'Grade 7', value: 'grade-7' },
        { label: 'Grade 6', value: 'grade-6', isArchived: true },
      ],
    },
  ],
  'customField.setValues': (['Application', 'Candidate', 'Job', 'Opening'] as const).map((objectType) => ({
    objectId: ids.opening,
    objectType,
    values: fieldValues.map((fieldValue) => ({ fieldId: ids.field, fieldValue })),
  })),
  'file.info': [{ fileHandle: 'handle' }],
  'opening.list': [{ ...page, createdAfter: 1_790_000_000_000 }],
  'opening.info': [{ openingId: ids.opening }],
  'opening.search': [{ identifier: 'H-104' }],
  'opening.create': [{}, { ...openingTerms, jobIds: [ids.job], locationIds: [ids.location], openingState: 'Approved' }],
  'opening.update': [{ openingId: ids.opening }, { openingId: ids.opening, ...openingTerms }],
  'opening.setOpeningState': [
    { openingId: ids.opening, openingState: 'Approved' },
    { openingId: ids.opening, openingState: 'Closed', closeReasonId: ids.user },
  ],
  'opening.setArchived': [{ openingId: ids.opening, archive: true }],
  'opening.addJob': [{ openingId: ids.opening, jobId: ids.job }],
  'opening.removeJob': [{ openingId: ids.opening, jobId: ids.job }],
  'opening.addLocation': [{ openingId: ids.opening, locationId: ids.location }],
  'opening.removeLocation': [{ openingId: ids.opening, locationId: ids.location }],
  'closeReason.list': [{ includeArchived: true }],
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
    expect(description.checkRequest('opening.create', { openingState: 'Filled' })).not.toEqual([])
    expect(description.checkRequest('customField.create', { title: 'Grade', fieldType: 'String', objectType: 'Opening' })).not.toEqual([])
    const value = { fieldId: ids.field, fieldValue: { amount: 1 } }
    expect(
      description.checkRequest('customField.setValues', { objectId: ids.opening, objectType: 'Opening_Version', values: [value] }),
    ).not.toEqual([])
  })

  it.each(Object.entries(ashbyOperations))('%s needs the permission that Ashby asks for', (operation, { permission }) => {
    expect(normalizeScope(description.permissionOf(operation) ?? '')).toBe(permission)
  })
})
