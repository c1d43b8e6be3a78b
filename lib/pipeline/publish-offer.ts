import { type PublishContext, publishVersion, reopenOffer, requireNoObstacle } from '#lib/domain/offer-publishing/mutations.ts'
import { refusePublication } from '#lib/domain/offer-publishing/publications/mutations.ts'
import { findWaitingPublication } from '#lib/domain/offer-publishing/publications/queries.ts'
import { findPublishable } from '#lib/domain/offer-publishing/queries.ts'
import { keepOurs } from '#lib/domain/offer-publishing/rules.ts'
import { UNDO_SECONDS } from '#lib/domain/offer-publishing/terms.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { AppError, toAppError } from '#lib/platform/errors.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { requireLook } from './look-at-offer.ts'

const NOTHING_PUBLISHED = 'Nothing was published'

export type PublishOffer = PublishContext & {
  offerId: string
  /** What the person had before their eyes: the number of the newest version, 0 before the first, and the offer as of when. */
  seen: { version: number; updatedAt: Date | null }
  /** Undefined for the organization's own rule, null for none. */
  expiresAt: Date | null | undefined
}

/**
 * Publishes an offer to the candidate: a look at Ashby, then one transaction that freezes what is shown. The mail leaves ten seconds later.
 * Neither what others changed meanwhile nor what the look changes of the page is published unseen.
 */
export async function publishOffer({ seen, ...act }: PublishOffer): Promise<void> {
  const { material, newest, updatedAt, obstacles, place } = await findPublishable(act)
  // Of a version that came in between, publishing itself tells more.
  if ((newest?.number ?? 0) === seen.version) requireUnchanged({ seen: seen.updatedAt, updatedAt })
  requireNoObstacle(keepOurs(obstacles))
  await requireLook({ scope: act.scope, ...place, before: NOTHING_PUBLISHED })
  await publishVersion({ ...act, seen: { versionNumber: seen.version, material }, undoSeconds: UNDO_SECONDS })
}

function requireUnchanged({ seen, updatedAt }: { seen: Date | null; updatedAt: Date }): void {
  if (seen === null || seen.getTime() === updatedAt.getTime()) return

  throw new AppError({
    code: 'conflict',
    retry: 'no',
    userMessage: 'This offer was changed since you looked at it. Look again, then publish.',
  })
}

/** Prepares a declined offer again, after a look at what Ashby says of it. */
export async function reopenDeclined(act: PublishContext & { offerId: string }): Promise<void> {
  const { place } = await findPublishable(act)
  await requireLook({ scope: act.scope, ...place, before: 'The offer was not opened again' })
  await reopenOffer(act)
}

export type RunPublication = { scope: TenantScope; publicationId: string /** This one included. */; attempts: number }

/** How often the queue tries while Ashby does not answer: with its growing pauses about six minutes. */
const TRIES_MAX = 6

/**
 * Follows a request to publish later, or with others, as far as whoever asked may still publish. Nobody looks at that moment, so it takes
 * the values as they are and refuses only what stands in the way. Throws while another try can help.
 */
export async function runPublication({ scope, publicationId, attempts }: RunPublication): Promise<void> {
  const publication = await findWaitingPublication({ scope, id: publicationId })
  if (!publication) return
  const { offerId, requestedById, expiresAt, permissions } = publication
  if (!permissions?.includes('offers.publish')) {
    const problem = 'Whoever asked for it may no longer publish offers. Somebody who may has to publish it.'
    return refusePublication({ scope, publicationId, problem })
  }

  const act = {
    scope,
    offerId,
    actor: { kind: 'User', userId: requestedById } as const,
    origin: { ipAddress: null, requestId: null },
    visibility: { confidential: permissions.includes('confidential.read') },
  }
  try {
    const { obstacles, place } = await findPublishable({ ...act, publicationId })
    requireNoObstacle(keepOurs(obstacles))
    await requireLook({ scope, ...place, before: NOTHING_PUBLISHED })
    await publishVersion({ ...act, expiresAt, seen: null, undoSeconds: 0, publicationId })
  } catch (thrown) {
    const error = toAppError(thrown)
    logFailure({ what: 'publication refused', error, ids: { organizationId: scope.organizationId, publicationId, attempts } })
    if (error.retry === 'later' && attempts < TRIES_MAX) throw error

    await refusePublication({ scope, publicationId, problem: error.userMessage })
  }
}
