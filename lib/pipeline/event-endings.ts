import { assertNever } from '#lib/platform/errors.ts'
import type { ForgetCandidateResult } from './forget-candidate.ts'
import type { MergeCandidatesResult } from './merge-candidates.ts'
import type { SyncApplicationResult } from './sync-application.ts'
import type { SyncHireResult } from './sync-hire.ts'
import type { SyncOfferResult } from './sync-offer.ts'

/** How a try at an event ended, in a sentence for people and as a code. */
export type Ending =
  | {
      outcome: 'done' | 'ignored' | 'needs_attention'
      code: string | null
      message: string | null
      requestId?: string | null
      offerId?: string | null
      newHireId?: string | null
      isConfidential?: boolean
    }
  | { outcome: 'lagging' }

type SettledEnding = Exclude<Ending, { outcome: 'lagging' }>

const DONE_MESSAGES = {
  added: 'Added as an unpublished offer',
  changed: 'Ashby’s change was taken over; values that people edited stay',
  unchanged: 'The offer equals Ashby already',
  held: 'Changed in Ashby, but Offer Update is off: the values wait on the offer',
  superseded: 'A later look at Ashby has been written already',
} as const

const COVERED = { outcome: 'done', code: 'covered', message: 'A later look at Ashby has seen this change already' } as const

export function describeOffer(result: SyncOfferResult): Ending {
  switch (result.kind) {
    case 'added':
    case 'changed':
    case 'unchanged':
    case 'held':
    case 'superseded':
      return { outcome: 'done', code: result.kind, message: DONE_MESSAGES[result.kind], offerId: result.offerId }
    case 'covered':
      return { ...COVERED, offerId: result.offerId }
    case 'gone':
      return result.offerId
        ? { outcome: 'done', code: 'gone', message: 'The offer is gone in Ashby', offerId: result.offerId }
        : { outcome: 'ignored', code: 'gone', message: 'Deleted in Ashby before it came in' }
    case 'ignored':
      return { outcome: 'ignored', code: result.code, message: result.reason, isConfidential: result.isConfidential }
    case 'hidden':
      return { outcome: 'needs_attention', ...describeHidden(result.what), requestId: result.requestId }
    case 'lagging':
      return { outcome: 'lagging' }
    default:
      return assertNever(result)
  }
}

/** Why Ashby does not show something, and what to do. */
export function describeHidden(what: 'offer' | 'application' | 'candidate'): { code: string; message: string } {
  return {
    code: `${what}_hidden`,
    message: `Ashby did not show Handoff the ${what}. Its job may be confidential: in Ashby, open Admin, API keys, turn on "Allow access to confidential jobs and projects" for the key, then try again.`,
  }
}

const HIRE_MESSAGES = {
  added: 'Added as a pending new hire',
  changed: 'Ashby’s change was taken over on the new hire; values that people edited stay',
  unchanged: 'The new hire equals Ashby already',
  superseded: 'A later look at Ashby has been written already',
  gone: 'Ashby no longer has the hire',
} as const

/** Said of what only the event's own body tells. */
const DETAILS_HIDDEN = 'Details hidden by Ashby: the key has no access to confidential jobs.'

function describeHire(result: SyncHireResult): SettledEnding {
  if (result.kind === 'hidden') return { outcome: 'needs_attention', ...describeHidden(result.what), requestId: result.requestId }
  if (result.kind === 'ignored') return { outcome: 'ignored', code: 'not_hired', message: 'The application is not hired' }

  return { outcome: 'done', code: `hire_${result.kind}`, message: HIRE_MESSAGES[result.kind], newHireId: result.newHireId }
}

/** An application can carry several offers and be a hire: the ending that needs a person most, or tells most, speaks for all. */
export function describeApplication(result: SyncApplicationResult): Ending {
  switch (result.kind) {
    case 'no_offers':
      return { outcome: 'ignored', code: 'no_offers', message: 'The application has no offers and is not hired' }
    case 'covered':
      return { ...COVERED, newHireId: result.newHireId, offerId: result.offerId }
    case 'hidden':
      return { outcome: 'needs_attention', ...describeHidden('application'), requestId: result.requestId }
    case 'hidden_hire': {
      const ending = describeHire(result.hire)
      return { ...ending, message: `${ending.message}. ${DETAILS_HIDDEN}` }
    }
    case 'lagging':
      return { outcome: 'lagging' }
    case 'synced':
      return joinEndings([...(result.hire ? [describeHire(result.hire)] : []), ...result.results.map(describeOffer)])
    default:
      return assertNever(result)
  }
}

/** Said by endings that changed nothing: another one of the same application tells more. */
const QUIET_CODES: readonly (string | null)[] = ['unchanged', 'hire_unchanged', 'superseded', 'hire_superseded', 'covered']

function joinEndings(endings: readonly Ending[]): Ending {
  const settled = endings.filter((ending): ending is SettledEnding => ending.outcome !== 'lagging')
  const rank = ({ outcome, code }: SettledEnding) =>
    ['needs_attention', 'done', 'ignored'].indexOf(outcome) * 2 + (QUIET_CODES.includes(code) ? 1 : 0)
  const [first] = settled.toSorted((one, other) => rank(one) - rank(other))
  if (!first) return { outcome: 'done', code: 'unchanged', message: DONE_MESSAGES.unchanged }

  return {
    ...first,
    offerId: first.offerId ?? settled.find(({ offerId }) => offerId)?.offerId,
    newHireId: settled.find(({ newHireId }) => newHireId)?.newHireId,
  }
}

export function describeMerged(result: MergeCandidatesResult): Ending {
  switch (result.kind) {
    case 'merged':
      return { outcome: 'done', code: 'candidate_merged', message: 'What was of the one candidate is of the other one now' }
    case 'unknown':
      return { outcome: 'ignored', code: 'unknown_candidate', message: 'Nothing of the candidate is known here' }
    case 'hidden':
      return { outcome: 'needs_attention', ...describeHidden('candidate'), requestId: result.requestId }
    case 'lagging':
      return { outcome: 'lagging' }
    default:
      return assertNever(result)
  }
}

export function describeForgotten(result: ForgetCandidateResult): Ending {
  switch (result.kind) {
    case 'forgotten':
      return describeErased(result)
    case 'still_there':
      return {
        outcome: 'needs_attention',
        code: 'candidate_still_there',
        message: 'Ashby says that the candidate was deleted, and still shows them. Nothing was erased. Look into Ashby, then try again.',
      }
    case 'unproven':
      return {
        outcome: 'needs_attention',
        code: 'candidate_unproven',
        message:
          'Ashby says that the candidate was deleted, but the key is not shown candidates as it should be, so Handoff cannot make sure. Nothing was erased. Check the key under Integrations, then try again.',
        requestId: result.requestId,
      }
    case 'merged':
      return describeMerged(result.result)
    case 'lagging':
      return { outcome: 'lagging' }
    default:
      return assertNever(result)
  }
}

/** The code of a whole erasure is also what later events of the candidate are known by. */
function describeErased({ erasedCount, waitingIds, keptOfferCount }: Extract<ForgetCandidateResult, { kind: 'forgotten' }>): Ending {
  if (waitingIds.length > 0) {
    return {
      outcome: 'done',
      code: 'forget_waiting',
      message: 'Deleted in Ashby. What was only pending is erased; the rest goes once somebody confirms it on the new hire',
      newHireId: waitingIds[0],
    }
  }
  if (keptOfferCount > 0) {
    return {
      outcome: 'needs_attention',
      code: 'forget_offer_kept',
      message:
        'Deleted in Ashby. An offer that was accepted on your offer page is kept, because it is a contract, and no new hire stands beside it through which it could be erased.',
    }
  }

  const message =
    erasedCount > 0 ? 'Deleted in Ashby: everything known of the candidate is erased' : 'Nothing of the candidate is known here'

  return { outcome: 'done', code: 'forgotten', message }
}
