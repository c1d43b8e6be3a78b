import type { ApiClient } from '#components/api/client.ts'
import { nameInSentence } from '#components/new-hires/new-hire-words.ts'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** A value of Ashby's as it was seen when somebody decided about it. */
export type SeenProposal = { field: string; value: string | null; ashby: string | null }

/** What can be done to one new hire, its fields aside. Names are those that toasts say. */
export type HireAct =
  | { kind: 'add'; seenUpdatedAt: string }
  | { kind: 'undo-add' }
  | { kind: 'link'; personId: string; name: string; isRehire: boolean }
  | { kind: 'unlink' }
  | { kind: 'merge'; otherId: string; name: string }
  | { kind: 'unmerge'; otherId: string; name: string }
  | { kind: 'keep-apart'; otherId: string; name: string; isApart: boolean }
  | { kind: 'accept' | 'ignore'; seen: SeenProposal[] }

type SendHireAct = { client: ApiClient; id: string; act: HireAct }

/** Sends an act; answers the new hire as it is then. */
export async function sendHireAct({ client: { newHires }, id, act }: SendHireAct): Promise<NewHireDetail> {
  switch (act.kind) {
    case 'add':
      return newHires.add({ id, seenUpdatedAt: act.seenUpdatedAt })
    case 'undo-add':
      return newHires.undoAdd({ id })
    case 'link':
      return newHires.link({ id, personId: act.personId, isRehire: act.isRehire })
    case 'unlink':
      return newHires.unlink({ id })
    case 'merge':
      return newHires.merge({ id, otherId: act.otherId })
    case 'unmerge':
      await newHires.restore({ ids: [act.otherId] })
      return newHires.get({ id })
    case 'keep-apart':
      return newHires.keepApart({ id, otherId: act.otherId, isApart: act.isApart })
    case 'accept':
      return newHires.acceptProposals({ id, seen: act.seen })
    case 'ignore':
      return newHires.ignoreProposals({ id, seen: act.seen })
  }
}

/** What was done, for a toast. */
export function describeHireAct({ act, hire }: { act: HireAct; hire: Pick<NewHireDetail, 'name'> }): string {
  switch (act.kind) {
    case 'add':
      return 'Added to People'
    case 'undo-add':
    case 'unmerge':
      return 'Taken back'
    case 'link':
      return act.isRehire ? `Same person as ${act.name}, as a rehire` : `Same person as ${act.name}`
    case 'unlink':
      return `${capitalize(nameInSentence(hire))} is nobody in People yet`
    case 'merge':
      return `Merged with ${act.name}`
    case 'keep-apart':
      return act.isApart ? `Kept apart from ${act.name}` : 'Taken back'
    case 'accept':
      return `Took ${formatCountOf({ count: act.seen.length, one: 'value' })} from Ashby`
    case 'ignore':
      return `Left ${formatCountOf({ count: act.seen.length, one: 'value' })} as in People`
  }
}

type FindWayBack = { act: HireAct; before: Pick<NewHireDetail, 'person'> | undefined }

/** The act that takes another one back; null where there is none. `before` is the new hire as it stood. */
export function findWayBack({ act, before }: FindWayBack): HireAct | null {
  switch (act.kind) {
    case 'add':
      return { kind: 'undo-add' }
    case 'link':
      return { kind: 'unlink' }
    case 'unlink': {
      const person = before?.person
      return person ? { kind: 'link', personId: person.id, name: person.name, isRehire: person.isRehire } : null
    }
    case 'merge':
      return { kind: 'unmerge', otherId: act.otherId, name: act.name }
    case 'keep-apart':
      return act.isApart ? { ...act, isApart: false } : null
    case 'undo-add':
    case 'unmerge':
    case 'accept':
    case 'ignore':
      return null
  }
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
