import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { storeDocument } from '#lib/domain/documents/mutations.ts'
import { readOffKinds, readRule } from '#lib/domain/folders/queries.ts'
import { addHireHistory } from '#lib/domain/new-hires/history/mutations.ts'
import type { HireContext } from '#lib/domain/new-hires/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError, notFoundError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { fetchSourceFilesJob } from './jobs.ts'
import { findHireDocument, findVisibleHire, type OpenedFile, openBytes, readKnownFiles, visibleKinds } from './queries.ts'
import {
  describeFailure,
  type FileFailure,
  type FilePlan,
  planFiles,
  type ShownFile,
  SOURCE_FILE_BYTES_MAX,
  SOURCE_FILE_KINDS,
} from './rules.ts'
import type { SourceFileKind } from './terms.ts'

type OfHire = { scope: TenantScope; newHireId: string }

/**
 * Writes down which files the source shows for a new hire and has those fetched that are not here. What is here is never fetched twice.
 * A hire that is gone, or whose candidate was deleted, is left alone.
 */
export async function noteSourceFiles({ scope, newHireId, files }: OfHire & { files: readonly ShownFile[] }): Promise<void> {
  await inTenant(scope, async (tx) => {
    const hire = await lockHire(tx, { scope, newHireId })
    if (!hire || hire.isForgetting) return
    const known = await readKnownFiles(tx, { scope, newHireId })
    const plan = planFiles({ known, shown: files, offKinds: await readOffKinds(tx, scope) })
    await applyPlan(tx, { scope, newHireId, plan })

    const now = new Date()
    const due = await tx.sourceFile.findFirst({
      where: {
        organizationId: scope.organizationId,
        newHireId,
        state: 'Waiting',
        OR: [{ nextAttemptAt: null }, { nextAttemptAt: { lte: now } }],
      },
      select: { id: true },
    })
    if (due) await enqueueFetch(tx, { scope, newHireId, connectionId: hire.connectionId })
  })
}

async function lockHire(tx: TenantTransaction, { scope, newHireId }: OfHire) {
  await query(tx)`select 1 from "new_hire" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${newHireId}::uuid for update`

  return tx.newHire.findUnique({
    where: tenantKey(scope, newHireId),
    select: { connectionId: true, candidateExternalId: true, isForgetting: true, state: true, personId: true },
  })
}

async function applyPlan(tx: TenantTransaction, { scope, newHireId, plan }: OfHire & { plan: FilePlan }): Promise<void> {
  const { organizationId } = scope
  const { add, change, replaced, drop } = plan
  if (add.length + change.length + drop.length === 0) return

  const now = new Date()
  await tx.sourceFile.createMany({
    data: add.map(({ isReplaced, ...file }) => ({ ...file, organizationId, newHireId, replacedAt: isReplaced ? now : null })),
  })
  for (const { id, isReplaced, isWanted, externalId: _, ...file } of change) {
    const { replacedAt } = await tx.sourceFile.findUniqueOrThrow({ where: tenantKey(scope, id), select: { replacedAt: true } })
    await tx.sourceFile.update({
      where: tenantKey(scope, id),
      data: { ...file, ...(isWanted ? AGAIN : {}), replacedAt: isReplaced ? (replacedAt ?? now) : null },
      select: { id: true },
    })
  }
  await tx.sourceFile.deleteMany({ where: { organizationId, id: { in: drop } } })
  for (const { name, kind } of replaced) {
    await addHireHistory(tx, { scope, newHireId, kind: 'document-replaced', detail: { name, fileKind: kind } })
  }
  await notifyFiles(tx, scope)
}

const AGAIN = { state: 'Waiting', attempts: 0, errorCode: null, nextAttemptAt: null } as const

type EnqueueFetch = OfHire & { connectionId: string; runAt?: Date }

/** Of one account one file at a time. A wait of minutes must not hold up what is asked for now, so each minute has a key of its own. */
export async function enqueueFetch(tx: TenantTransaction, { scope, newHireId, connectionId, runAt }: EnqueueFetch): Promise<void> {
  await enqueue(
    tx,
    fetchSourceFilesJob,
    { organizationId: scope.organizationId, newHireId },
    {
      queue: `files:${connectionId}`,
      runAt,
      jobKey: `files:${newHireId}:${runAt ? runAt.toISOString().slice(0, 16) : 'now'}`,
      priority: 5,
    },
  )
}

export type StoreSourceFile = OfHire & { fileId: string; name: string; stream: ReadableStream<Uint8Array> }

/**
 * Keeps a file that was fetched: in the folder of its kind, with the person that the hire became.
 * @throws AppError as `receiveFile` does, and `superseded` where it is no longer wanted by now; then nothing of it is kept.
 */
export async function storeSourceFile({ scope, newHireId, fileId, name, stream }: StoreSourceFile): Promise<void> {
  await storeDocument({
    scope,
    actor: { kind: 'System' },
    stream,
    declaredName: name,
    accepts: SOURCE_FILE_KINDS,
    bytesMax: SOURCE_FILE_BYTES_MAX,
    // Whose it is, is told in the transaction that keeps it: meanwhile the hire may have been added, or be gone.
    belongsTo: { purpose: 'Person' },
    async onStored(tx, { id, name: storedName }) {
      const hire = await lockHire(tx, { scope, newHireId })
      const file = await tx.sourceFile.findUnique({ where: { ...tenantKey(scope, fileId), newHireId, state: 'Waiting' } })
      if (!hire || hire.isForgetting || !file) throw supersededError()

      const personId = hire.state === 'Added' ? hire.personId : null
      const folderId = (await readRule(tx, { scope, kind: file.kind }))?.folderId ?? null
      await tx.document.update({
        where: tenantKey(scope, id),
        data: { newHireId, personId, folderId, subjectId: hire.candidateExternalId },
        select: { id: true },
      })
      await tx.sourceFile.update({
        where: tenantKey(scope, fileId),
        data: { state: 'Stored', documentId: id, attempts: file.attempts + 1, errorCode: null, nextAttemptAt: null },
        select: { id: true },
      })
      await addHireHistory(tx, { scope, newHireId, kind: 'document-stored', detail: { name: storedName, fileKind: file.kind } })
      await notifyFiles(tx, scope)
    },
  })
}

function supersededError(): AppError {
  return new AppError({ code: 'superseded', retry: 'no', userMessage: 'The file is no longer wanted.' })
}

export type NoteFailure = OfHire & {
  fileId: string
  failure: FileFailure
  /** When it is tried again; null where it is not. */
  retryAt: Date | null
  /** False where the file itself was not asked for. */
  isTry: boolean
}

/** Writes down on the file why it is not here, and when it is tried again. */
export async function noteFileFailure({ scope, newHireId, fileId, failure, retryAt, isTry }: NoteFailure): Promise<void> {
  // Without a next try a file that waits would wait for ever; one that nothing can be fetched for waits for a person.
  const isGivenUp = failure.kind === 'refuse' || (failure.kind === 'wait' && retryAt === null)
  await inTenant(scope, async (tx) => {
    const { count } = await tx.sourceFile.updateMany({
      where: { organizationId: scope.organizationId, id: fileId, newHireId, state: 'Waiting' },
      data: {
        state: isGivenUp ? 'Refused' : 'Waiting',
        errorCode: failure.code,
        nextAttemptAt: retryAt,
        ...(isTry ? { attempts: { increment: 1 } } : {}),
      },
    })
    if (count === 0) return
    const { name, kind } = await tx.sourceFile.findUniqueOrThrow({ where: tenantKey(scope, fileId), select: { name: true, kind: true } })
    if (isGivenUp) {
      const problem = describeFailure({ errorCode: failure.code, isGivenUp })
      const detail = { name, fileKind: kind, code: failure.code, problem }
      await addHireHistory(tx, { scope, newHireId, kind: 'document-failed', detail })
    }
    await notifyFiles(tx, scope)
  })
}

/** Has the next try made of what waits for one. */
export async function planNextFetch({ scope, newHireId }: OfHire): Promise<void> {
  await inTenant(scope, async (tx) => {
    const next = await tx.sourceFile.findFirst({
      where: {
        organizationId: scope.organizationId,
        newHireId,
        state: 'Waiting',
        kind: { notIn: await readOffKinds(tx, scope) },
        nextAttemptAt: { not: null },
      },
      orderBy: { nextAttemptAt: 'asc' },
      select: { nextAttemptAt: true, newHire: { select: { connectionId: true } } },
    })
    if (!next?.nextAttemptAt) return
    await enqueueFetch(tx, { scope, newHireId, connectionId: next.newHire.connectionId, runAt: next.nextAttemptAt })
  })
}

/**
 * Has one file fetched again, for somebody who saw that it is not here.
 * @throws AppError `not_found`, `conflict` for one that is here.
 */
export async function retryHireFile({ newHireId, fileId, ...context }: HireContext & { newHireId: string; fileId: string }): Promise<void> {
  const { scope, actor, origin, permissions } = context
  await inTenant(scope, async (tx) => {
    const { connectionId } = await findVisibleHire(tx, { ...context, newHireId })
    const file = await tx.sourceFile.findUnique({
      where: { ...tenantKey(scope, fileId), newHireId, kind: { in: visibleKinds(permissions) } },
      select: { documentId: true },
    })
    if (!file) throw notFoundError('document')
    if (file.documentId) throw conflictError('This document is here already.')

    await tx.sourceFile.update({ where: tenantKey(scope, fileId), data: AGAIN, select: { id: true } })
    await enqueueFetch(tx, { scope, newHireId, connectionId })
    await writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: 'new-hire.document-retried',
      objectKind: 'new-hire',
      objectId: newHireId,
    })
    await notifyFiles(tx, scope)
  })
}

/** Opens a document of a new hire to be given out, and writes down who took it. Throws `not_found`. */
export async function openHireFile(context: HireContext & { newHireId: string; fileId: string }): Promise<OpenedFile> {
  const { scope, actor, origin } = context
  const document = await inTenant(scope, async (tx) => {
    const found = await findHireDocument(tx, context)
    await writeAudit(tx, { scope, actor, ...origin, action: 'document.downloaded', objectKind: 'document', objectId: found.id })

    return found
  })

  return { document, file: await openBytes({ scope, id: document.id }) }
}

/**
 * Documents of a new hire go with the person that it became, those of pending ones that were made part of it too; null takes them back.
 * Returns how many.
 */
export async function moveFilesToPerson(
  tx: TenantTransaction,
  { scope, newHireId, personId }: OfHire & { personId: string | null },
): Promise<number> {
  const { organizationId } = scope
  const { count } = await tx.document.updateMany({
    where: { organizationId, purpose: 'Person', newHire: { OR: [{ id: newHireId }, { mergedIntoId: newHireId }] } },
    data: { personId },
  })

  return count
}

/** What is not to be fetched any more: files of a kind that wait. */
export async function dropWaitingFiles(
  tx: TenantTransaction,
  { scope, kind }: { scope: TenantScope; kind: SourceFileKind },
): Promise<void> {
  await tx.sourceFile.deleteMany({ where: { organizationId: scope.organizationId, kind, state: 'Waiting', documentId: null } })
}

/** Files show on new hires, and on the people that they became. */
async function notifyFiles(tx: TenantTransaction, scope: TenantScope): Promise<void> {
  await notifyChange(tx, { scope, topic: 'newHires' })
  await notifyChange(tx, { scope, topic: 'people' })
}
