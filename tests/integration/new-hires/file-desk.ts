import type { HireFile } from '#lib/domain/new-hires/files/contract.ts'
import type { SourceFileKind } from '#lib/domain/new-hires/files/terms.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { createSession } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import type { TestTenant } from '#tests/integration/access/tenants.ts'
import { apiOf } from '#tests/integration/offer-care/offers.ts'
import { deliver, openCompany, openHouse, type TestCompany } from '#tests/setup/company.ts'

export type Hired = { newHireId: string; applicationId: string; candidateId: string; offerId: string }
export type Attached = { name: string; isResume?: boolean; fault?: string }
export type FileDesk = Awaited<ReturnType<typeof openFileDesk>>

export const ofKind = (files: HireFile[], kind: SourceFileKind) => files.filter((file) => file.kind === kind)

/** A company with a sandbox account whose hires have files, and its admin at the API. */
export async function openFileDesk() {
  const house = await openHouse()
  const company = await openCompany(house, { approvals: false })
  const tenant = await tenantOf(company)
  const control = (act: string, input: object = {}) => company.account.control(act, input)
  const settle = () => deliver(house, company)
  const api = () => apiOf(tenant, tenant.admin)

  return {
    company,
    tenant,
    control,
    settle,
    api,
    hire: (files: Attached[] = []) => hire({ company, control, settle, files }),
    /** Has the hire looked at once more. */
    async lookAgain({ applicationId }: Hired): Promise<void> {
      await control('application.push-to-hris', { applicationId })
      await settle()
    },
    filesOf: async ({ newHireId }: Hired) => (await api().hireFiles.list({ id: newHireId })).items,
    async close() {
      await house.close()
      await closeRateLimits()
    },
  }
}

async function tenantOf({ scope, userId }: TestCompany): Promise<TestTenant> {
  const [{ slug }, session] = await Promise.all([
    db().organization.findUniqueOrThrow({ where: { id: scope.organizationId }, select: { slug: true } }),
    createSession({ userId, method: 'Password', ipAddress: null, userAgent: null }),
  ])

  return { scope, slug, admin: { userId, email: '', sessionId: session.id } }
}

type Hire = {
  company: TestCompany
  control: (act: string, input?: object) => Promise<Record<string, unknown>>
  settle: () => Promise<void>
  files: Attached[]
}

/** Somebody hired with an accepted offer, and with more files than a résumé. */
async function hire({ company, control, settle, files }: Hire): Promise<Hired> {
  const { jobs } = (await control('account.overview')) as { jobs: { id: string }[] }
  const person = { name: 'Amara Diallo', email: 'amara@mail.example', jobId: jobs[0]?.id }
  const { candidateId, applicationId } = await control('candidate.create', person)
  for (const file of files) await control('file.attach', { candidateId, ...file })
  const offer = await control('offer.create', { applicationId, salary: 64_000, currencyCode: 'EUR', startDate: '2027-02-01' })
  await control('offer.decide', { offerId: offer.id, decision: 'Accepted', hire: true })
  await settle()
  const row = await inTenant(company.scope, (tx) =>
    tx.newHire.findFirstOrThrow({ where: { externalId: String(applicationId) }, select: { id: true } }),
  )

  return { newHireId: row.id, applicationId: String(applicationId), candidateId: String(candidateId), offerId: String(offer.id) }
}
