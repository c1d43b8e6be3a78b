import { readMemberNames } from '#lib/domain/access/queries.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { createFileKey } from '#lib/platform/storage/file-key.ts'
import { type CsvHead, readCsvHead, readCsvRows } from '#lib/platform/storage/read-csv.ts'
import { storage } from '#lib/platform/storage/storage.ts'
import type { ImportColumn, ImportRefusal, ImportTarget, RecordImport } from './contract.ts'
import { type ColumnChoice, listImportTargets, readHeadings, stripApostrophe, suggestColumns } from './rules.ts'
import type { ImportDefinition } from './schema.ts'

export type ImportRow = Prisma.RecordImportGetPayload<Record<never, never>>

/** Who looks: rows of a file that has not begun are shown to its sender alone. */
export type ImportReader = { definition: ImportDefinition; scope: TenantScope; userId: string; permissions: readonly Permission[] }

/** The newest import; null before the first one. */
export async function findLatestImport(reader: ImportReader): Promise<RecordImport | null> {
  const { scope, definition } = reader
  const where = { organizationId: scope.organizationId, object: definition.object }
  const row = await inTenant(scope, (tx) => tx.recordImport.findFirst({ where, orderBy: { id: 'desc' } }))

  return row && describeImport({ ...reader, row })
}

/** One import. @throws AppError `not_found`. */
export async function getImport({ id, ...reader }: ImportReader & { id: string }): Promise<RecordImport> {
  return describeImport({ ...reader, row: await inTenant(reader.scope, (tx) => readImport(tx, { ...reader, id })) })
}

export type ImportRef = {
  scope: TenantScope
  id: string /** Of these records only; left out by the job, which takes any. */
  definition?: ImportDefinition
}

/** @throws AppError `not_found`, also for an import of other records. */
export async function readImport(tx: TenantTransaction, { scope, id, definition }: ImportRef): Promise<ImportRow> {
  const row = await tx.recordImport.findUnique({ where: { ...tenantKey(scope, id), object: definition?.object } })
  if (!row) throw notFoundError('import')

  return row
}

/** Where columns can go, for whoever has these permissions. One query. */
export async function readImportTargets(
  tx: TenantTransaction,
  { definition: { object, extras }, scope, permissions }: Pick<ImportReader, 'definition' | 'scope' | 'permissions'>,
): Promise<ImportTarget[]> {
  return listImportTargets({ fields: await readFields(tx, { scope, object }), permissions, extras })
}

/** The row as the API tells it. No transaction is open while its file is read. */
export async function describeImport({
  row,
  definition,
  scope,
  userId,
  permissions,
}: ImportReader & { row: ImportRow }): Promise<RecordImport> {
  const { names, targets } = await inTenant(scope, async (tx) => ({
    names: await readMemberNames(tx, [row.requestedById]),
    targets: await readImportTargets(tx, { definition, scope, permissions }),
  }))
  const isMine = row.requestedById === userId
  const { id, fileName, state, total, seen, added, changed, refused } = row

  return {
    ...{ id, fileName, state, total, seen, added, changed, refused },
    errorCode: row.errorCode as RecordImport['errorCode'],
    by: names.get(row.requestedById) ?? null,
    isMine,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    columns: state === 'Draft' ? await readDraftColumns({ definition, scope, row, targets, isMine }) : listChosenColumns(row),
    targets,
  }
}

type DraftColumns = { definition: ImportDefinition; scope: TenantScope; row: ImportRow; targets: readonly ImportTarget[]; isMine: boolean }

async function readDraftColumns({ definition, scope, row, targets, isMine }: DraftColumns): Promise<ImportColumn[]> {
  if (!isMine) return []
  const head = await readFileHead({ scope, row })
  const headings = readHeadings(head?.rows[0], definition.words)
  const suggested = suggestColumns({ headings, targets, otherNames: definition.otherNames })

  return headings.map((heading, index) => ({
    heading,
    field: suggested.get(heading) ?? null,
    samples: (head?.rows.slice(1) ?? []).map((cells) => stripApostrophe(cells[index] ?? '').slice(0, SAMPLE_MAX)),
  }))
}

function listChosenColumns({ columns }: ImportRow): ImportColumn[] {
  return Object.entries(columns as ColumnChoice).map(([heading, field]) => ({ heading, field, samples: [] }))
}

const HEAD_BYTES = 256 * 1024
const SAMPLE_ROWS = 3
const SAMPLE_MAX = 100

type ImportFile = { scope: TenantScope; row: Pick<ImportRow, 'documentId'> }

/** Headings and first rows of a file. Null where its bytes are gone. */
export async function readFileHead({ scope, row }: ImportFile): Promise<CsvHead | null> {
  const file = await (await storage()).open(createFileKey({ organizationId: scope.organizationId, id: row.documentId }))
  if (!file) return null
  const decoder = new TextDecoder('utf-8')
  let text = ''
  for await (const chunk of file.stream) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length >= HEAD_BYTES) break
  }

  return readCsvHead({ text, count: SAMPLE_ROWS + 1 })
}

/** The rows of a file below its headings, as they are asked for. Null where its bytes are gone. */
export async function openImportRows({
  definition,
  scope,
  row,
}: ImportFile & { definition: ImportDefinition }): Promise<{ headings: string[]; rows: AsyncGenerator<string[]> } | null> {
  const head = await readFileHead({ scope, row })
  const file = await (await storage()).open(createFileKey({ organizationId: scope.organizationId, id: row.documentId }))
  if (!head || !file) return null
  const rows = readCsvRows({ stream: file.stream, delimiter: head.delimiter })
  const { value } = await rows.next()

  return { headings: readHeadings(value, definition.words), rows }
}

export type ListRefusals = Required<ImportRef> & { cursor?: string; limit: number }

/** Refused rows in the order of the file. @throws AppError `not_found`. */
export async function listRefusals({
  definition,
  scope,
  id,
  cursor,
  limit,
}: ListRefusals): Promise<{ items: ImportRefusal[]; nextCursor: string | null }> {
  const after = cursor ? Number(decodeCursor(cursor)[0]) : 0

  return inTenant(scope, async (tx) => {
    await readImport(tx, { definition, scope, id })
    const rows = await tx.recordImportRefusal.findMany({
      where: { importId: id, row: { gt: Number.isSafeInteger(after) ? after : 0 } },
      orderBy: { row: 'asc' },
      take: limit + 1,
      select: { row: true, problem: true },
    })
    const items = rows.slice(0, limit)
    const last = items.at(-1)

    return { items, nextCursor: rows.length > limit && last ? encodeCursor([String(last.row), id]) : null }
  })
}

const REFUSALS_PAGE = 500

/** The same as cells of a table, page by page; no transaction is open between two pages. */
export async function* readRefusalPages(ref: Required<ImportRef>): AsyncGenerator<string[][]> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof listRefusals>> = await listRefusals({ ...ref, cursor, limit: REFUSALS_PAGE })
    yield page.items.map(({ row, problem }) => [String(row), problem])
    cursor = page.nextCursor
  }
}
