import type { ImportDefinition, ReadRow, SavedPage, SavePage } from '#lib/domain/imports/schema.ts'
import type { ChangedOpenJob } from '#lib/domain/open-jobs/changes/rules.ts'
import { addOpenJobHistory } from '#lib/domain/open-jobs/history/mutations.ts'
import { lockIdentifiers, makeIdentifiers, readTakenIdentifiers } from '#lib/domain/open-jobs/identifiers/mutations.ts'
import { type AddedOpenJob, applyRows } from '#lib/domain/open-jobs/import-pages/rules.ts'
import { createOpenJobs, type EditableOpenJob, lockOpenJobs, saveOpenJobs } from '#lib/domain/open-jobs/mutations.ts'
import { foldIdentifier } from '#lib/domain/open-jobs/rules.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import { findMissingColumns, OTHER_NAMES, STATUS } from './rules.ts'

/** Files of open jobs: a job that is here already is known by its identifier. */
export const openJobImports: ImportDefinition = {
  object: 'OpenJob',
  permission: 'openings.manage',
  topic: 'openJobs',
  words: { one: 'open job', many: 'open jobs', least: 'Title' },
  audit: { action: 'open-job.imported', objectKind: 'open-job' },
  extras: [{ field: STATUS, behind: 'identifier' }],
  otherNames: OTHER_NAMES,
  findMissing: findMissingColumns,
  savePage: saveOpenJobsPage,
}

/** Some ten statements, however many rows there are. */
async function saveOpenJobsPage(tx: TenantTransaction, { scope, rows, fields, requestedById }: SavePage): Promise<SavedPage> {
  const existing = await lockImportedJobs(tx, { scope, rows })
  const { created, changes, ...result } = applyRows({ rows, existing, fields })
  await addJobs(tx, { scope, created, userId: requestedById })
  await changeJobs(tx, { scope, changes, userId: requestedById })

  return result
}

/**
 * The jobs of these rows that are here already, by their identifiers, held, and after them everybody who gives an identifier.
 * @throws AppError `conflict` to be tried again, where one of the identifiers was given between the two.
 */
async function lockImportedJobs(
  tx: TenantTransaction,
  { scope, rows }: { scope: TenantScope; rows: readonly ReadRow[] },
): Promise<Map<string, EditableOpenJob>> {
  const identifiers = [...new Set(rows.flatMap(({ given }) => given.identifier ?? []))]
  const ids = [...(await readTakenIdentifiers(tx, { scope, identifiers })).values()]
  const jobs = ids.length === 0 ? [] : await lockOpenJobs(tx, { scope, ids })
  await lockIdentifiers(tx, scope)
  const known = new Map(jobs.map((job) => [foldIdentifier(job.values.identifier ?? ''), job]))
  const taken = await readTakenIdentifiers(tx, { scope, identifiers })
  for (const [key, id] of taken) {
    if (known.get(key)?.id === id) continue
    throw new AppError({ code: 'conflict', retry: 'later', userMessage: 'An identifier of this file was given meanwhile. Try again.' })
  }

  return new Map([...known].filter(([key]) => taken.has(key)))
}

type AddJobs = { scope: TenantScope; created: readonly AddedOpenJob[]; userId: string }

async function addJobs(tx: TenantTransaction, { scope, created, userId }: AddJobs): Promise<void> {
  const reserved = created.flatMap(({ values }) => values.identifier ?? [])
  const made = await makeIdentifiers(tx, { scope, count: created.length - reserved.length, reserved })
  const jobs = created.map(({ values, status }) => ({
    values: { ...values, identifier: values.identifier ?? made.shift() ?? null },
    status,
    history: { kind: 'imported' as const },
  }))
  await createOpenJobs(tx, { scope, userId, jobs })
}

type ChangeJobs = { scope: TenantScope; changes: readonly ChangedOpenJob[]; userId: string }

/** As somebody's edit, but told as an import; the log tells of the whole file. */
async function changeJobs(tx: TenantTransaction, { scope, changes, userId }: ChangeJobs): Promise<void> {
  await saveOpenJobs(tx, { scope, jobs: changes.map(({ after }) => after) })
  await addOpenJobHistory(tx, {
    scope,
    entries: changes.map(({ after, changes: fields, step }) => ({
      ...{ openJobId: after.id, kind: 'imported' as const, userId, changes: fields },
      ...(step ? { detail: step } : {}),
    })),
  })
}
