import type { ApiClient } from '#components/api/client.ts'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'

/** What can be done to an offer on its way to the candidate. A deadline left out is the organization's own rule, null is none. */
export type PublishAct =
  | { kind: 'publish'; seenVersion: number; seenUpdatedAt: string; expiresAt?: string | null }
  | { kind: 'undo'; versionId: string }
  | { kind: 'schedule'; runAt: string; expiresAt?: string | null }
  | { kind: 'cancelSchedule' }
  | { kind: 'unpublish' }
  | { kind: 'reopen' }
  | { kind: 'sendAgain' }
  | { kind: 'revokeLinks' }

export function sendPublishAct({ client, id, act }: { client: ApiClient; id: string; act: PublishAct }): Promise<Publishing> {
  switch (act.kind) {
    case 'publish':
      return client.offerPublishing.publish({
        id,
        seenVersion: act.seenVersion,
        seenUpdatedAt: act.seenUpdatedAt,
        expiresAt: act.expiresAt,
      })
    case 'undo':
      return client.offerPublishing.undo({ id, versionId: act.versionId })
    case 'schedule':
      return client.offerPublishing.schedule({ id, runAt: act.runAt, expiresAt: act.expiresAt })
    case 'cancelSchedule':
      return client.offerPublishing.cancelSchedule({ id })
    case 'unpublish':
      return client.offerPublishing.unpublish({ id })
    case 'reopen':
      return client.offerPublishing.reopen({ id })
    case 'sendAgain':
      return client.offerLinks.sendAgain({ id })
    case 'revokeLinks':
      return client.offerLinks.revoke({ id })
  }
}

export type ActWordsInput = { act: Exclude<PublishAct, { kind: 'publish' }>; name: string; timeZone: string }

/** What was done, for a toast. Publishing has words of its own, which count down. */
export function describeAct({ act, name, timeZone }: ActWordsInput): string {
  switch (act.kind) {
    case 'undo':
      return 'Publication taken back. Nothing was sent.'
    case 'schedule':
      return `Will be published ${formatInstant(act.runAt, timeZone)}`
    case 'cancelSchedule':
      return 'It will not be published by itself'
    case 'unpublish':
      return `Unpublished. ${name} now sees that the offer is being updated`
    case 'reopen':
      return 'Opened again. It stands under Unpublished'
    case 'sendAgain':
      return `A new link is being mailed to ${name}`
    case 'revokeLinks':
      return 'Every link has ended'
  }
}

/** What was not done, as the title of the error. */
export const failureTitles: Readonly<Record<PublishAct['kind'], string>> = {
  publish: 'Not published',
  undo: 'Not taken back',
  schedule: 'Not scheduled',
  cancelSchedule: 'Still scheduled',
  unpublish: 'Not unpublished',
  reopen: 'Not opened again',
  sendAgain: 'No link was sent',
  revokeLinks: 'The links still work',
}
