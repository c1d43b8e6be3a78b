import type { Act, Actor } from '#lib/domain/audit/schema.ts'
import { changeConnection } from '#lib/domain/connections/mutations.ts'
import { type ConnectionRef, readConnectionRow, type StoredConnection } from '#lib/domain/connections/queries.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { conflictError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { configureQueueOf, rotateSecretsJob } from '../jobs.ts'

/**
 * Writes down whether the account does what it was set up to do, and tells those who can mend it when that changes: once when it degrades,
 * once when it recovers. The row is held while it is judged, so that two reviews at once tell once.
 */
export async function noteHealth({ scope, id, judge }: ConnectionRef & { judge: (row: StoredConnection) => boolean }): Promise<void> {
  await inTenant(scope, async (tx) => {
    await query(tx)`select 1 from "connection" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid for update`
    const row = await readConnectionRow(tx, { scope, id })
    if (!row || row.state === 'Disconnected') return
    const isDegraded = judge(row)
    if (isDegraded === (row.degradedAt !== null)) return

    await tx.connection.updateMany({ where: { id }, data: { degradedAt: isDegraded ? new Date() : null } })
    await notifyChange(tx, { scope, topic: 'connections' })
    const kind = isDegraded ? 'connection.needs-attention' : 'connection.recovered'
    await notify(tx, { scope, kind, objectId: id, audience: { permission: 'connections.manage' } })
  })
}

/** Key and webhooks were looked at. */
export async function noteExamined({ scope, id }: ConnectionRef): Promise<void> {
  await inTenant(scope, async (tx) => {
    await tx.connection.updateMany({ where: { id }, data: { examinedAt: new Date() } })
    await notifyChange(tx, { scope, topic: 'connections' })
  })
}

/** Ashby's word on the API version that Handoff speaks, as it came with an answer. */
export async function noteApiVersion({ scope, id, status }: ConnectionRef & { status: string }): Promise<void> {
  await inTenant(scope, async (tx) => {
    await tx.connection.updateMany({ where: { id }, data: { apiVersionStatus: status.slice(0, 50) } })
    await notifyChange(tx, { scope, topic: 'connections' })
  })
}

/** Writes down that somebody has the webhooks enabled again; asking Ashby follows. @throws AppError `conflict`, `not_found`. */
export async function requestEnabling(input: Act<Actor> & { id: string }): Promise<void> {
  await changeConnection({
    ...input,
    action: 'connection.webhooks-enabled',
    change: (current) => {
      if (current.keySealed === null) throw conflictError('This account has no API key, so its webhooks are enabled in Ashby by hand.')
      return {}
    },
  })
}

/** Asks the worker to give every webhook a new secret. @throws AppError `conflict`, `not_found`. */
export async function requestRotation(input: Act<Actor> & { id: string }): Promise<void> {
  const { scope, id } = input
  await changeConnection({
    ...input,
    action: 'connection.secrets-rotated',
    change: (current) => {
      if (current.keySealed === null)
        throw conflictError('This account has no webhooks made by a key. Change the secret key of webhooks made by hand on its page.')
      if (current.state === 'Paused')
        throw conflictError('This account is paused, so Ashby is not asked. Resume it, then rotate the secrets.')
      if (current.state !== 'Connected') throw conflictError('This account is not set up yet. Configure the integration first.')
      return { rotateError: Prisma.DbNull }
    },
    after: { step: 'begun' },
    follow: async (tx) => {
      const options = { queue: configureQueueOf(id), jobKey: `rotate_secrets:${id}` }
      await enqueue(tx, rotateSecretsJob, { organizationId: scope.organizationId, connectionId: id }, options)
    },
  })
}

/** Says on the connection why giving new secrets stopped; null once all webhooks have one. */
export async function noteRotation({
  scope,
  id,
  error,
}: ConnectionRef & { error: { code: string; message: string; requestId: string | null } | null }): Promise<void> {
  await inTenant(scope, async (tx) => {
    await tx.connection.updateMany({ where: { id, state: { not: 'Disconnected' } }, data: { rotateError: error ?? Prisma.DbNull } })
    await notifyChange(tx, { scope, topic: 'connections' })
  })
}

export type SetSchedule = Act<Actor> & { id: string; everyMinutes: number; follow: (tx: TenantTransaction) => Promise<void> }

/** How often Ashby is checked by itself. `follow` plans the next check, in the same transaction. */
export async function setSchedule({ everyMinutes, ...input }: SetSchedule): Promise<void> {
  await changeConnection({
    ...input,
    action: 'connection.schedule-changed',
    change: (current) => {
      if (current.state === 'Disconnected') throw conflictError('This account is disconnected. Connect it with a key first.')
      return { sweepEveryMinutes: everyMinutes }
    },
    after: { everyMinutes },
  })
}
