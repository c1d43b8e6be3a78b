import { readMemberNames } from '#lib/domain/access/queries.ts'
import type { Document } from '#lib/domain/documents/contract.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'

export const documentSelect = {
  id: true,
  name: true,
  mediaType: true,
  bytes: true,
  sha256: true,
  uploadedById: true,
  createdAt: true,
} satisfies Prisma.DocumentSelect

/** Documents of the organization itself; what belongs to an offer or a person stands with them, and logos with the offer page. */
const OF_ORGANIZATION = { purpose: 'Organization', subjectId: null } satisfies Prisma.DocumentWhereInput

export type ListDocumentsOptions = { scope: TenantScope; cursor?: string; limit: number }

/** One page, newest first. */
export async function listDocuments({
  scope,
  cursor,
  limit,
}: ListDocumentsOptions): Promise<{ items: Document[]; nextCursor: string | null }> {
  const before = cursor ? decodeCursor(cursor)[1] : undefined

  return inTenant(scope, async (tx) => {
    const rows = await tx.document.findMany({
      where: { ...OF_ORGANIZATION, ...(before ? { id: { lt: before } } : {}) },
      orderBy: { id: 'desc' },
      take: limit + 1,
      select: documentSelect,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)

    return {
      items: await toDocuments(tx, page),
      nextCursor: rows.length > limit && last ? encodeCursor([null, last.id]) : null,
    }
  })
}

/** One document of the organization. Throws `not_found`. */
export async function readDocument(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<Document> {
  const row = await tx.document.findUnique({ where: { ...tenantKey(scope, id), ...OF_ORGANIZATION }, select: documentSelect })
  const [document] = row ? await toDocuments(tx, [row]) : []
  if (!document) throw notFoundError('document')

  return document
}

/** Where candidates are shown a document: on the offer page as it is set now, in offers that were published, or nowhere. */
export async function findDocumentUse(
  tx: TenantTransaction,
  { scope, id }: { scope: TenantScope; id: string },
): Promise<'published' | 'page' | null> {
  const [use] = await query<{ isPublished: boolean; isOnPage: boolean }>(tx)`
    select
      exists (select 1 from "offer_version" where "organizationId" = ${scope.organizationId}::uuid and "undoneAt" is null
        and jsonb_path_exists("document", '$.sections[*].files[*].id ? (@ == $id)', jsonb_build_object('id', ${id}::text))) as "isPublished",
      exists (select 1 from "offer_page" where "organizationId" = ${scope.organizationId}::uuid
        and jsonb_path_exists("design", '$.sections[*].documentIds[*] ? (@ == $id)', jsonb_build_object('id', ${id}::text))) as "isOnPage"`
  if (use?.isPublished) return 'published'

  return use?.isOnPage ? 'page' : null
}

/** Whether bytes under this id belong to a document. */
export async function hasDocument({ scope, id }: { scope: TenantScope; id: string }): Promise<boolean> {
  return inTenant(scope, async (tx) => (await tx.document.findUnique({ where: tenantKey(scope, id), select: { id: true } })) !== null)
}

type DocumentRow = Prisma.DocumentGetPayload<{ select: typeof documentSelect }>

/** Rows in the words of the API. One query for the names. */
export async function toDocuments(tx: TenantTransaction, rows: DocumentRow[]): Promise<Document[]> {
  const names = await readMemberNames(
    tx,
    rows.flatMap(({ uploadedById }) => uploadedById ?? []),
  )

  return rows.map(({ uploadedById, sha256, createdAt, ...row }) => ({
    ...row,
    sha256: Buffer.from(sha256).toString('hex'),
    uploadedBy: uploadedById ? (names.get(uploadedById) ?? null) : null,
    createdAt: createdAt.toISOString(),
  }))
}
