import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditOrigin, AuditValues, Requester } from '#lib/domain/audit/schema.ts'
import { listKeyedAccounts } from '#lib/domain/openings/accounts/queries.ts'
import { readItem } from '#lib/domain/openings/items/queries.ts'
import type { Winner } from '#lib/domain/openings/terms.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { readSetup, type StoredSetup } from './queries.ts'

/** Makes the row where there is none and holds it: whoever starts or plans a sync waits for the other. */
export async function holdSetup(tx: TenantTransaction, scope: TenantScope): Promise<StoredSetup> {
  const { organizationId } = scope
  await tx.openingSetup.createMany({ data: [{ organizationId }], skipDuplicates: true })
  await query(tx)`select 1 from "opening_setup" where "organizationId" = ${organizationId}::uuid for update`

  return readSetup(tx, scope)
}

export type UpdateSetup = {
  scope: TenantScope
  actor: Requester
  origin: AuditOrigin
  connectionId?: string | null
  winners?: Readonly<Record<string, Winner>>
  /** Of closeReason among the account's entries. */
  closeReasonId?: string | null
  everyMinutes?: number
}

/**
 * Changes how openings are kept. Another account starts anew: its lists and its openings are read whole.
 * @throws AppError `not_found` for an account or a reason that is not there.
 */
export async function updateSetup({ scope, actor, origin, ...given }: UpdateSetup): Promise<void> {
  const { connectionId, winners, closeReasonId, everyMinutes } = given
  const { organizationId } = scope

  await inTenant(scope, async (tx) => {
    const before = await holdSetup(tx, scope)
    const accounts = await listKeyedAccounts(tx, scope)
    if (connectionId && !accounts.some(({ id }) => id === connectionId)) throw notFoundError('account')
    const closeReason = closeReasonId ? await readItem(tx, { scope, kind: 'closeReason', externalId: closeReasonId }) : null
    if (closeReasonId && !closeReason) throw notFoundError('reason')

    const isOtherAccount = connectionId !== undefined && connectionId !== before.connectionId
    await tx.openingSetup.update({
      where: { organizationId },
      data: {
        ...(connectionId === undefined ? {} : { connectionId }),
        ...(isOtherAccount ? { listsReadAt: null, listsErrorCode: null, syncToken: null, closeReason: Prisma.DbNull } : {}),
        ...(winners === undefined ? {} : { winners: { ...before.winners, ...winners } }),
        ...(everyMinutes === undefined ? {} : { everyMinutes }),
        ...(closeReasonId === undefined
          ? {}
          : { closeReason: closeReason ? { id: closeReason.externalId, label: closeReason.name } : Prisma.DbNull }),
      },
      select: { id: true },
    })
    await writeAudit(tx, {
      ...{ scope, actor, ...origin },
      action: 'openings.setup-changed',
      objectKind: 'openings',
      objectId: organizationId,
      after: listGiven(given),
    })
    await notifyChange(tx, { scope, topic: 'openings' })
  })
}

/** What was given, as the log keeps it. */
function listGiven(given: Pick<UpdateSetup, 'connectionId' | 'winners' | 'closeReasonId' | 'everyMinutes'>): AuditValues {
  const { connectionId, winners, closeReasonId, everyMinutes } = given

  return {
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(winners === undefined ? {} : { winners: { ...winners } }),
    ...(closeReasonId === undefined ? {} : { closeReasonId }),
    ...(everyMinutes === undefined ? {} : { everyMinutes }),
  }
}

export type NoteLists = { scope: TenantScope; readAt?: Date; errorCode: string | null }

/** When the account's lists were read, or why they were not. */
export async function noteLists(tx: TenantTransaction, { scope, readAt, errorCode }: NoteLists): Promise<void> {
  const { organizationId } = scope
  await tx.openingSetup.updateMany({
    where: { organizationId },
    data: { listsErrorCode: errorCode, ...(readAt ? { listsReadAt: readAt } : {}) },
  })
}

/** Where the next look at Ashby's openings goes on; null reads them whole. */
export async function saveSyncToken(tx: TenantTransaction, { scope, token }: { scope: TenantScope; token: string | null }): Promise<void> {
  await tx.openingSetup.updateMany({ where: { organizationId: scope.organizationId }, data: { syncToken: token } })
}
