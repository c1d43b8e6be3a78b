import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'

const overviewSchema = z.object({
  jobs: z.array(z.looseObject({ id: z.string(), confidential: z.boolean() })),
  departments: z.array(z.looseObject({ isArchived: z.boolean(), parentId: z.string().nullable() })),
  locations: z.array(z.looseObject({ country: z.string().nullable() })),
  customFields: z.array(z.looseObject({ objectType: z.string(), fieldType: z.string() })),
})
const dumpSchema = z.object({
  offers: z.array(z.looseObject({ offerId: z.string(), offerStatus: z.string(), applicationStatus: z.string() })),
})
const FIELD_TYPES = [
  'Boolean',
  'CompensationRange',
  'Currency',
  'Date',
  'LongText',
  'MultiValueSelect',
  'Number',
  'NumberRange',
  'String',
  'ValueSelect',
]

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await openTestSandbox()
})
afterAll(() => sandbox.close())

describe('a new company', () => {
  it('has jobs with one confidential, nested and archived departments, locations in several countries', async () => {
    const account = await openTestAccount(sandbox, { scenario: 'company' })
    const { jobs, departments, locations } = overviewSchema.parse(await account.control('account.overview'))

    expect(jobs.length).toBeGreaterThanOrEqual(8)
    expect(jobs.filter((job) => job.confidential)).toHaveLength(1)
    expect(departments.some((department) => department.parentId !== null)).toBe(true)
    expect(departments.some((department) => department.isArchived)).toBe(true)
    expect(new Set(locations.map((location) => location.country)).size).toBeGreaterThan(3)
  })

  it.each(['Offer', 'Candidate', 'Application', 'Job', 'Opening'])('has a custom field of every type on %s', async (objectType) => {
    const account = await openTestAccount(sandbox, { scenario: 'company' })
    const { customFields } = overviewSchema.parse(await account.control('account.overview'))
    const types = customFields.filter((field) => field.objectType === objectType).map((field) => field.fieldType)

    expect(types).toEqual(expect.arrayContaining(FIELD_TYPES))
  })

  it('has offers in every state, one of them stale', async () => {
    const account = await openTestAccount(sandbox, { scenario: 'company' })
    const { offers } = dumpSchema.parse(await account.control('offer.dump'))

    expect(new Set(offers.map((offer) => offer.offerStatus))).toEqual(
      new Set([
        'WaitingOnApprovalStart',
        'WaitingOnOfferApproval',
        'WaitingOnCandidateResponse',
        'CandidateAccepted',
        'CandidateRejected',
        'OfferCancelled',
      ]),
    )
    expect(offers.some((offer) => offer.applicationStatus === 'Archived' && offer.offerStatus === 'WaitingOnCandidateResponse')).toBe(true)
  })

  it('is the same company for the same seed', async () => {
    const [one, two, other] = await Promise.all(
      ['a', 'a', 'b'].map(async (seed) => {
        const account = await openTestAccount(sandbox, { scenario: 'company', seed })

        return dumpSchema.parse(await account.control('offer.dump'))
      }),
    )

    expect(one).toEqual(two)
    expect(one).not.toEqual(other)
  })

  it('has no offers that wait for an approval where there are no approvals', async () => {
    const account = await openTestAccount(sandbox, { scenario: 'company', approvals: false })
    const { offers } = dumpSchema.parse(await account.control('offer.dump'))

    expect(offers.filter((offer) => offer.offerStatus.includes('Approval'))).toEqual([])
  })
})
