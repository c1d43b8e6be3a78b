import type { PersonHistoryKind } from '#lib/domain/people/terms.ts'
import type { FieldChange } from '#lib/domain/values/schema.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export type PersonHistoryInput = {
  personId: string
  kind: PersonHistoryKind
  userId?: string | null
  newHireId?: string | null
  changes?: readonly FieldChange[]
  detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** Appends one line to a person's history. */
export async function addPersonHistory(
  tx: TenantTransaction,
  { scope, ...entry }: PersonHistoryInput & { scope: TenantScope },
): Promise<void> {
  await addPeopleHistory(tx, { scope, entries: [entry] })
}

/** The same for many people, with one statement. */
export async function addPeopleHistory(
  tx: TenantTransaction,
  { scope, entries }: { scope: TenantScope; entries: readonly PersonHistoryInput[] },
): Promise<void> {
  await tx.personHistoryEntry.createMany({
    data: entries.map(({ personId, kind, userId = null, newHireId = null, changes = [], detail = {} }) => ({
      organizationId: scope.organizationId,
      personId,
      kind,
      userId,
      newHireId,
      changes: [...changes],
      detail,
    })),
  })
}
