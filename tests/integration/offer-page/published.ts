import { createHash, randomUUID } from 'node:crypto'
import { previewOfferDocument } from '#lib/domain/offer-publishing/versions/queries.ts'
import type { OfferDocument } from '#lib/domain/offer-publishing/versions/schema.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { addRecords, SALARY, type TestRecords } from '#tests/integration/access/records.ts'
import type { TestTenant } from '#tests/integration/access/tenants.ts'

export { SALARY }
export const CANDIDATE = 'ngozi@mail.example'

/** An offer that could be published: its candidate has an address. */
export async function addOffer(tenant: TestTenant, { name = 'Ngozi Ó Briain' }: { name?: string } = {}): Promise<TestRecords> {
  const records = await addRecords(tenant)
  const { scope } = tenant
  await inTenant(scope, async (tx) => {
    const where = tenantKey(scope, records.offerId)
    const { source } = await tx.offer.findUniqueOrThrow({ where, select: { source: true } })
    const fill = (value: string) => ({ value, kind: 'source', path: 'test', problem: null, found: null, version: 1 })
    const shown = { ...(source as object), email: fill(CANDIDATE), name: fill(name), firstName: fill(name.split(' ')[0] ?? name) }
    await tx.offer.update({ where, data: { email: CANDIDATE, name, source: shown, assigneeId: tenant.admin.userId } })
  })

  return records
}

type PublishOffer = {
  offerId: string
  number?: number
  previousId?: string | null
  visibleAt?: Date
  expiresAt?: Date | null
  change?: (document: OfferDocument) => OfferDocument
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** Freezes a version as publishing does, visible at once unless told otherwise. Answers its id. */
export async function publish({ scope, admin }: TestTenant, options: PublishOffer): Promise<string> {
  const { offerId, number = 1, previousId = null, expiresAt = new Date(Date.now() + WEEK_MS), change } = options
  const now = new Date()
  const { visibleAt = new Date(now.getTime() - 1000) } = options
  const preview = await previewOfferDocument({ scope, offerId, visibility: { confidential: true }, publisherId: admin.userId })
  const built = { ...preview, deadline: expiresAt && { at: expiresAt.toISOString(), timeZone: 'Asia/Tokyo' } }
  const document = change ? change(built) : built

  return inTenant(scope, async (tx) => {
    const { id } = await tx.offerVersion.create({
      data: {
        organizationId: scope.organizationId,
        offerId,
        number,
        document,
        hash: createHash('sha256').update(JSON.stringify(document)).digest(),
        publishedById: admin.userId,
        createdAt: visibleAt,
        visibleAt,
        expiresAt,
        timeZone: 'Asia/Tokyo',
        previousId,
      },
      select: { id: true },
    })
    await tx.offer.update({
      where: tenantKey(scope, offerId),
      data: { state: 'Published', versionId: id, versionNumber: number, expiresAt },
    })

    return id
  })
}

/** The candidate's answer, as the page writes it. Answers its id. */
export async function answer(
  { scope }: TestTenant,
  {
    offerId,
    versionId,
    kind,
    linkId = randomUUID(),
  }: { offerId: string; versionId: string; kind: 'Accepted' | 'Declined'; linkId?: string },
): Promise<string> {
  const { organizationId } = scope
  const answered = kind === 'Accepted' ? { typedName: 'Ngozi <i>Ó Briain</i>', consentText: 'I agree.' } : { reason: `Only ${SALARY}` }

  return inTenant(scope, async (tx) => {
    const { id } = await tx.offerAnswer.create({
      data: { organizationId, offerId, versionId, linkId, kind, sawAshby: true, ...answered },
      select: { id: true },
    })
    await tx.offer.update({ where: tenantKey(scope, offerId), data: { state: kind, answerId: id, publishedValues: undefined } })

    return id
  })
}

/** A link's token, wherever it stands in a text. */
export function readToken(text: string | undefined): string {
  return /\/o\/([\w-]+)/.exec(text ?? '')?.[1] ?? ''
}
