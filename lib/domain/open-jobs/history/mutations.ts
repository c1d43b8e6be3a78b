import type { OpenJobHistoryKind, RecruitingStatus } from '#lib/domain/open-jobs/terms.ts'
import type { FieldChange } from '#lib/domain/values/schema.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

/** What a status became, where the act changed it. */
export type StatusStep = { statusBefore?: RecruitingStatus; statusAfter?: RecruitingStatus }

export type OpenJobHistoryInput = {
  openJobId: string
  kind: OpenJobHistoryKind
  userId?: string | null
  changes?: readonly FieldChange[]
  detail?: StatusStep & Readonly<Record<string, string | number | boolean | null>>
}

/** Appends lines to the history of open jobs. One statement. */
export async function addOpenJobHistory(
  tx: TenantTransaction,
  { scope, entries }: { scope: TenantScope; entries: readonly OpenJobHistoryInput[] },
): Promise<void> {
  if (entries.length === 0) return

  await tx.openJobHistoryEntry.createMany({
    data: entries.map(({ openJobId, kind, userId = null, changes = [], detail = {} }) => ({
      organizationId: scope.organizationId,
      openJobId,
      kind,
      userId,
      changes: [...changes],
      detail,
    })),
  })
}
