import { readHireAudience } from '#lib/domain/new-hires/recipients/queries.ts'
import type { NewHireFlag, NewHireState } from '#lib/domain/new-hires/terms.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

type HireNews = { scope: TenantScope; connectionId: string; isConfidential: boolean }

/** Tells of somebody who waits to be added. Last in its transaction: those that come at the same time count on the same rows. */
export async function tellOfArrival(tx: TenantTransaction, { scope, ...hire }: HireNews): Promise<void> {
  await notify(tx, { scope, kind: 'newHire.arrived', audience: await readHireAudience(tx, { scope, ...hire }) })
}

export type TellOfHireUpdate = HireNews & {
  newHireId: string
  before: { state: NewHireState; flags: readonly NewHireFlag[] }
  /** `isProposing`: Ashby says something else of an added person. */
  after: { state: NewHireState; flags: readonly NewHireFlag[]; isProposing: boolean }
}

/** Tells of what Ashby changed and a person must know or decide, once: while a mark stands, another change is no news. */
export async function tellOfHireUpdate(tx: TenantTransaction, input: TellOfHireUpdate): Promise<void> {
  const { scope, newHireId, before, after, ...hire } = input
  const isBack = after.state === 'Pending' && before.state === 'Dismissed'
  const isUnhired = after.flags.includes('Unhired') && !before.flags.includes('Unhired') && after.state !== 'Dismissed'
  const isChanged = after.isProposing && !before.flags.includes('AshbyNowSays')
  if (!isBack && !isUnhired && !isChanged) return

  const audience = await readHireAudience(tx, { scope, ...hire })
  if (isUnhired) await notify(tx, { scope, kind: 'newHire.unhired', objectId: newHireId, audience })
  if (isChanged) await notify(tx, { scope, kind: 'newHire.changed', objectId: newHireId, audience })
  if (isBack) await notify(tx, { scope, kind: 'newHire.arrived', audience })
}
