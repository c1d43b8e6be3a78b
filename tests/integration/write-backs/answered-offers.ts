import { randomBytes, randomUUID } from 'node:crypto'
import { setWriteBack } from '#lib/domain/connections/mutations.ts'
import { requestWriteBack } from '#lib/domain/write-backs/mutations.ts'
import { createSession } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { callAs } from '#tests/integration/access/tenants.ts'
import {
  createSandboxOffer,
  deliver,
  dumpOffers,
  type OpenCompany,
  openCompany,
  type TestCompany,
  type TestHouse,
} from '#tests/setup/company.ts'

export const ANSWERED_AT = new Date('2026-11-20T09:30:00.000Z')

/** A company that writes answers back, unless told otherwise. */
export async function openWritingCompany(house: TestHouse, { isOn = true, ...options }: OpenCompany & { isOn?: boolean } = {}) {
  const company = await openCompany(house, options)
  const { scope, userId, connectionId } = company
  const actor = { kind: 'User', userId } as const
  await setWriteBack({ scope, actor, origin: { ipAddress: null, requestId: null }, id: connectionId, isOn })

  return company
}

export type AnsweredOffer = { offerId: string; answerId: string; externalId: string }

/** An offer of the sandbox that the candidate answered on our page, as the page would have written it: the write-back is asked for with it. */
export async function answerOffer(
  house: TestHouse,
  company: TestCompany,
  kind: 'Accepted' | 'Declined' = 'Accepted',
): Promise<AnsweredOffer> {
  const { scope, userId } = company
  const { organizationId } = scope
  const externalId = await createSandboxOffer(company)
  await deliver(house, company)

  return inTenant(scope, async (tx) => {
    const { id: offerId } = await tx.offer.findFirstOrThrow({ where: { externalId }, select: { id: true } })
    const ids = { organizationId, offerId }
    const version = await tx.offerVersion.create({
      data: {
        ...ids,
        number: 1,
        document: {},
        hash: randomBytes(32),
        publishedById: userId,
        visibleAt: ANSWERED_AT,
        timeZone: 'Europe/Berlin',
      },
      select: { id: true },
    })
    const answer = await tx.offerAnswer.create({
      data: { ...ids, versionId: version.id, linkId: randomUUID(), kind, at: ANSWERED_AT, sawAshby: true },
      select: { id: true },
    })
    await tx.offer.update({
      where: { organizationId_id: { organizationId, id: offerId } },
      data: { state: kind, answerId: answer.id, flags: ['DiffersFromAshby'] },
      select: { id: true },
    })
    await requestWriteBack(tx, { scope, offerId, answerId: answer.id, requestedById: null })

    return { offerId, answerId: answer.id, externalId }
  })
}

/** The tries of an offer, oldest first. */
export function readTries({ scope }: TestCompany, { offerId }: AnsweredOffer) {
  return inTenant(scope, (tx) => tx.writeBack.findMany({ where: { offerId }, orderBy: { id: 'asc' } }))
}

/** The newest try of an offer, and how many there were. */
export async function readNewestTry(company: TestCompany, offer: AnsweredOffer) {
  const [newest, ...older] = (await readTries(company, offer)).reverse()
  if (!newest) throw new Error('Nothing was tried.')

  return { ...newest, count: older.length + 1 }
}

/** How the sandbox itself has the offer. */
export async function readInAshby(company: TestCompany, { externalId }: AnsweredOffer) {
  const offers = (await dumpOffers(company)) as unknown as {
    offerId: string
    acceptanceStatus: string
    offerStatus: string
    decidedAt: string | null
  }[]

  return offers.find(({ offerId }) => offerId === externalId)
}

/** State, flags and history of our row, and whom it was told. */
export async function readOurs({ scope }: TestCompany, { offerId }: AnsweredOffer) {
  return inTenant(scope, async (tx) => {
    const offer = await tx.offer.findFirstOrThrow({ where: { id: offerId }, select: { state: true, flags: true, sourceStatus: true } })
    const history = await tx.offerHistoryEntry.findMany({
      where: { offerId, kind: { in: ['written-back', 'write-back-refused', 'write-back-unknown'] } },
      orderBy: { id: 'asc' },
      select: { kind: true, detail: true, userId: true },
    })
    const told = await tx.notification.count({ where: { kind: 'offer.write-back-failed', objectId: offerId } })
    const audited = await tx.auditEntry.count({ where: { action: 'offer.written-back', objectId: offerId } })

    return { ...offer, history, told, audited }
  })
}

/** The API as the company's admin calls it, or as somebody else does. */
export async function openApi(company: TestCompany, userId = company.userId) {
  const organization = await db().organization.findUniqueOrThrow({ where: { id: company.scope.organizationId }, select: { slug: true } })
  const session = await createSession({ userId, method: 'Password', ipAddress: null, userAgent: null })

  return callAs({ sessionId: session.id, slug: organization.slug })
}
