import type { HirePosition } from '#lib/domain/new-hires/rules.ts'
import type { NewHireHistoryKind } from '#lib/domain/new-hires/terms.ts'
import type { UndoneOverride } from '#lib/domain/values/edits/rules.ts'
import type { FieldChange } from '#lib/domain/values/schema.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export type HireHistoryInput = {
  scope: TenantScope
  newHireId: string
  kind: NewHireHistoryKind
  userId?: string | null
  eventId?: string | null
  changes?: FieldChange[]
  /** Several for an act on several fields at once. */
  undo?: UndoneOverride | UndoneOverride[]
  detail?: Record<string, string | number | boolean | null>
}

/** Appends one line to a new hire's history. Returns its id. */
export async function addHireHistory(tx: TenantTransaction, input: HireHistoryInput): Promise<string> {
  const { scope, newHireId, kind, userId = null, eventId = null, changes = [], undo, detail = {} } = input
  const { id } = await tx.newHireHistoryEntry.create({
    data: { organizationId: scope.organizationId, newHireId, kind, userId, eventId, changes, ...(undo ? { undo } : {}), detail },
    select: { id: true },
  })

  return id
}

type PositionHistory = Pick<HireHistoryInput, 'scope' | 'newHireId' | 'eventId' | 'detail'> & { before: HirePosition; after: HirePosition }

/** One line for a new state, and one for every flag that came or went. */
export async function addHirePositionHistory(tx: TenantTransaction, { before, after, detail, ...entry }: PositionHistory): Promise<void> {
  if (before.state !== after.state) {
    await addHireHistory(tx, { ...entry, kind: 'state-changed', detail: { ...detail, before: before.state, after: after.state } })
  }
  for (const flag of after.flags.filter((candidate) => !before.flags.includes(candidate))) {
    await addHireHistory(tx, { ...entry, kind: 'flagged', detail: { ...detail, flag } })
  }
  for (const flag of before.flags.filter((candidate) => !after.flags.includes(candidate))) {
    await addHireHistory(tx, { ...entry, kind: 'unflagged', detail: { ...detail, flag } })
  }
}
