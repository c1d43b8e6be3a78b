import { openOutcome, sealOutcome } from '#lib/domain/idempotency/queries.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export type WithholdAnswers = { scope: TenantScope; ids: readonly string[] }

/**
 * Takes out of the kept answers all that speak of some things, by the ids in them: a repeat of such a request is told that it was carried out.
 * Answers are sealed, so each of the last day is opened.
 */
export async function withholdAnswers(tx: TenantTransaction, { scope, ids }: WithholdAnswers): Promise<void> {
  const rows = await tx.idempotencyRecord.findMany({
    where: { organizationId: scope.organizationId, answerSealed: { not: null } },
    select: { id: true, answerSealed: true },
  })
  for (const { id, answerSealed } of rows) {
    if (answerSealed === null || !mentions({ text: JSON.stringify(openOutcome({ scope, id }, answerSealed)), ids })) continue

    const withheld = sealOutcome({ scope, id }, { kind: 'withheld' })
    await tx.idempotencyRecord.updateMany({ where: { id }, data: { answerSealed: withheld } })
  }
}

function mentions({ text, ids }: { text: string; ids: readonly string[] }): boolean {
  return ids.some((id) => text.includes(id))
}
