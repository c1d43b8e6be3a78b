import { countImport, startImport } from '#lib/domain/sweeps/imports/mutations.ts'
import { startSweep } from '#lib/domain/sweeps/mutations.ts'
import { listLatestSweeps } from '#lib/domain/sweeps/queries.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { createSandboxOffer, dumpOffers, type TestCompany, type TestHouse } from '#tests/setup/company.ts'

const origin = { ipAddress: null, requestId: null }

/** The company's admin, who checks and imports. */
export function byAdmin({ scope, userId }: TestCompany) {
  return { scope, actor: { kind: 'User', userId } as const, origin }
}

export function start(company: TestCompany, trigger: 'Requested' | 'Scheduled' = 'Requested') {
  const { connectionId } = company

  return startSweep({ ...byAdmin(company), connectionId, trigger })
}

/** Runs a check to its end and gives its report. */
export async function check(house: TestHouse, company: TestCompany, trigger: 'Requested' | 'Scheduled' = 'Requested') {
  await start(company, trigger)
  await house.drain()
  const [report] = await listLatestSweeps(company.scope)
  if (!report) throw new Error('No check was begun.')

  return report
}

/** Reads the lists for an import, to the point where it waits for somebody's word. */
export async function count(house: TestHouse, company: TestCompany, since: string | null) {
  const { id } = await countImport({ ...byAdmin(company), connectionId: company.connectionId, since })
  await house.drain()

  return readSweep(company, id)
}

export async function bringIn(house: TestHouse, company: TestCompany, id: string) {
  await startImport({ ...byAdmin(company), id })
  await house.drain()

  return readSweep(company, id)
}

export function readSweep({ scope }: TestCompany, id: string) {
  return inTenant(scope, (tx) => tx.sweep.findUniqueOrThrow({ where: tenantKey(scope, id) }))
}

export function readConnection({ scope, connectionId }: TestCompany) {
  return inTenant(scope, (tx) => tx.connection.findUniqueOrThrow({ where: tenantKey(scope, connectionId) }))
}

export function changeConnection({ scope, connectionId }: TestCompany, data: Prisma.ConnectionUpdateInput) {
  return inTenant(scope, (tx) => tx.connection.update({ where: tenantKey(scope, connectionId), data, select: { id: true } }))
}

export async function countRows({ scope }: TestCompany) {
  return inTenant(scope, async (tx) => ({
    offers: await tx.offer.count(),
    hires: await tx.newHire.count(),
    kept: await tx.sweepItem.count(),
  }))
}

/** Somebody who accepted and was hired; answers the application's id. */
export async function hire(company: TestCompany, startDate: string): Promise<string> {
  const { account } = company
  const offerId = await createSandboxOffer(company, { startDate })
  const applicationId = (await dumpOffers(company)).find((offer) => offer.offerId === offerId)?.applicationId
  await account.control('offer.decide', { offerId, decision: 'Accepted' })
  await account.control('application.hire', { applicationId })

  return applicationId ?? ''
}

/** As if everything known was read two days ago. */
export async function ageReads({ scope }: TestCompany): Promise<void> {
  const past = new Date(Date.now() - 2 * 24 * 60 * 60_000)
  await inTenant(scope, async (tx) => {
    await tx.offer.updateMany({ data: { sourceReadAt: past } })
    await tx.newHire.updateMany({ data: { sourceReadAt: past } })
    await tx.syncObject.updateMany({ data: { readStartedAt: past } })
  })
}
