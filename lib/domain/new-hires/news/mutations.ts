import { readHireAudience } from '#lib/domain/new-hires/recipients/queries.ts'
import type { NewHireFlag, NewHireState } from '#lib/domain/new-hires/terms.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { announce } from '#lib/domain/outgoing-webhooks/announcements/mutations.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

type HireNews = { scope: TenantScope; connectionId: string; isConfidential: boolean }

/** Tells of somebody who waits to be added. Last in its transaction: those that come at the same time count on the same rows. */
export async function tellOfArrival(tx: TenantTransaction, { scope, newHireId, ...hire }: HireNews & { newHireId: string }): Promise<void> {
  await announceHire(tx, { scope, newHireId, state: 'Pending' })
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
  if (after.state !== before.state && after.state !== 'Added') await announceHire(tx, { scope, newHireId, state: after.state })
  const isBack = after.state === 'Pending' && before.state === 'Dismissed'
  const isUnhired = after.flags.includes('Unhired') && !before.flags.includes('Unhired') && after.state !== 'Dismissed'
  const isChanged = after.isProposing && !before.flags.includes('AshbyNowSays')
  if (!isBack && !isUnhired && !isChanged) return

  const audience = await readHireAudience(tx, { scope, ...hire })
  if (isUnhired) await notify(tx, { scope, kind: 'newHire.unhired', objectId: newHireId, audience })
  if (isChanged) await notify(tx, { scope, kind: 'newHire.changed', objectId: newHireId, audience })
  if (isBack) await notify(tx, { scope, kind: 'newHire.arrived', audience })
}

export type AnnounceHire = { scope: TenantScope; newHireId: string; state: 'Pending' | 'Dismissed' }

/** Tells other systems that a new hire waits to be added, or does no more. */
export async function announceHire(tx: TenantTransaction, { scope, newHireId, state }: AnnounceHire): Promise<void> {
  const event = state === 'Pending' ? 'new_hire.pending' : 'new_hire.dismissed'
  await announce(tx, { scope, event, objectIds: [newHireId] })
}
