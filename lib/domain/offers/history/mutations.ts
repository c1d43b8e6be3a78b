import type { OfferPosition } from '#lib/domain/offers/rules.ts'
import type { HistoryKind, OfferState } from '#lib/domain/offers/terms.ts'
import type { UndoneOverride } from '#lib/domain/values/edits/rules.ts'
import type { FieldChange } from '#lib/domain/values/schema.ts'
import { createId } from '#lib/platform/db/id.ts'
import { execute } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

/** The same of a publication: which state the offer goes back to, and what the candidate saw in it. */
export type UndonePublication = { versionId: string; state: OfferState; publishedValues: Readonly<Record<string, string | null>> | null }

export type HistoryInput = {
  scope: TenantScope
  offerId: string
  kind: HistoryKind
  userId?: string | null
  eventId?: string | null
  changes?: FieldChange[]
  /** Several for an act on several fields at once. */
  undo?: UndoneOverride | UndoneOverride[] | UndonePublication
  detail?: Record<string, string | number | boolean | null>
}

/** Appends one line to an offer's history. Returns its id. */
export async function addHistory(tx: TenantTransaction, input: HistoryInput): Promise<string> {
  const { scope, offerId, kind, userId = null, eventId = null, changes = [], undo = null, detail = {} } = input
  const id = createId()
  await execute(tx)`
    insert into "offer_history_entry" ("organizationId", "id", "offerId", "kind", "userId", "eventId", "changes", "undo", "detail")
    values (${scope.organizationId}::uuid, ${id}::uuid, ${offerId}::uuid, ${kind}, ${userId}::uuid, ${eventId}::uuid,
      ${JSON.stringify(changes)}::jsonb, ${undo && JSON.stringify(undo)}::jsonb, ${JSON.stringify(detail)}::jsonb)`

  return id
}

type PositionHistory = Pick<HistoryInput, 'scope' | 'offerId' | 'eventId' | 'detail'> & {
  before: Pick<OfferPosition, 'state' | 'flags'>
  after: Pick<OfferPosition, 'state' | 'flags'>
}

/** One line for a new state, and one for every flag that came or went. */
export async function addPositionHistory(tx: TenantTransaction, { before, after, detail, ...entry }: PositionHistory): Promise<void> {
  if (before.state !== after.state) {
    await addHistory(tx, { ...entry, kind: 'state-changed', detail: { ...detail, before: before.state, after: after.state } })
  }
  for (const flag of after.flags.filter((candidate) => !before.flags.includes(candidate))) {
    await addHistory(tx, { ...entry, kind: 'flagged', detail: { ...detail, flag } })
  }
  for (const flag of before.flags.filter((candidate) => !after.flags.includes(candidate))) {
    await addHistory(tx, { ...entry, kind: 'unflagged', detail: { ...detail, flag } })
  }
}
