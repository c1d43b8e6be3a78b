import type { ApiClient } from '#components/api/client.ts'
import { nameInSentence } from '#components/new-hires/new-hire-words.ts'
import type { Refusal } from '#components/record/refused-dialog.tsx'
import type { NewHireSummary } from '#lib/domain/new-hires/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type Hire = Pick<NewHireSummary, 'id' | 'name'>

/** New hires that are dismissed for a reason, or made pending again; without a reason that is known, dismissing anew must ask for one. */
export type DismissalAct =
  | { kind: 'dismiss'; hires: readonly Hire[]; reason: string }
  | { kind: 'restore'; hires: readonly Hire[]; reason: string | null }

export type DismissalResult = { done: string[]; refused: Refusal[] }

/** Sends it. Each new hire is done or refused for itself. */
export function sendDismissal({ client: { newHires }, act }: { client: ApiClient; act: DismissalAct }): Promise<DismissalResult> {
  const ids = act.hires.map(({ id }) => id)

  return act.kind === 'dismiss' ? newHires.dismiss({ ids, reason: act.reason }) : newHires.restore({ ids })
}

type Done = { act: DismissalAct; done: readonly string[] }

/** The act that takes another one back, for what was done. Null where there is nothing to take back. */
export function findWayBack({ act, done }: Done): DismissalAct | null {
  const hires = act.hires.filter(({ id }) => done.includes(id))
  if (hires.length === 0) return null
  if (act.kind === 'dismiss') return { kind: 'restore', hires, reason: act.reason }

  return act.reason === null ? null : { kind: 'dismiss', hires, reason: act.reason }
}

/** What was done, for a toast. One is named, several are counted. */
export function describeDismissal({ act, done }: Done): string {
  const [first] = act.hires.filter(({ id }) => done.includes(id))
  const who = done.length === 1 && first ? nameInSentence(first) : formatCountOf({ count: done.length, one: 'new hire' })

  return act.kind === 'dismiss' ? `Dismissed ${who}` : `Restored ${who}`
}

/** What was not done, as a title. */
export function describeNotDone({ kind, count }: { kind: DismissalAct['kind']; count: number }): string {
  const words = { dismiss: 'dismissed', restore: 'restored' } as const

  return `${formatCountOf({ count, one: 'new hire' })} ${count === 1 ? 'was' : 'were'} not ${words[kind]}`
}
