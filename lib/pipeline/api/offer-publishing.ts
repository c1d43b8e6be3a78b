import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { offerPublishingContract, type Publishing } from '#lib/domain/offer-publishing/contract.ts'
import { undoPublication, unpublishOffer } from '#lib/domain/offer-publishing/mutations.ts'
import { cancelPublication, requestPublications, schedulePublication } from '#lib/domain/offer-publishing/publications/mutations.ts'
import { readBatch } from '#lib/domain/offer-publishing/publications/queries.ts'
import { readPublishing } from '#lib/domain/offer-publishing/queries.ts'
import { editContext, readDetail, visibilityOf } from '#lib/domain/offers/api.ts'
import { checkOffer } from '../check-offer.ts'
import { publishOffer, reopenDeclined } from '../publish-offer.ts'

const os = implementForOrganization(offerPublishingContract)

export const offerPublishingApi = {
  get: os.get.handler(({ context: { access }, input }) => readState(access, input.id)),
  check: os.check.handler(async ({ context: { access }, input }) => {
    const result = await checkOffer({ ...editContext(access), offerId: input.id })

    return { result, offer: await readDetail(access, input.id) }
  }),
  publish: os.publish.handler(async ({ context: { access }, input: { id, seenVersion, seenUpdatedAt, expiresAt } }) => {
    const seen = { version: seenVersion, updatedAt: seenUpdatedAt === undefined ? null : new Date(seenUpdatedAt) }
    await publishOffer({ ...editContext(access), offerId: id, seen, expiresAt: toDeadline(expiresAt) })

    return readState(access, id)
  }),
  undo: os.undo.handler(async ({ context: { access }, input: { id, versionId } }) => {
    await undoPublication({ ...editContext(access), offerId: id, versionId })

    return readState(access, id)
  }),
  unpublish: os.unpublish.handler(async ({ context: { access }, input }) => {
    await unpublishOffer({ ...editContext(access), offerId: input.id })

    return readState(access, input.id)
  }),
  reopen: os.reopen.handler(async ({ context: { access }, input }) => {
    await reopenDeclined({ ...editContext(access), offerId: input.id })

    return readState(access, input.id)
  }),
  schedule: os.schedule.handler(async ({ context: { access }, input: { id, runAt, expiresAt } }) => {
    await schedulePublication({ ...editContext(access), offerId: id, runAt: new Date(runAt), expiresAt: toDeadline(expiresAt) })

    return readState(access, id)
  }),
  cancelSchedule: os.cancelSchedule.handler(async ({ context: { access }, input }) => {
    await cancelPublication({ ...editContext(access), offerId: input.id })

    return readState(access, input.id)
  }),
  publishMany: os.publishMany.handler(async ({ context: { access }, input: { ids, expiresAt } }) => {
    const { batchId, done, refused } = await requestPublications({ ...editContext(access), ids, expiresAt: toDeadline(expiresAt) })

    return { batchId, accepted: done, refused }
  }),
  batch: os.batch.handler(({ context: { access }, input }) =>
    readBatch({ scope: access.scope, batchId: input.batchId, visibility: visibilityOf(access) }),
  ),
}

function readState(access: Access, id: string): Promise<Publishing> {
  return readPublishing({ scope: access.scope, id, visibility: visibilityOf(access) })
}

function toDeadline(expiresAt: string | null | undefined): Date | null | undefined {
  return expiresAt === null || expiresAt === undefined ? expiresAt : new Date(expiresAt)
}
