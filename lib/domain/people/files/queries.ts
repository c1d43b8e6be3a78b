import type { Permission } from '#lib/domain/access/schema.ts'
import { documentSelect, toDocuments } from '#lib/domain/documents/queries.ts'
import { readFolders } from '#lib/domain/folders/queries.ts'
import { visibleKinds } from '#lib/domain/new-hires/files/queries.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { PersonFile, PersonFiles } from './contract.ts'

/** Whose documents, for whom. */
export type PersonFilesOf = { scope: TenantScope; personId: string; permissions: readonly Permission[] }

/** Throws `not_found`. Five queries. */
export async function listPersonFiles(options: PersonFilesOf): Promise<PersonFiles> {
  return inTenant(options.scope, (tx) => readPersonFiles(tx, options))
}

/** The same in the transaction of an act. */
export async function readPersonFiles(tx: TenantTransaction, options: PersonFilesOf): Promise<PersonFiles> {
  const { scope, personId, permissions } = options
  await findPerson(tx, options)
  const rows = await tx.document.findMany({
    where: { organizationId: scope.organizationId, personId },
    orderBy: { id: 'desc' },
    select: personFileSelect,
  })
  const seen = rows.filter((row) => isVisible(row, permissions))
  const documents = await toDocuments(tx, seen)
  const items = seen.flatMap((row, position): PersonFile[] => {
    const document = documents[position]
    if (!document) return []
    const { id, name, mediaType, bytes, uploadedBy, createdAt } = document
    const [file] = row.sourceFiles
    const replacedAt = file?.replacedAt?.toISOString() ?? null

    return [{ id, name, mediaType, bytes, kind: file?.kind ?? null, folderId: row.folderId, uploadedBy, replacedAt, createdAt }]
  })

  return {
    items: items.toSorted((one, other) => Number(one.replacedAt !== null) - Number(other.replacedAt !== null)),
    folders: (await readFolders(tx, scope)).items,
    hiddenCount: rows.length - seen.length,
    missing: await readMissing(tx, options),
  }
}

/** Throws `not_found`. */
export async function findPerson(tx: TenantTransaction, { scope, personId }: Pick<PersonFilesOf, 'scope' | 'personId'>): Promise<void> {
  const person = await tx.person.findUnique({ where: tenantKey(scope, personId), select: { id: true } })
  if (!person) throw notFoundError('person')
}

/** One document of a person that the caller may see. Throws `not_found`. */
export async function findPersonFile(
  tx: TenantTransaction,
  { fileId, ...options }: PersonFilesOf & { fileId: string },
): Promise<{ id: string; name: string; mediaType: string; folderId: string | null }> {
  const { scope, personId, permissions } = options
  const row = await tx.document.findUnique({ where: { ...tenantKey(scope, fileId), personId }, select: personFileSelect })
  if (!row || !isVisible(row, permissions)) throw notFoundError('document')

  return row
}

const personFileSelect = {
  ...documentSelect,
  folderId: true,
  sourceFiles: { select: { kind: true, replacedAt: true } },
} satisfies Prisma.DocumentSelect

function isVisible(
  { sourceFiles }: Prisma.DocumentGetPayload<{ select: typeof personFileSelect }>,
  permissions: readonly Permission[],
): boolean {
  const visible = visibleKinds(permissions)

  return sourceFiles.every(({ kind }) => visible.includes(kind))
}

/** Counted per new hire whose page tells why. */
async function readMissing(tx: TenantTransaction, { scope, personId, permissions }: PersonFilesOf): Promise<PersonFiles['missing']> {
  if (!permissions.includes('newHires.manage')) return []
  const groups = await tx.sourceFile.groupBy({
    by: ['newHireId'],
    where: {
      organizationId: scope.organizationId,
      state: { in: ['Waiting', 'Refused'] },
      kind: { in: visibleKinds(permissions) },
      newHire: { personId, state: 'Added', ...(permissions.includes('confidential.read') ? {} : { confidential: false }) },
    },
    orderBy: { newHireId: 'asc' },
    _count: { _all: true },
  })

  return groups.map(({ newHireId, _count }) => ({ newHireId, count: _count._all }))
}
