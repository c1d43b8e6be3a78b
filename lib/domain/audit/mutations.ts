import type { AuditFilter } from '#lib/domain/audit/contract.ts'
import type { Act, Actor, AuditAct, AuditOrigin, AuditValues } from '#lib/domain/audit/schema.ts'
import { createId } from '#lib/platform/db/id.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'

export type WriteAuditInput = AuditAct &
  AuditOrigin & {
    scope: TenantScope
    actor: Actor
    objectId: string
    /** What the act replaced and what stands there since. Left out where an act has no values, and for secrets always. */
    before?: AuditValues
    after?: AuditValues
    /** The candidate or person whom the values speak of, by the upstream's id; without it erasure cannot find them. */
    subjectId?: string | null
  }

/**
 * Writes down who did what, in the transaction of the act itself: an act that is rolled back leaves no entry,
 * and an entry that cannot be written undoes the act.
 */
export async function writeAudit(tx: TenantTransaction, input: WriteAuditInput): Promise<void> {
  const { scope, actor, before, after } = input
  const { organizationId } = scope
  const entry = await tx.auditEntry.create({
    data: {
      organizationId,
      actorKind: actor.kind,
      actorId: readActorId(actor),
      action: input.action,
      objectKind: input.objectKind,
      objectId: input.objectId,
      ipAddress: input.ipAddress,
      requestId: input.requestId,
    },
    select: { id: true },
  })
  if (before === undefined && after === undefined) return

  await tx.auditValue.create({
    data: { organizationId, auditEntryId: entry.id, subjectId: input.subjectId ?? null, before, after },
    select: { auditEntryId: true },
  })
}

/** The same for many acts of one transaction, with two statements. */
export async function writeAudits(tx: TenantTransaction, inputs: readonly WriteAuditInput[]): Promise<void> {
  const entries = inputs.map((input) => ({ ...input, id: createId() }))
  if (entries.length === 0) return
  await tx.auditEntry.createMany({
    data: entries.map(({ id, scope, actor, action, objectKind, objectId, ipAddress, requestId }) => ({
      organizationId: scope.organizationId,
      id,
      actorKind: actor.kind,
      actorId: readActorId(actor),
      action,
      objectKind,
      objectId,
      ipAddress,
      requestId,
    })),
  })
  await tx.auditValue.createMany({
    data: entries.flatMap(({ id, scope, before, after, subjectId = null }) =>
      before === undefined && after === undefined
        ? []
        : [{ organizationId: scope.organizationId, auditEntryId: id, subjectId, before, after }],
    ),
  })
}

function readActorId(actor: Actor): string | null {
  if (actor.kind === 'User') return actor.userId

  return actor.kind === 'ApiKey' ? actor.apiKeyId : null
}

export type RecordExportInput = Act & { filter: AuditFilter }

/** Writes down that somebody takes the log away, and which part of it. */
export async function recordExport({ scope, actor, origin, filter }: RecordExportInput): Promise<void> {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))

  await inTenant(scope, (tx) =>
    writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: 'audit.exported',
      objectKind: 'audit',
      objectId: scope.organizationId,
      after: asked,
    }),
  )
}
