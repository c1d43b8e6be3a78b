import { noteFileFailure, planNextFetch, storeSourceFile } from '#lib/domain/new-hires/files/mutations.ts'
import { type DueFile, findDueFiles } from '#lib/domain/new-hires/files/queries.ts'
import { judgeFailure, SOURCE_FILE_BYTES_MAX } from '#lib/domain/new-hires/files/rules.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { type AppError, toAppError } from '#lib/platform/errors.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { openFile } from '#lib/sources/ashby/open-file.ts'
import { type AshbyConnection, ashbyAddress, openAshby } from './ashby-connection.ts'
import { nextTry } from './retry-delay.ts'

type FetchOptions = { scope: TenantScope; newHireId: string }

/**
 * Fetches what is due of one new hire's files, one after the other: asked for at Ashby, taken at once and kept. A file that is refused, or
 * fails for a while, stops no other; what concerns the whole account stops them all. What became of each is told on its row.
 */
export async function fetchSourceFiles({ scope, newHireId }: FetchOptions): Promise<void> {
  const due = await findDueFiles({ scope, newHireId })
  if (!due) return
  // A job that was killed after a failure was written down runs again before the next try is due: that try still has to be planned.
  if (due.files.length === 0) return planNextFetch({ scope, newHireId })

  const opened = await openAshby({ scope, connectionId: due.connectionId }).catch(toAppError)
  for (const [position, file] of due.files.entries()) {
    const error = 'client' in opened ? await fetchFile({ scope, newHireId, file, connection: opened }) : opened
    if (!error) continue

    const isForAll = isAboutAccount(error)
    const untried = isForAll ? due.files.slice(position + 1) : []
    await noteError({ scope, newHireId, file, error, isTry: error.code !== 'held' })
    for (const other of untried) await noteError({ scope, newHireId, file: other, error, isTry: false })
    if (isForAll) break
  }
  await planNextFetch({ scope, newHireId })
}

type FetchFile = FetchOptions & { file: DueFile; connection: AshbyConnection }

/** Null once it is here, or is no longer wanted. */
async function fetchFile({ scope, newHireId, file, connection }: FetchFile): Promise<AppError | null> {
  const { allowOrigin } = ashbyAddress(connection.access.environment)
  try {
    const stream = await openFile({ client: connection.client, handle: file.handle, bytesMax: SOURCE_FILE_BYTES_MAX, allowOrigin })
    await storeSourceFile({ scope, newHireId, fileId: file.id, name: file.name, stream })

    return null
  } catch (thrown) {
    const error = toAppError(thrown)
    if (error.code === 'superseded') return null

    logFailure({ what: 'file not fetched', error, ids: { organizationId: scope.organizationId, newHireId, fileId: file.id } })

    return error
  }
}

/** The next file would fare no better: Ashby asked to wait, or somebody has to act first. */
function isAboutAccount(error: AppError): boolean {
  return error.code === 'held' || error.code === 'ashby_rate_limited' || judgeFailure(error).kind === 'stop'
}

type NoteError = FetchOptions & { file: DueFile; error: AppError; isTry: boolean }

async function noteError({ scope, newHireId, file, error, isTry }: NoteError): Promise<void> {
  const attempts = isTry ? file.attempts + 1 : Math.max(file.attempts, 1)
  const failure = judgeFailure(error)
  const retryAt = failure.kind === 'wait' ? nextTry({ error, attempts }) : null
  await noteFileFailure({ scope, newHireId, fileId: file.id, failure, retryAt, isTry })
}
