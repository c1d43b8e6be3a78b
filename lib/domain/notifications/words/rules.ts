import type { NotificationKind } from '#lib/domain/notifications/schema.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'
import { formatDate } from '#lib/platform/format/dates.ts'

/** What a notification speaks of, as it is when it is read. An archived field stands with its connection's id. */
export type NotificationSubject = {
  id: string
  /** Null where nobody has given it one. */
  name: string | null
  /** An offer's or a new hire's state; `key`, `webhooks` or `degraded` for what is wrong with a connection; why a webhook stopped; null otherwise. */
  state: string | null
  /** Calendar date YYYY-MM-DD, of a new hire that has one. */
  startDate?: string | null
}

export type DescribeNotification = { kind: NotificationKind; count: number; subjects: readonly NotificationSubject[] }

/** What somebody typed (a name) stands apart from our words, so that a mail can keep it from turning them. */
export type NotificationWords = readonly (string | { given: string })[]

/** The words of a notification and where it leads, behind the organization's slug. Never pay. */
export function describeNotification({ kind, count, subjects }: DescribeNotification): { title: NotificationWords; path: string } {
  const [first] = subjects
  const offerPath = first ? `/offers/${first.id}` : '/offers'

  switch (kind) {
    case 'offer.arrived':
      return { title: describeArrived({ count, subjects, one: 'new offer' }), path: count === 1 ? offerPath : '/offers' }
    case 'offer.ashby-now-says':
      return { title: ['Ashby now says something else for ', nameOf(first)], path: offerPath }
    case 'offer.withdrawn':
      return { title: describeWithdrawn(first), path: offerPath }
    case 'offer.assigned':
      return { title: ['You look after the offer for ', nameOf(first)], path: offerPath }
    case 'offer.mentioned':
      return { title: ['Somebody mentioned you at the offer for ', nameOf(first)], path: offerPath }
    case 'offer.question':
      return { title: [nameOf(first), ' asked a question about the offer'], path: offerPath }
    case 'offer.answered':
      return { title: describeAnswer(first), path: offerPath }
    case 'offer.out-of-step':
      return { title: ['The published offer for ', nameOf(first), ' cannot be answered: it changed in Ashby'], path: offerPath }
    case 'offer.unanswered':
      return { title: describeUnanswered(first), path: offerPath }
    case 'offer.mail-refused':
      return { title: ['The mail to ', nameOf(first), ' could not be delivered'], path: offerPath }
    case 'offer.publish-refused':
      return { title: ['The offer for ', nameOf(first), ' could not be published'], path: offerPath }
    case 'offer.write-back-failed':
      return { title: ['The answer of ', nameOf(first), ' is not in Ashby'], path: offerPath }
    case 'newHire.arrived':
    case 'newHire.starts-soon':
    case 'newHire.unhired':
    case 'newHire.changed':
    case 'newHire.to-forget':
      return describeHireNews({ kind, count, subjects })
    case 'connection.needs-attention':
    case 'connection.recovered':
      return { title: describeConnection({ kind, subject: first }), path: `/company/integrations/ashby/${first?.id ?? ''}` }
    case 'mapping.source-archived':
      return { title: describeArchivedFields(subjects), path: `/company/fields${first ? `?connection=${first.id}` : ''}` }
    case 'event.needs-attention':
      return { title: describeEvents(count), path: '/events?state=NeedsAttention' }
    case 'webhook.stopped':
      return { title: ['The webhook ', nameOf(first), ...describeStopped(first)], path: `/company/webhooks/${first?.id ?? ''}` }
    case 'member.joined':
      return { title: [nameOf(first), ' joined'], path: '/company/members' }
    case 'invitation.refused':
      return { title: ['The invitation to ', nameOf(first), ' could not be delivered'], path: '/company/members' }
  }
}

type DescribeHireNews = DescribeNotification & { kind: Extract<NotificationKind, `newHire.${string}`> }

function describeHireNews({ kind, count, subjects }: DescribeHireNews): { title: NotificationWords; path: string } {
  const [first] = subjects
  const path = first ? `/new-hires/${first.id}` : '/new-hires'

  switch (kind) {
    case 'newHire.arrived':
      return { title: describeArrived({ count, subjects, one: 'new hire' }), path: count === 1 ? path : '/new-hires' }
    case 'newHire.starts-soon':
      return { title: describeStart(first), path }
    case 'newHire.unhired':
      return { title: [nameOf(first), ' is no longer hired in Ashby'], path }
    case 'newHire.changed':
      return { title: ['Ashby now says something else about ', nameOf(first)], path }
    case 'newHire.to-forget':
      return { title: [nameOf(first), ' was deleted in Ashby: confirm what is to be erased here'], path }
  }
}

type DescribeArrived = Omit<DescribeNotification, 'kind'> & { one: 'new offer' | 'new hire' }

function describeArrived({ count, subjects, one }: DescribeArrived): NotificationWords {
  const [first, second] = subjects
  if (!first) return [count === 1 ? `A ${one} arrived` : `${formatCountOf({ count, one })} arrived`]
  if (count === 1) return [one === 'new offer' ? 'New offer for ' : 'New hire: ', nameOf(first)]

  const rest = count - (second ? 2 : 1)
  const names = second && rest === 0 ? [nameOf(first), ' and ', nameOf(second)] : [nameOf(first), ...(second ? [', ', nameOf(second)] : [])]

  return [`${formatCountOf({ count, one })}: `, ...names, ...(rest > 0 ? [` and ${rest} more`] : [])]
}

/** Somebody may read it after the new hire was added. */
function describeStart(subject: NotificationSubject | undefined): NotificationWords {
  const when = subject?.startDate ? ` starts on ${formatDate(subject.startDate)}` : ' starts soon'

  return [nameOf(subject), when, subject?.state === 'Pending' ? ' and is still pending' : '']
}

function describeWithdrawn(subject: NotificationSubject | undefined): NotificationWords {
  return ['The offer for ', nameOf(subject), subject?.state === 'Withdrawn' ? ' was withdrawn in Ashby' : ' is gone in Ashby']
}

function describeUnanswered(subject: NotificationSubject | undefined): NotificationWords {
  return ['The offer for ', nameOf(subject), subject?.state === 'Published' ? ' waits for an answer' : ' was waiting']
}

function describeAnswer(subject: NotificationSubject | undefined): NotificationWords {
  if (subject?.state === 'Accepted') return [nameOf(subject), ' accepted the offer']
  if (subject?.state === 'Declined') return [nameOf(subject), ' declined the offer']

  return [nameOf(subject), ' answered the offer']
}

function describeEvents(count: number): NotificationWords {
  return [count === 1 ? 'An event needs attention' : `${formatCountOf({ count, one: 'event' })} need attention`]
}

type DescribeConnection = {
  kind: Extract<NotificationKind, `connection.${string}`>
  subject: NotificationSubject | undefined
}

function describeConnection({ kind, subject }: DescribeConnection): NotificationWords {
  const isHealthy = (subject?.state ?? null) === null
  if (kind === 'connection.recovered') return isHealthy ? [nameOf(subject), ' works again'] : [nameOf(subject), ' worked again for a while']
  if (subject?.state === 'key') return ['Ashby no longer accepts the key of ', nameOf(subject)]
  if (subject?.state === 'webhooks') return ['The webhooks of ', nameOf(subject), ' could not be set up']

  return [nameOf(subject), isHealthy ? ' needed attention and works again' : ' needs attention: something does not work any more']
}

function describeStopped(subject: NotificationSubject | undefined): NotificationWords {
  if (subject?.state === 'gone') return [' stopped: its address wants to hear nothing any more']
  if (subject?.state === 'failing') return [' stopped: nothing that was sent was taken for five days']

  return [' had stopped by itself']
}

/** Names those that are still archived and still read. */
function describeArchivedFields([first, second, ...rest]: readonly NotificationSubject[]): NotificationWords {
  if (!first) return ['A field that a mapping read was archived in Ashby. No mapping reads it now']
  if (!second) return ['Ashby archived a field that your mapping reads: ', nameOf(first)]

  const words = `Ashby archived ${formatCountOf({ count: rest.length + 2, one: 'field' })} that your mapping reads: `
  if (rest.length === 0) return [words, nameOf(first), ' and ', nameOf(second)]

  return [words, nameOf(first), ', ', nameOf(second), ` and ${rest.length} more`]
}

function nameOf(subject: NotificationSubject | undefined): string | { given: string } {
  return subject?.name ? { given: subject.name } : 'somebody without a name'
}

const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** The words as one text. A name in another direction is isolated, so that it cannot turn the words around it. */
export function toPlainText(words: NotificationWords): string {
  return words
    .map((word) => {
      if (typeof word === 'string') return word
      const name = word.given.replace(CONTROLS, '')
      return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name
    })
    .join('')
}
