import { createHash } from 'node:crypto'
import { toCanonicalJson } from '#lib/domain/offer-publishing/documents/rules.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { OfferDocument } from './schema.ts'

export type FreezeVersion = {
  scope: TenantScope
  offerId: string
  number: number
  document: OfferDocument
  publishedById: string
  publishedAt: Date
  visibleAt: Date
  expiresAt: Date | null
  timeZone: string
  previousId: string | null
}

/** Keeps a document for ever, with its hash. Nobody can change it afterwards: the database lets only `undoneAt` be written. */
export async function freezeVersion(
  tx: TenantTransaction,
  { scope, publishedAt, ...version }: FreezeVersion,
): Promise<{ id: string; hash: string }> {
  const hash = hashDocument(version.document)
  const { id } = await tx.offerVersion.create({
    data: { ...version, organizationId: scope.organizationId, createdAt: publishedAt, hash: Uint8Array.from(Buffer.from(hash, 'hex')) },
    select: { id: true },
  })

  return { id, hash }
}

/** SHA-256 of a document in its canonical form, hexadecimal. */
export function hashDocument(document: OfferDocument): string {
  return createHash('sha256').update(toCanonicalJson(document)).digest('hex')
}
