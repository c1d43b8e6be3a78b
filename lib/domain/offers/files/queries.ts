import { documentSelect, toDocuments } from '#lib/domain/documents/queries.ts'
import { findVisibleOffer } from '#lib/domain/offers/people/queries.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { createFileKey } from '#lib/platform/storage/file-key.ts'
import { storage } from '#lib/platform/storage/storage.ts'
import type { OpenFile } from '#lib/platform/storage/storage-driver.ts'
import type { OfferFile } from './contract.ts'

/** Which offer, for whom. */
export type OfferFilesOf = { scope: TenantScope; offerId: string; visibility: OfferVisibility }

/** Throws `not_found` for an offer that may not be seen. Four queries. */
export async function listOfferFiles(options: OfferFilesOf): Promise<OfferFile[]> {
  const { scope, offerId } = options

  return inTenant(scope, async (tx) => {
    await findVisibleOffer(tx, options)
    const { fileIds } = await tx.offer.findUniqueOrThrow({ where: tenantKey(scope, offerId), select: { fileIds: true } })

    return readOfferFiles(tx, { scope, fileIds })
  })
}

/** Files of an offer, in the order in which they are named. */
export async function readOfferFiles(
  tx: TenantTransaction,
  { scope: { organizationId }, fileIds }: { scope: TenantScope; fileIds: readonly string[] },
): Promise<OfferFile[]> {
  const rows = await tx.document.findMany({
    where: { organizationId, id: { in: [...fileIds] }, purpose: 'Offer' },
    select: documentSelect,
  })
  const files = await toDocuments(tx, rows)

  return fileIds.flatMap((id) => {
    const found = files.find((file) => file.id === id)
    if (!found) return []
    const { sha256: _sha256, ...file } = found

    return [file]
  })
}

export type OpenedOfferFile = { document: { name: string; mediaType: string }; file: OpenFile }

/** Opens a file of an offer, also one that only an older version shows. Throws `not_found`. */
export async function openOfferFile({ fileId, ...options }: OfferFilesOf & { fileId: string }): Promise<OpenedOfferFile> {
  const { scope, offerId } = options
  const document = await inTenant(scope, async (tx) => {
    await findVisibleOffer(tx, options)

    return tx.document.findUnique({
      where: { ...tenantKey(scope, fileId), purpose: 'Offer', offerId },
      select: { name: true, mediaType: true },
    })
  })
  const files = await storage()
  const file = document && (await files.open(createFileKey({ organizationId: scope.organizationId, id: fileId })))
  if (!file) throw notFoundError('document')

  return { document, file }
}
