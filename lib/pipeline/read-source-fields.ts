import { failSourceFields, saveSourceFields } from '#lib/domain/source-fields/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { readCustomFields } from '#lib/sources/ashby/custom-fields.ts'
import { type AshbyConnection, noteKeyHealth, openAshby } from './ashby-connection.ts'
import { nextTry } from './retry-delay.ts'

type ReadSourceFields = { scope: TenantScope; connectionId: string; attempt: number }

/** Nothing is wrong with the fields of an account that may not be asked: they are read again once it may. */
const NOT_ASKED = ['paused', 'disconnected', 'no_key', 'not_found']
/** Ashby said when to come back. */
const WAITING = ['held', 'ashby_rate_limited']

/**
 * Reads the custom fields of an account, a call for each hundred, and keeps them. What cannot be read is said on the connection; what can heal
 * by waiting is tried again. No transaction is open while Ashby is asked.
 */
export async function readAccountFields({ scope, connectionId, attempt }: ReadSourceFields): Promise<void> {
  let connection: AshbyConnection | null = null
  try {
    connection = await openAshby({ scope, connectionId })
    const readStartedAt = await readDatabaseClock()
    const fields = await readCustomFields({ client: connection.client })
    const archived = await saveSourceFields({ scope, connectionId, fields, readStartedAt })
    if (archived.length > 0) log.warn({ connectionId, fields: archived.length }, 'Ashby archived fields that a mapping reads')
    await noteKeyHealth({ scope, access: connection.access, error: null })
  } catch (thrown) {
    const error = toAppError(thrown)
    logFailure({ what: 'custom fields could not be read', error, ids: { organizationId: scope.organizationId, connectionId } })
    if (connection) await noteKeyHealth({ scope, access: connection.access, error })
    if (NOT_ASKED.includes(error.code)) return

    const retryAt = nextTry({ error, attempts: attempt })
    const isWait = retryAt !== null && WAITING.includes(error.code)
    await failSourceFields({ scope, connectionId, code: isWait ? null : error.code, attempt, retryAt })
  }
}
