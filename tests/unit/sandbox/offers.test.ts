import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ApiAnswer, TestAccount, TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'

const offerSchema = z.looseObject({
  id: z.string(),
  offerStatus: z.string(),
  acceptanceStatus: z.string(),
  decidedAt: z.string().nullable(),
  latestVersion: z.looseObject({
    id: z.string(),
    startDate: z.string().nullable(),
    salary: z.object({ value: z.number(), currencyCode: z.string() }).nullable(),
    approvalStatus: z.string().nullable(),
    fileHandles: z.array(z.object({ name: z.string(), handle: z.string() })),
  }),
  versions: z.array(z.looseObject({ id: z.string() })),
})
const formSchema = z.object({
  id: z.string(),
  formDefinition: z.object({
    sections: z.array(z.object({ fields: z.array(z.object({ field: z.object({ path: z.string(), title: z.string() }) })) })),
  }),
})

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await openTestSandbox()
})
afterAll(() => sandbox.close())

function readOffer({ body }: ApiAnswer) {
  return offerSchema.parse(body.results)
}

async function openApplication(account: TestAccount) {
  const { jobs } = z.object({ jobs: z.array(z.object({ id: z.string() })) }).parse(await account.control('account.overview'))
  const created = await account.control('candidate.create', { name: 'Ana Lima', email: 'ana@mail.example', jobId: jobs[0]?.id })

  return z.object({ applicationId: z.string(), candidateId: z.string() }).parse(created)
}

/** The three calls that make an offer; returns the answer of the last. */
async function createOffer(
  account: TestAccount,
  values: Record<string, unknown> = { 'Start Date': '2027-03-01', 'Base Salary': { value: 61_000, currencyCode: 'EUR' } },
) {
  const { applicationId } = await openApplication(account)
  const process = z.object({ id: z.string() }).parse((await account.call('offerProcess.start', { applicationId })).body.results)
  const form = formSchema.parse((await account.call('offer.start', { offerProcessId: process.id })).body.results)
  const fields = form.formDefinition.sections.flatMap((section) => section.fields.map((entry) => entry.field))
  const fieldSubmissions = fields.filter((field) => field.title in values).map(({ path, title }) => ({ path, value: values[title] }))

  return account.call('offer.create', { offerProcessId: process.id, offerFormId: form.id, offerForm: { fieldSubmissions } })
}

describe('an offer in an account with approvals', () => {
  it('waits for its approval, then for the candidate, and only then shows an approved version with letters', async () => {
    const account = await openTestAccount(sandbox, { approvals: true })
    const created = readOffer(await createOffer(account))
    expect(created).toMatchObject({
      offerStatus: 'WaitingOnApprovalStart',
      acceptanceStatus: 'Created',
      latestVersion: { startDate: '2027-03-01' },
    })

    const offerVersionId = created.latestVersion.id
    const started = readOffer(await account.call('offer.startApprovalProcess', { offerVersionId }))
    expect(started.offerStatus).toBe('WaitingOnOfferApproval')

    const approved = readOffer(await account.call('offer.approve', { offerVersionId }))
    expect(approved).toMatchObject({ offerStatus: 'WaitingOnCandidateResponse', latestVersion: { approvalStatus: 'Approved' } })
    expect(approved.latestVersion.fileHandles.map((file) => file.name.split('.').at(-1))).toEqual(['pdf', 'docx'])
  })

  it('goes back to approval with a new version when it is updated', async () => {
    const account = await openTestAccount(sandbox, { approvals: true })
    const created = readOffer(await createOffer(account))
    await account.call('offer.approve', { offerVersionId: created.latestVersion.id })
    const offerForm = { fieldSubmissions: [{ path: '_systemfield_salary', value: { value: 70_000, currencyCode: 'EUR' } }] }
    const updated = readOffer(await account.call('offer.update', { offerId: created.id, offerForm }))

    expect(updated.versions).toHaveLength(2)
    expect(updated).toMatchObject({
      offerStatus: 'WaitingOnOfferApproval',
      latestVersion: { salary: { value: 70_000, currencyCode: 'EUR' }, startDate: '2027-03-01', approvalStatus: 'WaitingOnApprovals' },
    })
    expect((await account.call('offer.approve', { offerVersionId: created.latestVersion.id })).body.success).toBe(false)
  })
})

describe('an offer in an account without approvals', () => {
  it('waits for the candidate at once and has no approval status', async () => {
    const account = await openTestAccount(sandbox, { approvals: false })
    const offer = readOffer(await createOffer(account))

    expect(offer).toMatchObject({
      offerStatus: 'WaitingOnCandidateResponse',
      acceptanceStatus: 'WaitingOnResponse',
      latestVersion: { approvalStatus: null },
    })
  })

  it('is not created without the required fields or with a value of the wrong type', async () => {
    const account = await openTestAccount(sandbox, { approvals: false })

    for (const values of [{ 'Start Date': '2027-03-01' }, { 'Start Date': '2027-03-01', 'Base Salary': 'a lot' }]) {
      expect((await createOffer(account, values)).body.errorInfo?.code).toBe('invalid_input')
    }

    expect((await account.call('offer.list')).body.results).toEqual([])
  })
})

describe('the decision on an offer', () => {
  it.each([
    ['Accepted', 'CandidateAccepted'],
    ['Declined', 'CandidateRejected'],
    ['Cancelled', 'OfferCancelled'],
  ])('derives the offer status from %s and leaves decidedAt to offer.setDecidedAt', async (acceptanceStatus, offerStatus) => {
    const account = await openTestAccount(sandbox, { approvals: false })
    const { id: offerId } = readOffer(await createOffer(account))
    const decided = readOffer(await account.call('offer.setStatus', { offerId, acceptanceStatus, excludeFormDefinition: true }))
    expect(decided).toMatchObject({ offerStatus, acceptanceStatus, decidedAt: null })
    expect(decided).not.toHaveProperty('formDefinition')

    const stamped = readOffer(await account.call('offer.setDecidedAt', { offerId, decidedAt: '2026-12-01T09:00:00Z' }))
    expect(stamped.decidedAt).toBe('2026-12-01T09:00:00.000Z')
  })

  it('is refused before the approval and while an e-signature runs', async () => {
    const account = await openTestAccount(sandbox, { approvals: true })
    const { id: offerId } = readOffer(await createOffer(account))
    expect((await account.call('offer.setStatus', { offerId, acceptanceStatus: 'Accepted' })).body.success).toBe(false)

    await account.control('offer.approve', { offerId })
    await account.control('offer.set-signature', { offerId, isOpen: true })
    const { body } = await account.call('offer.setStatus', { offerId, acceptanceStatus: 'Accepted' })
    expect(body.errorInfo?.message).toContain('running offer process')

    await account.control('offer.set-signature', { offerId, isOpen: false })
    expect((await account.call('offer.setStatus', { offerId, acceptanceStatus: 'Accepted' })).body.success).toBe(true)
  })
})

describe('what belongs to an offer', () => {
  it('stays waiting for the candidate when its application is archived', async () => {
    const account = await openTestAccount(sandbox, { approvals: false })
    const offer = readOffer(await createOffer(account))
    const applicationId = z.string().parse(offer.applicationId)
    await account.control('application.archive', { applicationId })

    expect(readOffer(await account.call('offer.info', { offerId: offer.id })).offerStatus).toBe('WaitingOnCandidateResponse')
    expect((await account.call('application.info', { applicationId })).body.results).toMatchObject({ status: 'Archived' })
  })

  it('refuses an opening that another offer uses or that is closed', async () => {
    const account = await openTestAccount(sandbox, { approvals: false })
    const opening = z.object({ id: z.string() }).parse(await account.control('opening.create', { identifier: 'P-1', openingState: 'Open' }))
    const closed = z
      .object({ id: z.string() })
      .parse(await account.control('opening.create', { identifier: 'P-2', openingState: 'Closed' }))
    const terms = { 'Start Date': '2027-03-01', 'Base Salary': { value: 1, currencyCode: 'EUR' } }
    expect((await createOffer(account, { ...terms, Opening: opening.id })).body.success).toBe(true)

    expect((await createOffer(account, { ...terms, Opening: opening.id })).body.errorInfo?.code).toBe('opening_in_use')
    expect((await createOffer(account, { ...terms, Opening: closed.id })).body.errorInfo?.code).toBe('opening_state_invalid')
  })

  it('hands out its letter by a short-lived address that nobody else can make', async () => {
    const account = await openTestAccount(sandbox, { approvals: false })
    const offer = readOffer(await createOffer(account))
    const { body } = await account.call('file.info', { fileHandle: offer.latestVersion.fileHandles[0]?.handle })
    const { url } = z.object({ url: z.string() }).parse(body.results)
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())

    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await fetch(url.replace(/signature=.*/, 'signature=0'))).status).toBe(403)
    expect((await fetch(url.replace(/expires=\d+/, 'expires=99999999999999'))).status).toBe(403)
  })
})
