import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { endImport, enqueueImport, lockImport } from '#lib/domain/imports/mutations.ts'
import { definitionOf } from '#lib/domain/imports/objects/mutations.ts'
import { type ImportRow, openImportRows, readImport } from '#lib/domain/imports/queries.ts'
import { listImportColumns, readRow } from '#lib/domain/imports/rows/rules.ts'
import type { ImportDefinition, ReadRow, Refusal } from '#lib/domain/imports/schema.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'

const PAGE_SIZE = 500
const SLICE_MS = 5_000
const NOTIFY_EVERY_MS = 500
/** As often waiting may help; then a page goes on without the row that it cannot write. */
const PATIENT_TRIES = 3

type OnImport = { scope: TenantScope; importId: string }
type ImportRecords = OnImport & { attempts?: number; isLastTry?: boolean; pageSize?: number; sliceMs?: number }

/**
 * The job of an import: pages of rows, one transaction each, for some seconds; then it enqueues itself. A killed worker's job goes on where
 * the last page ended and counts nothing twice. A draft that nobody has begun is forgotten with its file.
 */
export async function importRecords(input: ImportRecords): Promise<void> {
  const { scope, importId, isLastTry = false } = input
  try {
    await runPages(input)
  } catch (err) {
    if (!isLastTry) throw err
    log.error({ organizationId: scope.organizationId, importId, err }, 'import given up')
    await endWith({ scope, importId, errorCode: 'failed' })
  }
}

async function runPages({ scope, importId, attempts = 1, pageSize = PAGE_SIZE, sliceMs = SLICE_MS }: ImportRecords): Promise<void> {
  const startedAt = performance.now()
  const begun = await beginImport({ scope, importId })
  if (begun === 'draft') return endWith({ scope, importId, errorCode: 'cancelled' })
  if (begun === 'ended') return
  const definition = definitionOf(begun)
  const opened = await openPages({ definition, scope, row: begun, pageSize })
  if (!opened) return endWith({ scope, importId, errorCode: 'file_gone' })

  let notifiedAt = Number.NEGATIVE_INFINITY
  for await (const { rows, isLast } of opened.pages) {
    const isNotifying = performance.now() - notifiedAt >= NOTIFY_EVERY_MS
    if (isNotifying) notifiedAt = performance.now()
    const page: ImportPage = { definition, scope, importId, fields: opened.fields, rows, isLast, isNotifying }
    const isGoingOn = attempts > PATIENT_TRIES ? await importPageSafely(page) : await importPage(page)
    if (!isGoingOn) return
    if (performance.now() - startedAt < sliceMs) continue
    await inTenant(scope, (tx) => enqueueImport(tx, { scope, row: begun }))
    return
  }
}

async function endWith({ scope, importId, errorCode }: OnImport & { errorCode: 'cancelled' | 'file_gone' | 'failed' }): Promise<void> {
  await inTenant(scope, async (tx) => {
    const row = await lockImport(tx, { scope, id: importId })
    if (row.state !== 'Done' && row.state !== 'Failed') await endImport(tx, { definition: definitionOf(row), scope, row, errorCode })
  })
}

/** Counts the rows before the first page, so that there is something to measure progress by. */
async function beginImport({ scope, importId }: OnImport): Promise<ImportRow | 'draft' | 'ended'> {
  const row = await inTenant(scope, (tx) => readImport(tx, { scope, id: importId }))
  if (row.state === 'Draft') return 'draft'
  if (row.state === 'Done' || row.state === 'Failed') return 'ended'
  if (row.state === 'Running') return row
  const total = await countRows({ scope, row })

  return inTenant(scope, async (tx) => {
    const { state } = await lockImport(tx, { scope, id: importId })
    if (state !== 'Queued') return 'ended'

    return tx.recordImport.update({ where: tenantKey(scope, importId), data: { state: 'Running', total } })
  })
}

async function countRows({ scope, row }: { scope: TenantScope; row: ImportRow }): Promise<number | null> {
  const opened = await openImportRows({ definition: definitionOf(row), scope, row })
  if (!opened) return null
  let count = 0
  for await (const _ of opened.rows) count += 1

  return count
}

type Page = { rows: ReadRow[]; isLast: boolean }
type OpenPages = { definition: ImportDefinition; scope: TenantScope; row: ImportRow; pageSize: number }

/** The rows that are still to be taken, page by page. Null where the file is gone. */
async function openPages({
  definition,
  scope,
  row,
  pageSize,
}: OpenPages): Promise<{ fields: FieldDefinition[]; pages: AsyncGenerator<Page> } | null> {
  const fields = await inTenant(scope, (tx) => readFields(tx, { scope, object: definition.object }))
  const opened = await openImportRows({ definition, scope, row })
  if (!opened) return null
  const chosen = row.columns as Record<string, string | null>
  const columns = listImportColumns({ headings: opened.headings, columns: chosen, fields, extras: definition.extras })

  async function* read(rows: AsyncGenerator<string[]>): AsyncGenerator<Page> {
    let page: ReadRow[] = []
    let count = 0
    for await (const cells of rows) {
      count += 1
      if (count <= row.seen) continue
      if (page.length === pageSize) {
        yield { rows: page, isLast: false }
        page = []
      }
      page.push(readRow({ cells, row: count, columns }))
    }
    yield { rows: page, isLast: true }
  }

  return { fields, pages: read(opened.rows) }
}

type ImportPage = OnImport & Page & { definition: ImportDefinition; fields: readonly FieldDefinition[]; isNotifying: boolean }

/** Where a page fails, its rows are tried one by one, and those that fail alone are refused. */
async function importPageSafely(page: ImportPage): Promise<boolean> {
  try {
    return await importPage(page)
  } catch (err) {
    log.warn({ organizationId: page.scope.organizationId, importId: page.importId, err }, 'page of an import failed, tried row by row')
  }

  for (const [index, row] of page.rows.entries()) {
    const one = { ...page, isLast: page.isLast && index === page.rows.length - 1 }
    const isGoingOn = await importPage({ ...one, rows: [row] }).catch((err: unknown) => {
      log.error({ organizationId: page.scope.organizationId, importId: page.importId, row: row.row, err }, 'row left out by an import')

      return importPage({
        ...one,
        rows: [{ ...row, problem: `Handoff could not take this row. Enter this ${page.definition.words.one} by hand.` }],
      })
    })
    if (!isGoingOn) return false
  }

  return true
}

/**
 * Takes the next rows in; records, refusals and counts in one transaction. False where nothing is left to do: it was stopped, it is done,
 * or another worker has taken these rows. Some twenty statements, however many rows there are.
 */
async function importPage({ definition, scope, importId, rows, isLast, fields, isNotifying }: ImportPage): Promise<boolean> {
  return inTenant(scope, async (tx) => {
    const row = await lockImport(tx, { scope, id: importId })
    const isNext = rows[0] === undefined || rows[0].row === row.seen + 1
    if (row.state !== 'Running' || !isNext) return false

    const result = await definition.savePage(tx, { scope, rows, fields, requestedById: row.requestedById })
    await insertRefusals(tx, { scope, importId, refusals: result.refusals })
    const after = await tx.recordImport.update({
      where: tenantKey(scope, importId),
      data: {
        seen: row.seen + rows.length,
        added: row.added + result.added,
        changed: row.changed + result.changed,
        refused: row.refused + result.refusals.length,
      },
    })
    if (isLast) await endWell(tx, { definition, scope, row: after })
    else if (isNotifying) await notifyChange(tx, { scope, topic: definition.topic })

    return !isLast
  })
}

type InsertRefusals = OnImport & { refusals: readonly Refusal[] }

async function insertRefusals(tx: TenantTransaction, { scope, importId, refusals }: InsertRefusals): Promise<void> {
  if (refusals.length === 0) return
  const rows = refusals.map((refusal) => ({ id: createId(), ...refusal }))
  await execute(tx)`
    insert into "record_import_refusal" ("organizationId", "id", "importId", "row", "problem")
    select ${scope.organizationId}::uuid, v."id", ${importId}::uuid, v."row", v."problem"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v("id" uuid, "row" int, "problem" text)`
}

type EndWell = { definition: ImportDefinition; scope: TenantScope; row: ImportRow }

async function endWell(tx: TenantTransaction, { definition, scope, row }: EndWell): Promise<void> {
  await endImport(tx, { definition, scope, row, errorCode: null })
  const { added, changed, refused } = row
  await writeAudit(tx, {
    scope,
    actor: { kind: 'User', userId: row.requestedById },
    ...{ ipAddress: null, requestId: null },
    ...definition.audit,
    objectId: scope.organizationId,
    after: { added, changed, refused },
  })
}
