import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, Actor, AuditAct, AuditValues } from '#lib/domain/audit/schema.ts'
import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import { reseal, type SealPlace, seal } from '#lib/platform/crypto/seal.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { configureConnectionJob, configureQueueOf } from './jobs.ts'
import type { ChosenEvent } from './schema.ts'

/** Where a connection's key is sealed. */
export function keyPlace(scope: TenantScope, id: string): SealPlace {
  return { organizationId: scope.organizationId, table: 'connection', row: id, field: 'key' }
}

export type SaveKey = Act<Actor> & { apiKey: string; scopes: string[] }

/** Replaces the key by one that was just checked. `follow` enqueues what the old one could not do, in the same transaction. */
export async function replaceKey(input: SaveKey & { id: string; follow: (tx: TenantTransaction) => Promise<void> }): Promise<void> {
  await changeConnection({
    ...input,
    action: 'connection.key-replaced',
    change: (current) => {
      requireLive(current.state)
      return keyColumns(input)
    },
  })
}

/** A key as it is saved, beside what it was just found to allow. */
export function keyColumns({ scope, id, apiKey, scopes }: Pick<SaveKey, 'scope' | 'apiKey' | 'scopes'> & { id: string }) {
  return {
    keySealed: seal({ plaintext: apiKey, place: keyPlace(scope, id) }),
    keyLastFour: apiKey.slice(-4),
    keyScopes: scopes,
    keyCheckedAt: new Date(),
    keySetAt: new Date(),
    keyErrorCode: null,
    holdUntil: null,
  }
}

export type KeyNote = {
  scope: TenantScope
  id: string
  /** The key that was used, as it is sealed: a note about a key that was replaced meanwhile says nothing of the new one. */
  keySealed: string
  /** Null where the check did not tell. */
  scopes: string[] | null
  /** Null while the key works. */
  errorCode: string | null
}

/** Writes down what a check or a call with the saved key said. Whoever calls it reviews the account's health. */
export async function noteKeyCheck({ scope, id, keySealed, scopes, errorCode }: KeyNote): Promise<void> {
  await inTenant(scope, async (tx) => {
    await tx.connection.updateMany({
      where: { id, keySealed },
      data: { keyCheckedAt: new Date(), keyErrorCode: errorCode, ...(scopes ? { keyScopes: scopes } : {}) },
    })
    await notifyChange(tx, { scope, topic: 'connections' })
  })
}

/** Chooses events and asks the worker to create the webhooks. The choice and the job commit together. */
export async function requestConfiguration(input: Act<Actor> & { id: string; events: ChosenEvent[] }): Promise<void> {
  await changeConnection({
    ...input,
    action: 'connection.configured',
    change: (current) => {
      requireLive(current.state)
      if (current.keySealed === null) throw conflictError('This account is connected by hand. Add an API key, then configure it.')
      if (current.state === 'Paused') throw conflictError('This account is paused. Resume it, then configure again.')
      // One that was connected by hand until now is set up for the first time.
      const isSetUp = current.state === 'Connected' && current.chosenEvents.length > 0
      return {
        chosenEvents: input.events,
        configureError: Prisma.DbNull,
        ...(isSetUp ? {} : { state: 'Configuring' as const }),
      }
    },
    follow: (tx) =>
      enqueue(
        tx,
        configureConnectionJob,
        { organizationId: input.scope.organizationId, connectionId: input.id },
        { queue: configureQueueOf(input.id) },
      ),
  })
}

/** Changes what the admin chose. What Handoff subscribes to stays the same. */
export async function setChosenEvents(input: Act<Actor> & { id: string; events: ChosenEvent[] }): Promise<void> {
  await changeConnection({ ...input, action: 'connection.events-changed', change: () => ({ chosenEvents: input.events }) })
}

/** Whether answers that candidates give from now on are written to Ashby. The caller knows what the key allows. */
export async function setWriteBack(input: Act<Actor> & { id: string; isOn: boolean }): Promise<void> {
  await changeConnection({
    ...input,
    action: 'connection.write-back-changed',
    change: () => ({ writesAnswersBack: input.isOn }),
    after: { writesAnswersBack: input.isOn },
  })
}

export async function renameConnection(input: Act<Actor> & { id: string; name: string }): Promise<void> {
  await changeConnection({ ...input, action: 'connection.renamed', change: () => ({ name: input.name }) })
}

/** Pauses: deliveries are stored and wait, and nothing is asked of Ashby. */
export async function pauseConnection(input: Act<Actor> & { id: string }): Promise<void> {
  const { actor } = input
  await changeConnection({
    ...input,
    action: 'connection.paused',
    change: (current) => {
      if (current.state !== 'Connected') throw conflictError('Only a connected account can be paused.')
      return { state: 'Paused', nextSweepAt: null, pausedAt: new Date(), pausedById: actor.kind === 'User' ? actor.userId : null }
    },
  })
}

/** Resumes. `follow` enqueues what waited, in the same transaction. */
export async function resumeConnection(
  input: Act<Actor> & { id: string; follow: (tx: TenantTransaction) => Promise<void> },
): Promise<void> {
  await changeConnection({
    ...input,
    action: 'connection.resumed',
    change: (current) => {
      if (current.state !== 'Paused') throw conflictError('This account is not paused.')
      return { state: 'Connected', pausedAt: null, pausedById: null }
    },
  })
}

/**
 * Disconnects: the key is forgotten and every endpoint counts as "to be deleted by hand" until its deletion in Ashby is known,
 * so that a crash in between leaves nothing unlisted.
 */
export async function disconnectConnection(input: Act<Actor> & { id: string }): Promise<void> {
  const { id } = input
  await changeConnection({
    ...input,
    action: 'connection.disconnected',
    change: () => ({
      state: 'Disconnected',
      disconnectedAt: new Date(),
      keySealed: null,
      keyLastFour: null,
      keyErrorCode: null,
      keySetAt: null,
      configureError: Prisma.DbNull,
      rotateError: Prisma.DbNull,
      degradedAt: null,
      examinedAt: null,
      nextSweepAt: null,
      apiVersionStatus: null,
      pausedAt: null,
      pausedById: null,
      holdUntil: null,
    }),
    follow: async (tx) => {
      // One for a webhook by hand that Ashby never used: nobody made the webhook, so there is none to delete.
      await tx.webhookEndpoint.updateMany({
        where: { connectionId: id, state: 'Active', webhookType: BY_HAND, pingedAt: null, verifiedAt: null, refusedCount: 0 },
        data: { state: 'Removed', enabled: false },
      })
      await tx.webhookEndpoint.updateMany({
        where: { connectionId: id, state: { in: ['Creating', 'Active'] } },
        data: { state: 'Abandoned', enabled: false },
      })
    },
  })
}

export type FinishConfiguration = { scope: TenantScope; id: string; follow: (tx: TenantTransaction) => Promise<void> }

/** All webhooks stand, and each was just looked at: the account is connected. `follow` enqueues what waited, in the same transaction. */
export async function finishConfiguration({ scope, id, follow }: FinishConfiguration): Promise<void> {
  await inTenant(scope, async (tx) => {
    await tx.connection.updateMany({
      where: { id, state: 'Configuring' },
      data: { state: 'Connected', connectedAt: new Date(), configureError: Prisma.DbNull },
    })
    await tx.connection.updateMany({ where: { id }, data: { examinedAt: new Date() } })
    await follow(tx)
    await notifyChange(tx, { scope, topic: 'connections' })
  })
}

export type ConfigureError = { code: string; message: string; requestId: string | null }

/** Says on the connection why configuring stopped. */
export async function failConfiguration({ scope, id, error }: { scope: TenantScope; id: string; error: ConfigureError }): Promise<void> {
  await inTenant(scope, async (tx) => {
    await tx.connection.updateMany({ where: { id, state: { not: 'Disconnected' } }, data: { configureError: error } })
    await notifyChange(tx, { scope, topic: 'connections' })
  })
}

/** Ashby asked to stay away: no process calls it for this connection until so much later, by the database's clock. */
export async function holdConnection({ scope, id, forMs }: { scope: TenantScope; id: string; forMs: number }): Promise<void> {
  await inTenant(scope, async (tx) => {
    await execute(tx)`update "connection"
      set "holdUntil" = greatest("holdUntil", clock_timestamp() + make_interval(secs => ${forMs / 1000}::double precision))
      where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid`
    await notifyChange(tx, { scope, topic: 'connections' })
  })
}

type ConnectionAction = Extract<AuditAct, { objectKind: 'connection' }>['action']
type CurrentConnection = {
  state: 'Configuring' | 'Connected' | 'Paused' | 'Disconnected'
  keySealed: string | null
  chosenEvents: string[]
}
type ChangeConnection = Act<Actor> & {
  id: string
  action: ConnectionAction
  change: (current: CurrentConnection) => Prisma.ConnectionUpdateInput
  after?: AuditValues
  follow?: (tx: TenantTransaction) => Promise<void>
}

/** The one way a person changes a connection: row locked, audit and what follows in one transaction. */
export async function changeConnection(input: ChangeConnection): Promise<void> {
  const { scope, id, action, change, follow, after } = input

  await inTenant(scope, async (tx) => {
    await query(tx)`select 1 from "connection" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid for update`
    const current = await tx.connection.findUnique({
      where: tenantKey(scope, id),
      select: { state: true, keySealed: true, chosenEvents: true },
    })
    if (!current) throw notFoundError('connection')

    await tx.connection.update({ where: tenantKey(scope, id), data: change(current), select: { id: true } })
    await follow?.(tx)
    await auditConnection(tx, input, { action, id, after })
  })
}

export async function auditConnection(
  tx: TenantTransaction,
  { scope, actor, origin }: Act<Actor>,
  { action, id, after }: { action: ConnectionAction; id: string; after?: AuditValues },
): Promise<void> {
  await writeAudit(tx, { scope, actor, ...origin, action, objectKind: 'connection', objectId: id, after })
  await notifyChange(tx, { scope, topic: 'connections' })
}

function requireLive(state: string): void {
  if (state === 'Disconnected') throw conflictError('This account is disconnected. Connect it with a key first.')
}

/** Seals the keys again under the primary encryption key. Returns how many were. */
export async function resealKeys({ scope }: { scope: TenantScope }): Promise<number> {
  return inTenant(scope, async (tx) => {
    let resealed = 0
    for (const { id, keySealed } of await tx.connection.findMany({ select: { id: true, keySealed: true } })) {
      const key = keySealed && reseal({ sealed: keySealed, place: keyPlace(scope, id) })
      if (!key) continue
      // The old envelope in the condition: a key replaced meanwhile must not come back.
      resealed += (await tx.connection.updateMany({ where: { id, keySealed }, data: { keySealed: key } })).count
    }

    return resealed
  })
}
