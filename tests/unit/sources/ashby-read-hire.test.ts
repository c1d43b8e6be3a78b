import { afterEach, describe, expect, it } from 'vitest'
import { createAshbyClient } from '#lib/sources/ashby/client.ts'
import { createAshbyNames, createAshbyNamesCache } from '#lib/sources/ashby/names.ts'
import { readOfferPlaces } from '#lib/sources/ashby/offer-places.ts'
import { type ReadHireOptions, readHire } from '#lib/sources/ashby/read-hire.ts'
import { application, candidate, department, ids, job, location, offer } from '#tests/fixtures/ashby/objects.ts'
import { type StubReply, type StubServer, startStubServer } from '#tests/fixtures/ashby/stub-server.ts'

const servers: StubServer[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const hired = { ...application, status: 'Hired' }
const accepted = { ...offer, offerStatus: 'CandidateAccepted', acceptanceStatus: 'Accepted', decidedAt: '2026-11-05T10:00:00.000Z' }
const answer = (results: unknown): StubReply => ({ json: { success: true, results, moreDataAvailable: false } })
const missing: StubReply = { json: { success: false, errors: ['candidate_not_found'], errorInfo: null } }

async function read(replies: Record<string, StubReply> = {}, more: Partial<ReadHireOptions> = {}) {
  const account: Record<string, StubReply> = {
    '/application.info': answer(hired),
    '/offer.list': answer([accepted]),
    '/candidate.info': answer({ ...candidate, socialLinks: [{ type: 'Twitter', url: 'https://x.com/zoe' }] }),
    '/job.info': answer(job),
    '/department.info': answer(department),
    '/location.info': answer(location),
    ...replies,
  }
  const server = await startStubServer(({ path }) => account[path] ?? missing)
  servers.push(server)
  const client = createAshbyClient({ baseUrl: server.origin, allowOrigin: server.origin, apiKey: 'k' })
  const names = createAshbyNames({ client, cache: createAshbyNamesCache(), connectionId: 'c1', canReadOrganization: true })
  const reading = await readHire({ client, names, applicationId: ids.application, canReadJobs: true, ...more })

  return { reading, asked: server.requests.map(({ path }) => path).sort() }
}

async function readRecord(replies?: Record<string, StubReply>, more?: Partial<ReadHireOptions>) {
  const { reading } = await read(replies, more)
  if (reading.kind !== 'found') throw new Error(`expected a record, got ${reading.what} missing`)

  return reading.record
}

describe('readHire', () => {
  it('brings together who was hired, for what, and the terms of the accepted offer', async () => {
    const record = await readRecord()

    expect(record).toMatchObject({
      applicationExternalId: ids.application,
      candidateExternalId: ids.candidate,
      applicationStatus: 'Hired',
      offerExternalId: ids.offer,
      offerStatus: 'CandidateAccepted',
      candidate: { name: 'Zoë Ó Briain', personalEmail: 'zoe@home.example.com', twitterUrl: 'https://x.com/zoe' },
      job: { title: 'Senior Engineer' },
      department: { name: 'Engineering' },
      startDate: '2027-01-04',
      salary: { value: '82500.5', currencyCode: 'EUR' },
    })
    expect(readOfferPlaces(record)).toMatchObject({
      'offer.salary.value': { value: '82500.5' },
      'candidate.twitter': { value: 'https://x.com/zoe' },
      'application.job.title': { value: 'Senior Engineer' },
    })
  })

  it('without an offer, or with none that was accepted, knows the person and no terms', async () => {
    for (const offers of [[], [offer, { ...offer, offerStatus: 'CandidateRejected' }]]) {
      const record = await readRecord({ '/offer.list': answer(offers) })

      expect(record).toMatchObject({ offerExternalId: null, startDate: null, salary: null, opening: null, decidedAt: null })
      expect(record.candidate.name).toBe('Zoë Ó Briain')
      expect(record.raw).not.toHaveProperty('offer')
    }
  })

  it('of two that were accepted takes the newer one, in whatever order they are listed', async () => {
    const newer = { ...accepted, id: ids.opening, latestVersion: { ...offer.latestVersion, createdAt: '2026-11-09T00:00:00.000Z' } }
    for (const offers of [
      [accepted, newer],
      [newer, accepted],
    ]) {
      expect((await readRecord({ '/offer.list': answer(offers) })).offerExternalId).toBe(ids.opening)
    }
  })

  it('does not read again what the same pass has read', async () => {
    const { asked } = await read({}, { given: { application: hired as never, offers: [accepted as never] } })

    expect(asked).toEqual(['/candidate.info', '/department.info', '/job.info', '/location.info'])
  })

  it('tells what is hidden from the key, as of a confidential job', async () => {
    expect((await read({ '/application.info': missing })).reading).toMatchObject({ kind: 'not_found', what: 'application' })
    expect((await read({ '/candidate.info': missing })).reading).toMatchObject({ kind: 'not_found', what: 'candidate' })
  })
})
