import type { Permission } from '#lib/domain/access/schema.ts'
import { readOffKinds } from '#lib/domain/folders/queries.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { createFileKey } from '#lib/platform/storage/file-key.ts'
import { storage } from '#lib/platform/storage/storage.ts'
import type { OpenFile } from '#lib/platform/storage/storage-driver.ts'
import type { HireFile, HireFiles } from './contract.ts'
import { describeFailure, type KnownFile } from './rules.ts'
import { payFileKinds, type SourceFileKind, sourceFileKinds } from './terms.ts'

/** Which new hire, for whom. */
export type HireFilesOf = {
  scope: TenantScope
  newHireId: string
  visibility: { confidential: boolean }
  permissions: readonly Permission[]
}

/** Kinds of files that somebody with these permissions may see. */
export function visibleKinds(permissions: readonly Permission[]): SourceFileKind[] {
  return sourceFileKinds.filter((kind) => permissions.includes('pay.read') || !payFileKinds.includes(kind))
}

/** How the account stands that files come from. */
export type FilesConnection = {
  state: 'Configuring' | 'Connected' | 'Paused' | 'Disconnected'
  keySealed: string | null
  keyScopes: string[]
}

export type ListedHireFiles = Omit<HireFiles, 'fetching'> & { connection: FilesConnection }

/** Throws `not_found` for a new hire that may not be seen. Three queries. */
export async function listHireFiles(options: HireFilesOf): Promise<ListedHireFiles> {
  const { scope, newHireId, permissions } = options

  return inTenant(scope, async (tx) => {
    const { connection } = await findVisibleHire(tx, options)
    const rows = await tx.sourceFile.findMany({
      where: { organizationId: scope.organizationId, newHireId },
      orderBy: { id: 'desc' },
      select: hireFileSelect,
    })
    const visible = visibleKinds(permissions)
    const seen = rows.filter(({ kind }) => visible.includes(kind))

    return { items: seen.map(toHireFile).toSorted(compareFiles), hiddenCount: rows.length - seen.length, connection }
  })
}

/** One new hire that may be seen. Throws `not_found`. */
export async function findVisibleHire(tx: TenantTransaction, { scope, newHireId, visibility }: HireFilesOf) {
  const row = await tx.newHire.findUnique({
    where: tenantKey(scope, newHireId),
    select: { confidential: true, connectionId: true, connection: { select: { state: true, keySealed: true, keyScopes: true } } },
  })
  if (!row || (row.confidential && !visibility.confidential)) throw notFoundError('new hire')

  return row
}

const hireFileSelect = {
  id: true,
  kind: true,
  name: true,
  state: true,
  replacedAt: true,
  attempts: true,
  errorCode: true,
  nextAttemptAt: true,
  createdAt: true,
  document: { select: { id: true, mediaType: true, bytes: true, folder: { select: { name: true } } } },
} satisfies Prisma.SourceFileSelect

function toHireFile(row: Prisma.SourceFileGetPayload<{ select: typeof hireFileSelect }>): HireFile {
  const { document, errorCode, replacedAt, nextAttemptAt, createdAt, ...rest } = row

  return {
    ...rest,
    document: document && { id: document.id, mediaType: document.mediaType, bytes: document.bytes },
    folderName: document?.folder?.name ?? null,
    replacedAt: replacedAt?.toISOString() ?? null,
    problem: describeFailure({ errorCode, isGivenUp: row.state === 'Refused' }),
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}

/** What is in force comes before what was replaced; within that by kind. The newest came first already. */
function compareFiles(one: HireFile, other: HireFile): number {
  const byReplaced = Number(one.replacedAt !== null) - Number(other.replacedAt !== null)

  return byReplaced || sourceFileKinds.indexOf(one.kind) - sourceFileKinds.indexOf(other.kind)
}

export type OpenedFile = { document: { id: string; name: string; mediaType: string }; file: OpenFile }

/** Finds the document behind a file of a new hire. Throws `not_found`, also for a letter without the permission to see pay. */
export async function findHireDocument(
  tx: TenantTransaction,
  { fileId, ...options }: HireFilesOf & { fileId: string },
): Promise<OpenedFile['document']> {
  const { scope, newHireId, permissions } = options
  await findVisibleHire(tx, options)
  const row = await tx.sourceFile.findUnique({
    where: { ...tenantKey(scope, fileId), newHireId, kind: { in: visibleKinds(permissions) } },
    select: { document: { select: { id: true, name: true, mediaType: true } } },
  })
  if (!row?.document) throw notFoundError('document')

  return row.document
}

/** Opens the bytes of a document that was found. Throws `not_found`. */
export async function openBytes({ scope, id }: { scope: TenantScope; id: string }): Promise<OpenFile> {
  const files = await storage()
  const file = await files.open(createFileKey({ organizationId: scope.organizationId, id }))
  if (!file) throw notFoundError('document')

  return file
}

export type DueFile = { id: string; handle: string; name: string; attempts: number }

/** What of a new hire is to be fetched now, oldest first; null where the hire is gone or is being forgotten. */
export async function findDueFiles({
  scope,
  newHireId,
}: {
  scope: TenantScope
  newHireId: string
}): Promise<{ connectionId: string; files: DueFile[] } | null> {
  return inTenant(scope, async (tx) => {
    const hire = await tx.newHire.findUnique({ where: tenantKey(scope, newHireId), select: { connectionId: true, isForgetting: true } })
    if (!hire || hire.isForgetting) return null
    const files = await tx.sourceFile.findMany({
      where: {
        organizationId: scope.organizationId,
        newHireId,
        state: 'Waiting',
        kind: { notIn: await readOffKinds(tx, scope) },
        OR: [{ nextAttemptAt: null }, { nextAttemptAt: { lte: new Date() } }],
      },
      orderBy: { id: 'asc' },
      select: { id: true, handle: true, name: true, attempts: true },
    })

    return { connectionId: hire.connectionId, files }
  })
}

/** Files of one hire as a new look at the source is compared with them. */
export async function readKnownFiles(
  tx: TenantTransaction,
  { scope, newHireId }: { scope: TenantScope; newHireId: string },
): Promise<KnownFile[]> {
  const rows = await tx.sourceFile.findMany({
    where: { organizationId: scope.organizationId, newHireId },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      kind: true,
      externalId: true,
      handle: true,
      name: true,
      state: true,
      errorCode: true,
      documentId: true,
      replacedAt: true,
    },
  })

  return rows.map(({ replacedAt, ...row }) => ({ ...row, isReplaced: replacedAt !== null }))
}
