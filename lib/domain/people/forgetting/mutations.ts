import { eraseAuditValues } from '#lib/domain/audit/erasure/mutations.ts'
import { withholdAnswers } from '#lib/domain/idempotency/withholding/mutations.ts'
import { refreshPersonSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import { eraseOutgoingMessages } from '#lib/domain/outgoing-webhooks/erasure/mutations.ts'
import { addPersonHistory } from '#lib/domain/people/history/mutations.ts'
import { type EditablePerson, lockHiresOf, lockPersonRow, savePerson } from '#lib/domain/people/mutations.ts'
import type { SourceFields } from '#lib/domain/values/schema.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { listForgotten } from './rules.ts'

export type ForgetAtPerson = {
  scope: TenantScope
  personId: string
  /** What came from the source with it is taken out. */
  hire: { id: string; source: SourceFields; decided: Readonly<Record<string, string | null>> | null }
}

export type ForgettingPerson = {
  /** Once the new hire is gone: until then the person is still recognised as its candidate. */
  afterwards: (by: { userId: string }) => Promise<void>
}

/**
 * Takes out of a person what a new hire brought from the source and nobody here has edited, and cuts the person off from the new hire. History
 * and log keep that something was done, not what it was. Files that members gave stay with the person.
 */
export async function forgetAtPerson(tx: TenantTransaction, { scope, personId, hire }: ForgetAtPerson): Promise<ForgettingPerson> {
  await lockHiresOf(tx, { scope, personId })
  const person = await lockPersonRow(tx, { scope, personId })
  const others = await tx.newHire.count({ where: { personId, state: 'Added', id: { not: hire.id } } })
  const fields = listForgotten({ person, hire, isOnlyHire: others === 0 })

  await clearPerson(tx, { scope, person, fields })
  await clearPeriod(tx, { newHireId: hire.id, fields })
  await tx.document.updateMany({
    where: { newHireId: hire.id, uploadedById: { not: null } },
    data: { newHireId: null, personId, subjectId: personId },
  })
  await eraseAuditValues(tx, { scope, subjectIds: [personId], objectIds: [personId] })
  await withholdAnswers(tx, { scope, ids: [personId] })
  await eraseOutgoingMessages(tx, { scope, ids: [personId] })

  return {
    async afterwards({ userId }) {
      await tx.personHistoryEntry.updateMany({ where: { personId }, data: { changes: [] } })
      await refreshPersonSignals(tx, { scope, personId })
      await addPersonHistory(tx, { scope, personId, kind: 'forgotten', userId, detail: { fields: fields.length } })
    },
  }
}

type ClearPerson = { scope: TenantScope; person: EditablePerson; fields: readonly string[] }

async function clearPerson(tx: TenantTransaction, { scope, person, fields }: ClearPerson): Promise<void> {
  const kept = <Value>(entries: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => !fields.includes(key)))
  await savePerson(tx, { scope, personId: person.id, values: kept(person.values), origins: kept(person.origins) })
}

const PERIOD_FIELDS = ['startDate', 'jobTitle', 'department', 'location'] as const

async function clearPeriod(tx: TenantTransaction, { newHireId, fields }: { newHireId: string; fields: readonly string[] }): Promise<void> {
  const cleared = Object.fromEntries(PERIOD_FIELDS.filter((field) => fields.includes(field)).map((field) => [field, null]))
  await tx.personPeriod.updateMany({ where: { newHireId }, data: { newHireId: null, ...cleared } })
}
