import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { OfferFlag, OfferState } from '#lib/domain/offers/terms.ts'
import { describeIssue, isBlocking, nameInSentence } from '#lib/domain/values/rules.ts'
import type { FieldIssue } from '#lib/domain/values/schema.ts'
import { formatDate } from '#lib/platform/format/dates.ts'
import type { Obstacle, ObstacleCode } from './schema.ts'

export type ListObstacles = {
  fields: readonly FieldDefinition[]
  issues: readonly FieldIssue[]
  state: OfferState
  flags: readonly OfferFlag[]
  isArchived: boolean
  email: string | null
  startDate: string | null
  /** Where the organization is, on the day of publishing. */
  today: string
  isConnected: boolean
  canSendMail: boolean
  /** A request to publish it later, or with others, waits already. */
  isScheduled: boolean
  /** The candidate sees just this already. */
  isNothingNew: boolean
}

/** Everything that keeps an offer from being published as it stands, what a person has to decide first. Names no values. Pure. */
export function listObstacles(input: ListObstacles): Obstacle[] {
  return [
    ...listStateObstacles(input),
    ...listIssueObstacles(input),
    ...listStartDateObstacles(input),
    ...(input.isConnected ? [] : [plainObstacle('account_not_connected')]),
    ...(input.canSendMail ? [] : [plainObstacle('no_mail')]),
    ...(input.isScheduled ? [plainObstacle('scheduled')] : []),
    ...(input.isNothingNew ? [plainObstacle('nothing_new')] : []),
  ]
}

/** What a look at Ashby cannot change: worth telling before Ashby is asked. */
export function keepOurs(obstacles: readonly Obstacle[]): Obstacle[] {
  const ours: readonly ObstacleCode[] = ['archived', 'account_not_connected', 'no_mail', 'scheduled']

  return obstacles.filter(({ code }) => ours.includes(code))
}

type PlainCode = Exclude<ObstacleCode, 'issue' | 'start_date_past'>

const words: Readonly<Record<PlainCode, { reason: string; message: string }>> = {
  archived: { reason: 'archived', message: 'The offer is archived. Restore it first.' },
  answered: { reason: 'already answered', message: 'The offer is answered already, so it is not published again.' },
  withdrawn: {
    reason: 'withdrawn in Ashby',
    message: 'The offer was cancelled or deleted in Ashby, or its application was archived there.',
  },
  back_in_approval: {
    reason: 'back in approval',
    message: 'Ashby takes the offer through approval again. Publish it once it is approved there; Handoff follows by itself.',
  },
  superseded: {
    reason: 'replaced by a newer offer',
    message: 'A newer offer of the same application takes its place. Publish that one, or cancel it in Ashby first.',
  },
  account_not_connected: {
    reason: 'account not connected',
    message: 'The Ashby account is not connected, so nobody can see whether the offer still stands. Connect or resume it in Integrations.',
  },
  no_mail: {
    reason: 'no mail server',
    message: 'This installation cannot send mail yet, so the candidate could not be told. Ask whoever runs it to set SMTP_URL.',
  },
  scheduled: { reason: 'scheduled already', message: 'The offer is to be published later already. Cancel that first.' },
  nothing_new: { reason: 'nothing new', message: 'The candidate sees just this already. Change something first.' },
}

function plainObstacle(code: PlainCode): Obstacle {
  return { code, field: null, sensitivity: 'none', ...words[code] }
}

function listStateObstacles({ state, flags, isArchived }: ListObstacles): Obstacle[] {
  if (state === 'Withdrawn') return [plainObstacle('withdrawn')]
  if (state === 'Accepted' || state === 'Declined') return [describeAnswered({ state, flags })]

  return [
    ...(isArchived ? [plainObstacle('archived')] : []),
    ...(flags.includes('BackInApproval') ? [plainObstacle('back_in_approval')] : []),
    ...(flags.includes('Superseded') ? [plainObstacle('superseded')] : []),
  ]
}

function describeAnswered({ state, flags }: { state: 'Accepted' | 'Declined'; flags: readonly OfferFlag[] }): Obstacle {
  const isInAshby = flags.includes('AnsweredInAshby')
  const answer = state === 'Accepted' ? 'accepted' : 'declined'
  if (isInAshby) {
    const message = `The offer was ${answer} in Ashby, so it is not published. If that is wrong, mend it there; Handoff follows by itself.`
    return { ...plainObstacle('answered'), reason: `${answer} in Ashby`, message }
  }
  const message = state === 'Declined' ? 'The candidate declined. Open the offer again to prepare another version.' : words.answered.message

  return { ...plainObstacle('answered'), reason: `already ${answer}`, message }
}

/** Without an e-mail address nobody can be told, even where an organization lets offers be without. */
function listIssueObstacles({ fields, issues, email }: ListObstacles): Obstacle[] {
  const blocking = fields.flatMap((definition) => {
    const issue = issues.find(({ field }) => field === definition.key)

    return issue && isBlocking(definition) ? [describeMissing({ definition, issue })] : []
  })
  const emailField = fields.find(({ key }) => key === 'email')
  if (email !== null || !emailField || blocking.some(({ field }) => field === 'email')) return blocking

  return [...blocking, describeMissing({ definition: emailField, issue: { field: 'email', code: 'missing', found: null } })]
}

/** What was found is left out: reasons are kept and told where values are not. */
function describeMissing({ definition, issue }: { definition: FieldDefinition; issue: FieldIssue }): Obstacle {
  return {
    code: 'issue',
    field: definition.key,
    reason: `${nameInSentence(definition)} missing`,
    message: describeIssue({ definition, issue: { ...issue, found: null } }),
    sensitivity: definition.sensitivity,
  }
}

function listStartDateObstacles({ state, startDate, today }: ListObstacles): Obstacle[] {
  if (startDate === null || startDate >= today || (state !== 'Unpublished' && state !== 'Published')) return []
  const message = `The start date, ${formatDate(startDate)}, is in the past. Change it here or in Ashby.`

  return [{ code: 'start_date_past', field: 'startDate', reason: 'start date in the past', message, sensitivity: 'none' }]
}
