import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { type PageInEffect, readPageSettings } from '#lib/domain/offer-page/queries.ts'
import type { PageSettings } from '#lib/domain/offer-page/schema.ts'
import { buildOfferDocument } from '#lib/domain/offer-publishing/documents/rules.ts'
import { type EditableRow, editableSelect, toEditableRow } from '#lib/domain/offers/mutations.ts'
import { defaultsFor, type OfferDefaults, presentOffer } from '#lib/domain/offers/presentation/rules.ts'
import { getOfferDefaults, type OfferVisibility } from '#lib/domain/offers/queries.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { createSampleValues, nextDeadline } from './rules.ts'
import { type AttachedFile, type OfferDocument, offerDocumentSchema } from './schema.ts'

/** A published version as it was frozen. */
export type StoredVersion = {
  id: string
  offerId: string
  number: number
  document: OfferDocument
  /** SHA-256 of the document, hexadecimal. */
  hash: string
  visibleAt: Date
  expiresAt: Date | null
  timeZone: string
  publishedById: string
  createdAt: Date
  /** The version that stood before this one; null for the first. Only the newest can be undone, so it stands as long as this one does. */
  previousId: string | null
  undoneAt: Date | null
}

const versionSelect = {
  id: true,
  offerId: true,
  number: true,
  document: true,
  hash: true,
  visibleAt: true,
  expiresAt: true,
  timeZone: true,
  publishedById: true,
  createdAt: true,
  previousId: true,
  undoneAt: true,
} satisfies Prisma.OfferVersionSelect

type VersionRow = Prisma.OfferVersionGetPayload<{ select: typeof versionSelect }>
type OfOffer = { scope: TenantScope; offerId: string }

/** The newest version that was not undone, visible already or not; null before the first. */
export async function readNewestVersion(tx: TenantTransaction, { scope, offerId }: OfOffer): Promise<StoredVersion | null> {
  const row = await tx.offerVersion.findFirst({
    where: { organizationId: scope.organizationId, offerId, undoneAt: null },
    orderBy: { number: 'desc' },
    select: versionSelect,
  })

  return row && toVersion(row)
}

/** One version, undone or not. Throws `not_found`. */
export async function readVersion(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<StoredVersion> {
  const row = await tx.offerVersion.findUnique({ where: tenantKey(scope, id), select: versionSelect })
  if (!row) throw notFoundError('version')

  return toVersion(row)
}

/** The version that stood before this one, as it was remembered when this one was frozen; null for the first. */
export async function readVersionBefore(
  tx: TenantTransaction,
  { scope, version }: { scope: TenantScope; version: Pick<StoredVersion, 'previousId'> },
): Promise<StoredVersion | null> {
  return version.previousId === null ? null : readVersion(tx, { scope, id: version.previousId })
}

/** The last versions of an offer, newest first, undone ones included. */
export async function listVersions(tx: TenantTransaction, { scope, offerId, most }: OfOffer & { most: number }): Promise<StoredVersion[]> {
  const rows = await tx.offerVersion.findMany({
    where: { organizationId: scope.organizationId, offerId },
    orderBy: { id: 'desc' },
    take: most,
    select: versionSelect,
  })

  return rows.map(toVersion)
}

/** The document was checked when it was frozen: the schema here only gives it its type back. */
function toVersion({ document, hash, ...row }: VersionRow): StoredVersion {
  return { ...row, document: offerDocumentSchema.parse(document), hash: Buffer.from(hash).toString('hex') }
}

/** An offer with what a page of it is made of, as everything stands now. */
export type PageMaterial = {
  row: EditableRow
  /** By field key, as the offer shows it. */
  shown: Record<string, string | null>
  fields: readonly FieldDefinition[]
  /** The organization's own. */
  defaults: OfferDefaults
  page: PageInEffect
  files: { shared: AttachedFile[]; own: AttachedFile[] }
  /** The member who looks after it. */
  assignee: PageSender | null
}

type PageSender = { name: string; email: string }
export type ReadMaterial = OfOffer & { visibility: OfferVisibility; settings?: PageSettings }

/**
 * Reads what a page of an offer is made of; with `settings` as a draft would have it. Throws `not_found` for an offer that may not be seen.
 * Six to eight queries.
 */
export async function readPageMaterial(
  tx: TenantTransaction,
  { scope, offerId, visibility, settings }: ReadMaterial,
): Promise<PageMaterial> {
  const stored = await tx.offer.findUnique({
    where: tenantKey(scope, offerId),
    select: { ...editableSelect, confidential: true, assigneeId: true },
  })
  if (!stored || (stored.confidential && !visibility.confidential)) throw notFoundError('offer')

  const row = toEditableRow(stored)
  const fields = await readFields(tx, { scope, object: 'Offer' })
  const defaults = await getOfferDefaults(tx, scope)
  const page = await readPageSettings(tx, scope, settings)

  return {
    row,
    shown: presentOffer({ ...row, fields, defaults: defaultsFor({ row, defaults }) }).shown,
    fields,
    defaults,
    page,
    files: await readPageFiles(tx, { scope, fileIds: row.fileIds, settings: page.settings }),
    assignee: stored.assigneeId ? await readPageSender(tx, stored.assigneeId) : null,
  }
}

/** A member as candidates read of them; null for somebody who is no member any more. */
export async function readPageSender(tx: TenantTransaction, userId: string): Promise<PageSender | null> {
  const member = await tx.membership.findFirst({ where: { userId }, select: { user: { select: { name: true, email: true } } } })

  return member?.user ?? null
}

type ReadPageFiles = { scope: TenantScope; fileIds: readonly string[]; settings: PageSettings }

async function readPageFiles(tx: TenantTransaction, { scope, fileIds, settings }: ReadPageFiles): Promise<PageMaterial['files']> {
  const ids = settings.design.sections.flatMap((section) => (section.kind === 'documents' ? section.documentIds : []))
  const { organizationId } = scope
  const rows = await tx.document.findMany({
    where: {
      organizationId,
      OR: [
        { id: { in: ids }, purpose: 'Organization', subjectId: null },
        { id: { in: [...fileIds] }, purpose: 'Offer' },
      ],
    },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, mediaType: true, bytes: true, sha256: true, purpose: true },
  })
  const files = rows.map(({ sha256, purpose, ...file }) => ({ file: { ...file, sha256: Buffer.from(sha256).toString('hex') }, purpose }))
  const shared = files.flatMap(({ file, purpose }) => (purpose === 'Organization' ? file : []))

  return { shared, own: fileIds.flatMap((id) => files.find(({ file }) => file.id === id)?.file ?? []) }
}

/** The document that publishing this material would freeze. Where nobody looks after the offer, the publisher signs. */
export function buildFromMaterial({
  material,
  publisher,
  expiresAt,
}: {
  material: PageMaterial
  publisher: PageSender | null
  expiresAt: Date | null
}) {
  const { page, fields, shown, files, assignee } = material

  return buildOfferDocument({ ...page, fields, shown, files, sender: assignee ?? publisher, expiresAt })
}

export type PreviewOfferDocument = ReadMaterial & {
  /** Who would publish it. */
  publisherId?: string
}

/** The page as it would be published at this moment, with the organization's own deadline. Throws `not_found`. */
export async function previewOfferDocument({ publisherId, ...options }: PreviewOfferDocument): Promise<OfferDocument> {
  return inTenant(options.scope, async (tx) => {
    const material = await readPageMaterial(tx, options)
    const publisher = publisherId ? await readPageSender(tx, publisherId) : null
    const { settings, organization } = material.page
    const expiresAt = nextDeadline({ ...settings, after: new Date(), timeZone: organization.timeZone })

    return buildFromMaterial({ material, publisher, expiresAt }).document
  })
}

/** The page of somebody who was never born. */
export async function previewSampleDocument({
  scope,
  settings,
  publisherId,
}: Pick<PreviewOfferDocument, 'scope' | 'settings' | 'publisherId'>): Promise<OfferDocument> {
  return inTenant(scope, async (tx) => {
    const fields = await readFields(tx, { scope, object: 'Offer' })
    const page = await readPageSettings(tx, scope, settings)
    const expiresAt = nextDeadline({ ...page.settings, after: new Date(), timeZone: page.organization.timeZone })

    return buildOfferDocument({
      ...page,
      fields,
      shown: createSampleValues({ fields }),
      files: await readPageFiles(tx, { scope, fileIds: [], settings: page.settings }),
      sender: publisherId ? await readPageSender(tx, publisherId) : null,
      expiresAt,
    }).document
  })
}
