import type { Prisma } from '#lib/platform/db/generated/client.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export type EraseAuditValues = {
  scope: TenantScope
  /** Whom the values speak of. */
  subjectIds: readonly string[]
  /** Of what they are, whoever they speak of. */
  objectIds: readonly string[]
}

/** Empties the log of somebody's values. That something was done, by whom and when, stays. */
export async function eraseAuditValues(tx: TenantTransaction, { scope, subjectIds, objectIds }: EraseAuditValues): Promise<void> {
  await tx.auditValue.deleteMany({
    where: {
      organizationId: scope.organizationId,
      OR: [{ subjectId: { in: [...subjectIds] } }, { entry: { objectId: { in: [...objectIds] } } }],
    },
  })
}

export type MoveAuditSubject = { scope: TenantScope; from: string; to: string }

/** Values that spoke of one speak of another from now on. Written anew, because nobody may change what the log holds. */
export async function moveAuditSubject(tx: TenantTransaction, { scope, from, to }: MoveAuditSubject): Promise<void> {
  const where = { organizationId: scope.organizationId, subjectId: from }
  const values = await tx.auditValue.findMany({ where })
  if (values.length === 0) return

  await tx.auditValue.deleteMany({ where })
  await tx.auditValue.createMany({
    data: values.map(({ before, after, ...value }) => ({ ...value, subjectId: to, before: toWritable(before), after: toWritable(after) })),
  })
}

function toWritable(value: Prisma.JsonValue): Prisma.InputJsonValue | undefined {
  return value === null ? undefined : value
}
