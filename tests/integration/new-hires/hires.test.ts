import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { deliver, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'

let house: TestHouse
let company: TestCompany
beforeAll(async () => {
  house = await openHouse()
  company = await openCompany(house, { approvals: false })
})
afterAll(() => house.close())

const control = (act: string, input: object = {}) => company.account.control(act, input)
const readHires = () =>
  inTenant(company.scope, (tx) => tx.newHire.findMany({ orderBy: { id: 'asc' }, include: { history: { orderBy: { id: 'asc' } } } }))
const hireOf = async (applicationId: string) => (await readHires()).find(({ externalId }) => externalId === applicationId)
/** Its history without its files, which come in beside it. */
const kindsOf = async (applicationId: string) =>
  (await hireOf(applicationId))?.history.map(({ kind }) => kind).filter((kind) => !kind.startsWith('document'))

type Candidate = { name?: string; email?: string | null; salary?: number | null }

/** Somebody with an application, and with an offer unless there is no salary. */
async function apply({
  name = 'Ngozi Chidi Eze',
  email = `${randomUUID()}@mail.example`,
  salary = 72_000,
}: Candidate = {}): Promise<{ applicationId: string; offerId: string | null }> {
  const { jobs } = (await control('account.overview')) as { jobs: { id: string; title: string }[] }
  const made = await control('candidate.create', {
    name,
    ...(email ? { email } : {}),
    jobId: jobs.find(({ title }) => title === 'Field Engineer')?.id,
  })
  const applicationId = String(made.applicationId)
  if (salary === null) return { applicationId, offerId: null }
  const offer = await control('offer.create', { applicationId, salary, currencyCode: 'EUR', startDate: '2027-03-01' })

  return { applicationId, offerId: String(offer.id) }
}

describe('a hire', () => {
  test('with an accepted offer comes in as one pending new hire, filled by the mapping', async () => {
    const { applicationId, offerId } = await apply({ email: 'ngozi@mail.example' })
    await control('offer.decide', { offerId, decision: 'Accepted', hire: true })
    await deliver(house, company)

    expect(await hireOf(applicationId)).toMatchObject({
      state: 'Pending',
      flags: [],
      firstName: 'Ngozi',
      middleName: 'Chidi',
      lastName: 'Eze',
      personalEmail: 'ngozi@mail.example',
      jobTitle: 'Field Engineer',
      startDate: '2027-03-01',
      currency: 'EUR',
      offerExternalId: offerId,
    })
    expect(Number((await hireOf(applicationId))?.baseSalary)).toBe(72_000)
    expect(await kindsOf(applicationId)).toEqual(['imported'])
  })

  test('without an offer, and without an e-mail, comes in with what is missing named', async () => {
    const { applicationId } = await apply({ name: 'Cher', email: null, salary: null })
    await control('application.hire', { applicationId })
    await deliver(house, company)
    const hire = await hireOf(applicationId)

    expect(hire).toMatchObject({ state: 'Pending', offerExternalId: null, startDate: null, personalEmail: null })
    expect((hire?.issues as { field: string }[] | undefined)?.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['personalEmail', 'startDate']),
    )
  })

  test('of whatever siblings and repeats stays one', async () => {
    const { applicationId, offerId } = await apply({ name: 'Ines Duarte' })
    await control('offer.decide', { offerId, decision: 'Accepted', hire: true })
    await control('application.push-to-hris', { applicationId })
    await deliver(house, company)
    await control('application.push-to-hris', { applicationId })
    await deliver(house, company)

    expect((await readHires()).filter(({ externalId }) => externalId === applicationId)).toHaveLength(1)
    expect(await kindsOf(applicationId)).toEqual(['imported'])
  })

  test('that is read again and is as it was stays as it was, but for the time of the read', async () => {
    const { applicationId } = await apply({ name: 'Liv Aas', salary: null })
    await control('application.hire', { applicationId })
    await deliver(house, company)
    const before = await hireOf(applicationId)
    await control('application.push-to-hris', { applicationId })
    await deliver(house, company)
    const after = await hireOf(applicationId)

    expect(after).toEqual({ ...before, sourceReadAt: expect.any(Date), readings: expect.anything(), raw: expect.anything() })
    expect(after?.sourceReadAt.getTime()).toBeGreaterThan(before?.sourceReadAt.getTime() ?? Number.POSITIVE_INFINITY)

    // A link that Ashby gives anew is no field, and is shown.
    await inTenant(company.scope, (tx) => tx.newHire.updateMany({ where: { id: after?.id }, data: { candidateUrl: null } }))
    await control('application.push-to-hris', { applicationId })
    await deliver(house, company)
    const mended = await hireOf(applicationId)
    expect(mended?.candidateUrl).toBe(before?.candidateUrl)
    expect(mended?.updatedAt.getTime()).toBeGreaterThan(after?.updatedAt.getTime() ?? Number.POSITIVE_INFINITY)
  })

  test('that is taken back is marked, and the mark goes when the candidate is hired again', async () => {
    const { applicationId } = await apply({ name: 'Jonas Weber', salary: null })
    await control('application.hire', { applicationId })
    await deliver(house, company)
    await control('application.move', { applicationId, stageType: 'Offer' })
    await deliver(house, company)
    expect(await hireOf(applicationId)).toMatchObject({ state: 'Pending', flags: ['Unhired'] })

    await control('application.hire', { applicationId })
    await deliver(house, company)
    expect(await hireOf(applicationId)).toMatchObject({ state: 'Pending', flags: [] })
    expect(await kindsOf(applicationId)).toEqual(['imported', 'flagged', 'unflagged'])
  })

  test('who was never hired is no new hire', async () => {
    const { applicationId } = await apply({ name: 'Wei Li' })
    await deliver(house, company)

    expect(await hireOf(applicationId)).toBeUndefined()
  })
})
