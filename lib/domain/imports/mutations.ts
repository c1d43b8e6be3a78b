import type { Permission } from '#lib/domain/access/schema.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { forgetDocumentJob } from '#lib/domain/documents/jobs.ts'
import { storeDocument } from '#lib/domain/documents/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { fileTooLargeError, uploadBrokenError } from '#lib/platform/storage/file-error.ts'
import { decodeTable, readCsvHead } from '#lib/platform/storage/read-csv.ts'
import type { RecordImport } from './contract.ts'
import { importRecordsJob } from './jobs.ts'
import { describeImport, type ImportRef, type ImportRow, readFileHead, readImport, readImportTargets } from './queries.ts'
import { type ColumnChoice, checkColumns, readHeadings, refuseFile } from './rules.ts'
import type { ImportDefinition } from './schema.ts'
import { IMPORT_BYTES_MAX } from './terms.ts'

/** A draft that nobody began by then is forgotten with its file. */
const DRAFT_MS_MAX = 24 * 60 * 60 * 1000

export type ImportActor = Act & { definition: ImportDefinition; permissions: readonly Permission[] }

export type TakeImportInput = ImportActor & { stream: ReadableStream<Uint8Array> | null; declaredName: string }

/**
 * Takes a file in, in whatever encoding it is, and keeps it as UTF-8 until it is imported or forgotten.
 * @throws AppError as `receiveFile` does, and `invalid_input` for what is no table with headings and rows.
 */
export async function takeImport({ stream, declaredName, ...act }: TakeImportInput): Promise<RecordImport> {
  const { definition, scope, actor, permissions } = act
  const text = decodeTable(await readWhole(stream))
  assertTable(text, definition.words)
  const bytes = new TextEncoder().encode(text)

  const row = await storeDocument({
    ...act,
    stream: new ReadableStream({
      start(controller) {
        controller.enqueue(bytes)
        controller.close()
      },
    }),
    declaredName,
    accepts: ['csv', 'txt'],
    bytesMax: 2 * IMPORT_BYTES_MAX,
    belongsTo: { purpose: 'Import' },
    async onStored(tx, { id: documentId, name }) {
      const { organizationId } = scope
      const { object } = definition
      const draft = await tx.recordImport.create({
        data: { organizationId, object, documentId, fileName: name, requestedById: actor.userId },
      })
      await enqueueImport(tx, { scope, row: draft, runAt: new Date(Date.now() + DRAFT_MS_MAX) })

      return draft
    },
  })

  return describeImport({ definition, scope, userId: actor.userId, permissions, row })
}

/** Whole in memory, because only its last byte tells that a text is UTF-8; so the limit is a small one. */
async function readWhole(stream: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of stream ?? []) {
      bytes += chunk.byteLength
      if (bytes > IMPORT_BYTES_MAX) break
      chunks.push(chunk)
    }
  } catch (error) {
    throw uploadBrokenError(error)
  }
  if (bytes > IMPORT_BYTES_MAX) throw fileTooLargeError(IMPORT_BYTES_MAX)

  return Buffer.concat(chunks)
}

/** How a workbook of Excel begins, the newer form and the older one. */
const WORKBOOK_STARTS = ['PK\u0003\u0004', 'ÐÏ\u0011à']

function assertTable(text: string, words: ImportDefinition['words']): void {
  if (text.trim() === '') throw refuseFile(`The file is empty. Choose one with a row of headings and a row for each ${words.one}.`)
  if (WORKBOOK_STARTS.some((start) => text.startsWith(start))) {
    throw refuseFile('This is an Excel workbook, not a CSV file. In Excel choose Save as, then CSV UTF-8, and send that file.')
  }
  if (text.includes('\0')) throw refuseFile('This is not a CSV file, whatever its name says. Save the list as CSV and send it again.')
  const { rows } = readCsvHead({ text, count: 2 })
  readHeadings(rows[0], words)
  if (rows.length < 2) throw refuseFile(`The file has headings, but no row below them. Add a row for each ${words.one} and send it again.`)
}

type StartImport = ImportActor & { id: string; columns: ColumnChoice }

/**
 * Begins an import by the columns that somebody chose. Asked for twice it runs once.
 * @throws AppError `not_found`, `invalid_input` as `checkColumns` does, `conflict` for one that has ended or is somebody else's draft.
 */
export async function startImport({ definition, scope, actor, origin, permissions, id, columns }: StartImport): Promise<RecordImport> {
  const draft = await inTenant(scope, (tx) => readImport(tx, { definition, scope, id }))
  const head = draft.state === 'Draft' ? await readFileHead({ scope, row: draft }) : null

  const row = await inTenant(scope, async (tx) => {
    const now = await lockImport(tx, { definition, scope, id })
    if (now.state === 'Queued' || now.state === 'Running') return now
    if (now.state !== 'Draft' || !head) throw conflictError('This file is not here any more. Send it again.')
    if (now.requestedById !== actor.userId) throw conflictError('Somebody else sent this file, and only they can begin its import.')

    const targets = await readImportTargets(tx, { definition, scope, permissions })
    const chosen = checkColumns({ definition, headings: readHeadings(head.rows[0], definition.words), columns, targets })
    const started = await tx.recordImport.update({ where: tenantKey(scope, id), data: { state: 'Queued', columns: chosen } })
    await enqueueImport(tx, { scope, row: started })
    const act = { ...definition.audit, objectId: scope.organizationId }
    await writeAudit(tx, { scope, actor, ...origin, ...act, after: { fields: Object.values(chosen).filter((key) => key !== null) } })
    await notifyChange(tx, { scope, topic: definition.topic })

    return started
  })

  return describeImport({ definition, scope, userId: actor.userId, permissions, row })
}

/** Stops an import between two pages, or forgets a draft. One that has ended stays as it is. @throws AppError `not_found`. */
export async function cancelImport({ definition, scope, actor, permissions, id }: ImportActor & { id: string }): Promise<RecordImport> {
  const row = await inTenant(scope, async (tx) => {
    const now = await lockImport(tx, { definition, scope, id })
    if (now.state === 'Done' || now.state === 'Failed') return now

    return endImport(tx, { definition, scope, row: now, errorCode: 'cancelled' })
  })

  return describeImport({ definition, scope, userId: actor.userId, permissions, row })
}

/** Holds the import, so that whoever stops it waits for the page, and the other way round. @throws AppError `not_found`. */
export async function lockImport(tx: TenantTransaction, { definition, scope, id }: ImportRef): Promise<ImportRow> {
  await query(tx)`select 1 from "record_import" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid for update`

  return readImport(tx, { definition, scope, id })
}

/** Imports of the same records of one organization run one after the other. */
export async function enqueueImport(
  tx: TenantTransaction,
  { scope, row, runAt }: { scope: TenantScope; row: Pick<ImportRow, 'id' | 'object'>; runAt?: Date },
): Promise<void> {
  const { organizationId } = scope
  await enqueue(
    tx,
    importRecordsJob,
    { organizationId, importId: row.id },
    { queue: `record-import:${row.object}:${organizationId}`, ...(runAt ? { runAt } : {}) },
  )
}

type EndImport = { definition: ImportDefinition; scope: TenantScope; row: ImportRow; errorCode: RecordImport['errorCode'] }

/** Ends an import, with an error or without. Its file holds personal data, so it goes at once. */
export async function endImport(tx: TenantTransaction, { definition, scope, row, errorCode }: EndImport): Promise<ImportRow> {
  const state = errorCode === null ? 'Done' : 'Failed'
  const ended = await tx.recordImport.update({ where: tenantKey(scope, row.id), data: { state, errorCode, finishedAt: new Date() } })
  await tx.document.deleteMany({ where: { id: row.documentId, purpose: 'Import' } })
  await enqueue(tx, forgetDocumentJob, { organizationId: scope.organizationId, documentId: row.documentId })
  await notifyChange(tx, { scope, topic: definition.topic })

  return ended
}
