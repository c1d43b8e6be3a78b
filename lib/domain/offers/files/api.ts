import { type Access, type ApiContext, authorizePermission, implementForOrganization, readAddressId } from '#lib/domain/access/api.ts'
import { editContext, visibilityOf } from '#lib/domain/offers/api.ts'
import type { OpenedOfferFile } from '#lib/domain/offers/files/queries.ts'
import { type OfferFile, offerFilesContract } from './contract.ts'
import { addOfferFile, removeOfferFile } from './mutations.ts'
import { listOfferFiles, openOfferFile } from './queries.ts'

const os = implementForOrganization(offerFilesContract)

/** Procedures about the files of one offer. Their bytes go by /api/files. */
export const offerFilesApi = {
  list: os.list.handler(async ({ context: { access }, input }) => ({ items: await listOfferFiles(toOptions(access, input.id)) })),
  remove: os.remove.handler(async ({ context: { access }, input: { id, fileId } }) => ({
    items: await removeOfferFile({ ...editContext(access), offerId: id, fileId }),
  })),
}

export type TakeOfferFile = { context: ApiContext; offerId: string; body: ReadableStream<Uint8Array> | null; declaredName: string }

/** Takes a file of an offer in, for whoever may publish it. Throws `not_found`, `conflict`, and as `receiveFile` does. */
export async function takeOfferFile({ context, offerId, body, declaredName }: TakeOfferFile): Promise<{ items: OfferFile[] }> {
  const access = await authorizePermission({ context, permission: 'offers.publish' })

  return { items: await addOfferFile({ ...editContext(access), offerId: readAddressId(offerId, 'offer'), stream: body, declaredName }) }
}

/** Gives a file of an offer out. Throws `not_found`. */
export async function giveOfferFile({
  context,
  offerId,
  fileId,
}: {
  context: ApiContext
  offerId: string
  fileId: string
}): Promise<OpenedOfferFile> {
  const access = await authorizePermission({ context, permission: 'offers.comment' })

  return openOfferFile({ ...toOptions(access, readAddressId(offerId, 'offer')), fileId: readAddressId(fileId, 'document') })
}

function toOptions(access: Access, offerId: string) {
  return { scope: access.scope, offerId, visibility: visibilityOf(access) }
}
