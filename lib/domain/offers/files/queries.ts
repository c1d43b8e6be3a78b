import { readMemberNames } from '#lib/domain/access/queries.ts'
import { findVisibleOffer } from '#lib/domain/offers/people/queries.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { createFileKey } from '#lib/platform/storage/file-key.ts'
import { storage } from '#lib/platform/storage/storage.ts'
import type { OpenFile } from '#lib/platform/storage/storage-driver.ts'
import type { OfferFile } from './contract.ts'

/** Which offer, for whom. */
export type OfferFilesOf = { scope: TenantScope; offerId: string; visibility: OfferVisibility }

const fileSelect = {
  id: true,
  name: true,
  mediaType: true,
  bytes: true,
  uploadedById: true,
  createdAt: true,
} satisfies Prisma.DocumentSelect

/** Throws `not_found` for an offer that may not be seen. Four queries. */
export async function listOfferFiles(options: OfferFilesOf): Promise<OfferFile[]> {
  return inTenant(options.scope, async (tx) => {
    await findVisibleOffer(tx, options)

    return readOfferFiles(tx, options)
  })
}

/** The files of an offer in their order. */
export async function readOfferFiles(tx: TenantTransaction, { scope, offerId }: Omit<OfferFilesOf, 'visibility'>): Promise<OfferFile[]> {
  const { fileIds } = await tx.offer.findUniqueOrThrow({ where: tenantKey(scope, offerId), select: { fileIds: true } })
  const rows = await tx.document.findMany({ where: { id: { in: fileIds }, purpose: 'Offer' }, select: fileSelect })
  const names = await readMemberNames(
    tx,
    rows.map(({ uploadedById }) => uploadedById),
  )

  return fileIds.flatMap((id) => {
    const row = rows.find((candidate) => candidate.id === id)
    if (!row) return []
    const { uploadedById, createdAt, ...file } = row

    return { ...file, uploadedBy: names.get(uploadedById) ?? null, createdAt: createdAt.toISOString() }
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
