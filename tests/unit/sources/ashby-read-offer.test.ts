import { afterEach, describe, expect, it } from 'vitest'
import { createAshbyClient } from '#lib/sources/ashby/client.ts'
import { createAshbyNames, createAshbyNamesCache } from '#lib/sources/ashby/names.ts'
import { type ReadOfferOptions, readOffer } from '#lib/sources/ashby/read-offer.ts'
import type { OfferRecord } from '#lib/sources/source.ts'
import { application, candidate, department, ids, job, location, offer, opening } from '#tests/fixtures/ashby/objects.ts'
import { type StubReply, type StubServer, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'

const servers: StubServer[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const account: Record<string, unknown> = {
  '/offer.info': offer,
  '/application.info': application,
  '/candidate.info': candidate,
  '/job.info': job,
  '/department.info': department,
  '/location.info': location,
}

const missing = (code: string): StubReply => ({ json: { success: false, errors: [code], errorInfo: null } })
const forbidden: StubReply = { status: 403, json: { success: false, errors: [{ message: 'missing_endpoint_permission' }] } }

async function openAccount(replies: Record<string, StubReply> = {}) {
  const server = await startStubServer(({ path }) => replies[path] ?? { json: { success: true, results: account[path] } })
  servers.push(server)
  const client = createAshbyClient({ baseUrl: server.origin, allowOrigin: server.origin, apiKey: 'k' })
  const cache = createAshbyNamesCache()
  const names = createAshbyNames({ client, cache, connectionId: 'c1', canReadOrganization: true })
  const read = (more?: Partial<ReadOfferOptions>) => readOffer({ client, names, offerId: ids.offer, canReadJobs: true, ...more })
  const asked = () => server.requests.map(({ path }) => path).sort()

  return { server, client, cache, read, asked }
}

async function readRecord(replies?: Record<string, StubReply>, more?: Partial<ReadOfferOptions>): Promise<OfferRecord> {
  const { read } = await openAccount(replies)
  const reading = await read(more)
  if (reading.kind !== 'found') throw new Error(`expected a record, got ${reading.kind}`)

  return reading.record
}

const answer = (results: unknown): StubReply => ({ json: { success: true, results } })

describe('readOffer', () => {
  it('brings together everything an offer is made of', async () => {
    const record = await readRecord()
    expect(record).toMatchObject({
      externalId: ids.offer,
      applicationExternalId: ids.application,
      candidateExternalId: ids.candidate,
      jobExternalId: ids.job,
      status: 'WaitingOnCandidateResponse',
      acceptanceStatus: 'WaitingOnResponse',
      approvalStatus: null,
      versionId: ids.version,
      versionCreatedAt: '2026-11-02T09:15:00.000Z',
      applicationStatus: 'Active',
      archivedAt: null,
      confidential: true,
      candidate: {
        name: 'Zoë Ó Briain',
        email: 'zoe@work.example.com',
        emailKind: 'Work',
        personalEmail: 'zoe@home.example.com',
        profileUrl: candidate.profileUrl,
      },
      job: { title: 'Senior Engineer', employmentType: 'FullTime' },
      department: { externalId: ids.department, name: 'Engineering', missing: null },
      location: { externalId: ids.location, name: 'Lisbon', missing: null },
      hiringManager: { name: 'Ngozi Eze', email: 'ngozi@example.com' },
      startDate: '2027-01-04',
      salary: { value: '82500.5', currencyCode: 'EUR' },
      decidedAt: null,
    })
    expect(record.customFields).toEqual([
      {
        object: 'offer',
        externalId: ids.field,
        title: 'Signing bonus',
        value: { value: 5000, currencyCode: 'EUR' },
        valueLabel: null,
        isPrivate: true,
      },
    ])
    expect(record.raw).toEqual({ offer, application, candidate, job })
  })

  it('takes the time of the first version for that of the offer, however Ashby orders them', async () => {
    const versions = ['2026-11-02T09:15:00.000Z', '2026-10-30T11:00:00+01:00', 'soon', null].map((createdAt) => ({ id: 'v', createdAt }))
    expect(await readRecord({ '/offer.info': answer({ ...offer, versions }) })).toMatchObject({ createdAt: '2026-10-30T10:00:00.000Z' })
    // As a list names it.
    expect(await readRecord()).toMatchObject({ createdAt: '2026-11-02T09:15:00.000Z' })
    const latestVersion = { ...offer.latestVersion, createdAt: null }
    expect(await readRecord({ '/offer.info': answer({ ...offer, latestVersion }) })).toMatchObject({ createdAt: null })
  })

  it('asks without the large form definition', async () => {
    const { read, server } = await openAccount()
    await read()
    const [offerRequest] = server.requests.filter(({ path }) => path === '/offer.info')
    expect(JSON.parse(offerRequest?.body ?? '')).toEqual({ offerId: ids.offer, excludeFormDefinition: true })
  })

  it('reads again nothing that a list page already gave', async () => {
    const { read, asked } = await openAccount()
    await read({ given: { offer, application, candidate, job } })
    expect(asked()).toEqual(['/department.info', '/location.info'])
  })

  it('reads the application beside the offer when its id is known, and again when that id was wrong', async () => {
    const right = await openAccount()
    await right.read({ applicationId: ids.application })
    expect(right.asked().filter((path) => path === '/application.info')).toHaveLength(1)

    const wrong = await openAccount()
    const reading = await wrong.read({ applicationId: ids.user })
    expect(reading).toMatchObject({ kind: 'found', record: { applicationExternalId: ids.application } })
    expect(wrong.asked().filter((path) => path === '/application.info')).toHaveLength(2)
  })

  it('answers that an offer is not there, with Ashby’s request id', async () => {
    const { read } = await openAccount({ '/offer.info': { ...missing('offer_not_found'), headers: { 'x-ashby-request-id': '01GONE' } } })
    expect(await read()).toEqual({ kind: 'not_found', what: 'offer', requestId: '01GONE', offer: null })
  })

  it.each(['application', 'candidate'])('answers that the %s is hidden, and what is known of the offer all the same', async (what) => {
    const { read } = await openAccount({ [`/${what}.info`]: missing(`${what}_not_found`) })
    expect(await read()).toMatchObject({
      kind: 'not_found',
      what,
      offer: {
        externalId: ids.offer,
        applicationExternalId: ids.application,
        status: 'WaitingOnCandidateResponse',
        versionId: ids.version,
        raw: offer,
      },
    })
  })

  it('does not ask for a job that the key may not read, nor fail when the stored scopes were too hopeful', async () => {
    const { read, asked } = await openAccount()
    expect(await read({ canReadJobs: false })).toMatchObject({
      record: { confidential: null, job: { title: 'Senior Engineer', employmentType: null } },
    })
    expect(asked()).not.toContain('/job.info')

    expect(await readRecord({ '/job.info': forbidden })).toMatchObject({
      confidential: null,
      job: { missing: 'permission' },
      raw: { job: null },
    })
    expect(await readRecord({ '/job.info': missing('job_not_found') })).toMatchObject({ confidential: null, job: { missing: 'not_found' } })
  })

  it('reads the opening that an offer names, and says why it could not', async () => {
    const filling = { ...offer, latestVersion: { ...offer.latestVersion, openingId: ids.opening } }
    const replies = { '/offer.info': answer(filling), '/opening.info': answer(opening) }
    expect(await readRecord(replies)).toMatchObject({
      opening: { externalId: ids.opening, identifier: 'SMR-101', targetStartDate: '2027-01-04', isBackfill: true, missing: null },
      customFields: [{ object: 'offer' }, { object: 'opening', title: 'Position code', value: 'P-100' }],
    })
    const refused = { ...replies, '/opening.info': missing('opening_not_found') }
    expect(await readRecord(refused)).toMatchObject({ opening: { identifier: null, missing: 'not_found' } })

    const { read, asked } = await openAccount(replies)
    expect(await read({ canReadJobs: false })).toMatchObject({ record: { opening: { identifier: null, missing: 'permission' } } })
    expect(asked()).not.toContain('/opening.info')
  })

  it('fails when a permission it cannot do without is missing', async () => {
    const { read } = await openAccount({ '/candidate.info': forbidden })
    await expect(read()).rejects.toMatchObject({ code: 'ashby_permission_missing', permission: 'candidates:read' })
  })

  it('takes department and location from the job where the application has none', async () => {
    const bare = { ...application, job: { id: ids.job, title: 'Senior Engineer', locationId: null, departmentId: null } }
    expect(await readRecord({ '/application.info': answer(bare) })).toMatchObject({
      department: { name: 'Engineering' },
      location: { name: 'Lisbon' },
    })
    expect(await readRecord({ '/application.info': answer(bare) }, { canReadJobs: false })).toMatchObject({
      department: { externalId: null, name: null, missing: null },
    })
  })

  it('survives an offer in its first moment, with hardly anything in it', async () => {
    const young = { id: ids.offer, applicationId: ids.application }
    const person = { id: ids.candidate, name: null, profileUrl: 'javascript:alert(1)' }
    const record = await readRecord({ '/offer.info': answer(young), '/candidate.info': answer(person) })
    expect(record).toMatchObject({
      status: null,
      versionId: null,
      startDate: null,
      salary: null,
      candidate: { name: 'Zoë Ó Briain', email: null, emailKind: null, profileUrl: null },
    })
  })
})

describe('names', () => {
  it('asks once for a department shared by many offers, also when they are read at the same time', async () => {
    const { read, asked } = await openAccount()
    await Promise.all([read(), read(), read()])
    expect(asked().filter((path) => path === '/department.info')).toHaveLength(1)
  })

  it('keeps the names of two connections apart', async () => {
    const first = await openAccount()
    const second = await openAccount({ '/department.info': answer({ ...department, name: 'Other company' }) })
    const of = (client: typeof first.client, connectionId: string) =>
      createAshbyNames({ client, cache: first.cache, connectionId, canReadOrganization: true }).department(ids.department)

    expect(await of(first.client, 'a')).toMatchObject({ name: 'Engineering' })
    expect(await of(second.client, 'b')).toMatchObject({ name: 'Other company' })
  })

  it('says why a name is missing', async () => {
    const { client, cache, asked } = await openAccount({ '/department.info': forbidden, '/location.info': missing('location_not_found') })
    const hopeful = createAshbyNames({ client, cache, connectionId: 'a', canReadOrganization: true })
    expect(await hopeful.department(ids.department)).toEqual({ externalId: ids.department, name: null, missing: 'permission' })
    expect(await hopeful.location(ids.location)).toMatchObject({
      externalId: ids.location,
      name: null,
      country: null,
      missing: 'not_found',
    })
    expect(asked()).toHaveLength(2)

    const honest = createAshbyNames({ client, cache, connectionId: 'a', canReadOrganization: false })
    expect(await honest.department(ids.department)).toMatchObject({ missing: 'permission' })
    expect(asked()).toHaveLength(2)
  })

  it('asks again after a failure', async () => {
    let isDown = true
    const server = await startStubServer(() => (isDown ? { status: 500, body: '' } : { json: { success: true, results: department } }))
    servers.push(server)
    const client = createAshbyClient({ baseUrl: server.origin, allowOrigin: server.origin, apiKey: 'k' })
    const names = createAshbyNames({ client, cache: createAshbyNamesCache(), connectionId: 'a', canReadOrganization: true })

    await expect(names.department(ids.department)).rejects.toMatchObject({ code: 'ashby_unavailable' })
    isDown = false
    expect(await names.department(ids.department)).toMatchObject({ name: 'Engineering' })
  })
})
