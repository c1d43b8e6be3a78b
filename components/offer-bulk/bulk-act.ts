import type { ApiClient } from '#components/api/client.ts'
import type { Refusal } from '#components/record/refused-dialog.tsx'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** Offers that go to one member, or to nobody. */
export type AssignGroup = { userId: string | null; ids: readonly string[] }

/** What is done to many offers at once, publishing aside. */
export type BulkAct =
  | { kind: 'archive'; ids: readonly string[] }
  | { kind: 'restore'; ids: readonly string[] }
  /** `to` is said in the toast. */
  | { kind: 'assign'; groups: readonly AssignGroup[]; to: AssignedTo }

export type AssignedTo = { kind: 'member'; name: string } | { kind: 'me' } | { kind: 'nobody' } | { kind: 'back' }

export type BulkResult = { done: string[]; refused: Refusal[] }

/** Sends an act. Each offer is done or refused for itself. */
export async function sendBulkAct({ client, act }: { client: ApiClient; act: BulkAct }): Promise<BulkResult> {
  if (act.kind === 'archive') return client.offers.archive({ ids: [...act.ids] })
  if (act.kind === 'restore') return client.offers.restore({ ids: [...act.ids] })
  const results = await Promise.all(act.groups.map(({ userId, ids }) => client.offers.assign({ ids: [...ids], userId })))

  return { done: results.flatMap(({ done }) => done), refused: results.flatMap(({ refused }) => refused) }
}

type Assigned = Pick<OfferSummary, 'id' | 'assignee'>

/** The act that takes another one back, for what was done. `before` are the offers as they stood. Null where there is nothing to take back. */
export function findWayBack({ act, done, before }: { act: BulkAct; done: readonly string[]; before: readonly Assigned[] }): BulkAct | null {
  if (done.length === 0) return null
  if (act.kind === 'archive') return { kind: 'restore', ids: done }
  if (act.kind === 'restore') return { kind: 'archive', ids: done }
  const groups = groupByAssignee(before.filter(({ id }) => done.includes(id)))

  return groups.length === 0 ? null : { kind: 'assign', groups, to: { kind: 'back' } }
}

/** Who looks after which of them. */
export function groupByAssignee(offers: readonly Assigned[]): AssignGroup[] {
  const groups = Map.groupBy(offers, ({ assignee }) => assignee?.id ?? null)

  return [...groups].map(([userId, members]) => ({ userId, ids: members.map(({ id }) => id) }))
}

/** What was done, for a toast. */
export function describeDone({ act, count }: { act: BulkAct; count: number }): string {
  const offers = formatCountOf({ count, one: 'offer' })
  if (act.kind === 'archive') return `Archived ${offers}`
  if (act.kind === 'restore') return `Restored ${offers}`
  switch (act.to.kind) {
    case 'me':
      return `Assigned ${offers} to you`
    case 'member':
      return `Assigned ${offers} to ${act.to.name}`
    case 'nobody':
      return `Nobody looks after ${offers} now`
    case 'back':
      return `Gave ${offers} back`
  }
}

const refusedWords = { archive: 'archived', restore: 'restored', assign: 'assigned', publish: 'published' } as const

/** What was not done, as a title. */
export function describeRefused({ kind, count }: { kind: keyof typeof refusedWords; count: number }): string {
  return `${formatCountOf({ count, one: 'offer' })} ${count === 1 ? 'was' : 'were'} not ${refusedWords[kind]}`
}
