import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { getNewHire } from '#lib/domain/new-hires/details/queries.ts'
import { startSweep } from '#lib/domain/sweeps/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { deliver, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'

// A read that lags is repeated twice before what is hidden is believed.
vi.setConfig({ testTimeout: 60_000 })

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

type Apply = { name?: string; jobId?: string }

async function apply({ account }: TestCompany, { name = 'Ines Duarte', jobId }: Apply = {}): Promise<string> {
  const { jobs } = (await account.control('account.overview')) as { jobs: { id: string }[] }
  const email = `${randomUUID()}@mail.example`
  const { applicationId } = await account.control('candidate.create', { name, email, phone: '+49 30 901820', jobId: jobId ?? jobs[0]?.id })

  return String(applicationId)
}

async function readHire({ scope }: TestCompany, applicationId: string) {
  const row = await inTenant(scope, (tx) => tx.newHire.findFirst({ where: { externalId: applicationId }, select: { id: true } }))

  return row && getNewHire({ scope, id: row.id, visibility: { confidential: true } })
}

const checkAshby = ({ scope, connectionId, userId }: TestCompany) =>
  startSweep({ scope, connectionId, trigger: 'Requested', actor: { kind: 'User', userId }, origin: { ipAddress: null, requestId: null } })

test('of two accepted offers the newest fills the new hire', async () => {
  const company = await openCompany(house, { approvals: false })
  const applicationId = await apply(company)
  const terms = { applicationId, currencyCode: 'EUR' }
  const first = await company.account.control('offer.create', { ...terms, salary: 50_000, startDate: '2027-02-01' })
  await company.account.control('offer.decide', { offerId: first.id, decision: 'Accepted' })
  const second = await company.account.control('offer.create', { ...terms, salary: 61_000, startDate: '2027-03-01' })
  await company.account.control('offer.decide', { offerId: second.id, decision: 'Accepted', hire: true })
  await deliver(house, company)

  const hire = await readHire(company, applicationId)
  expect(hire).toMatchObject({ startDate: '2027-03-01', state: 'Pending' })
  expect(hire?.fields.find(({ key }) => key === 'baseSalary')?.value).toBe('61000')
})

test('a hire of a confidential job that is hidden from the key is made from the event, says so, and is mended by a later read', async () => {
  const company = await openCompany(house, { approvals: false, confidential: false })
  const job = await company.account.control('job.create', { title: 'Chief of Staff', confidential: true })
  const applicationId = await apply(company, { name: 'Wei Li', jobId: String(job.id) })
  await company.account.control('application.hire', { applicationId })
  await deliver(house, company, { hurry: true })

  const hidden = await readHire(company, applicationId)
  expect(hidden).toMatchObject({ name: 'Wei Li', jobTitle: 'Chief of Staff', isConfidential: true, state: 'Pending' })
  expect(hidden?.issues.find(({ field }) => field === 'linkedIn')?.message).toContain(
    'Details hidden by Ashby: the key has no access to confidential jobs',
  )

  await company.account.control('key.update', { keyId: company.keyId, confidential: true })
  await checkAshby(company)
  await house.drain()
  const mended = await readHire(company, applicationId)
  expect(mended?.issues.filter(({ code }) => code === 'confidential')).toEqual([])
  expect(await inTenant(company.scope, (tx) => tx.newHire.count())).toBe(1)
})

test('a check of Ashby finds a hire that no webhook told of, and one that was taken back', async () => {
  const company = await openCompany(house, { approvals: false })
  const applicationId = await apply(company)
  await company.account.control('faults.set', { dropWebhookRate: 1 })
  await company.account.control('application.hire', { applicationId })
  await checkAshby(company)
  await house.drain()
  expect(await readHire(company, applicationId)).toMatchObject({ state: 'Pending', flags: [] })

  await company.account.control('application.move', { applicationId, stageType: 'Offer' })
  await checkAshby(company)
  await house.drain()
  expect(await readHire(company, applicationId)).toMatchObject({ state: 'Pending', flags: ['Unhired'] })
})

test('after Candidate Merge two pending new hires stay two, point to who stays, and are marked as maybe the same', async () => {
  const company = await openCompany(house, { approvals: false })
  const [one, other] = [await apply(company, { name: 'Jonas Weber' }), await apply(company, { name: 'Yonas Webber' })]
  for (const applicationId of [one, other]) await company.account.control('application.hire', { applicationId })
  await deliver(house, company)
  const candidates = await inTenant(company.scope, (tx) => tx.newHire.findMany({ select: { externalId: true, candidateExternalId: true } }))
  const candidateOf = (id: string) => candidates.find(({ externalId }) => externalId === id)?.candidateExternalId
  await company.account.control('candidate.merge', { candidateId: candidateOf(one), intoCandidateId: candidateOf(other) })
  await deliver(house, company)

  const rows = await inTenant(company.scope, (tx) => tx.newHire.findMany({ include: { history: true } }))
  expect(rows.map(({ candidateExternalId, flags, state }) => ({ candidateExternalId, flags, state }))).toEqual(
    [0, 1].map(() => ({ candidateExternalId: candidateOf(other), flags: ['MaybeSame'], state: 'Pending' })),
  )
  const merged = rows.find(({ externalId }) => externalId === one)
  expect(merged?.history.map(({ kind }) => kind)).toContain('candidate-merged')
})
