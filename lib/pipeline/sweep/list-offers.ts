import { type KnownOffer, listStaleOffers, readKnownOffers } from '#lib/domain/offers/readings/queries.ts'
import type { NewSweepItem } from '#lib/domain/sweeps/items/mutations.ts'
import type { SweepStep } from '#lib/domain/sweeps/passes/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { interpretOfferStatus, judgeReadiness } from '#lib/sources/ashby/offer-status.ts'
import type { AshbyOffer } from '#lib/sources/ashby/schemas.ts'
import { ROTATION_MAX } from './create-progress.ts'
import { isGathering, isSince, type SweepWork, toPageInput } from './sweep-work.ts'

/** What was left outside is looked at again after this time: what else belongs to it may have changed. */
const LEFT_OUT_MS = 24 * 60 * 60 * 1000

/** One page of Ashby's offers: keeps those that are to be looked at and counts the others. One call. */
export async function listOffers(work: SweepWork): Promise<SweepStep> {
  const { scope, pass, connection } = work
  const { offers: list } = pass.progress
  const at = await readDatabaseClock()
  const { results, page } = await connection.client.call('offer.list', toPageInput({ cursor: pass.cursor, token: list.token }))
  const externalIds = results.map(({ id }) => id)
  const known = await readKnownOffers({ scope, connection: connection.access, externalIds })
  const pending = new Set(results.filter((offer) => isToBeLookedAt({ work, offer, known: known.get(offer.id) })).map(({ id }) => id))
  const left = results.filter(({ id }) => !pending.has(id))
  // Documented to loop on moreDataAvailable; a missing cursor would list the first page for ever.
  const isLast = !page.moreDataAvailable || !page.nextCursor
  const due = isLast && !list.isWhole ? await listDue(work, at) : []
  const items = results.flatMap((offer) => toItem({ work, offer, at, isPending: pending.has(offer.id) }) ?? [])

  return {
    phase: isLast ? 'applications' : 'offers',
    cursor: isLast ? null : page.nextCursor,
    progress: {
      ...pass.progress,
      offers: { ...list, nextToken: page.syncToken, listed: list.listed + results.length + due.length },
    },
    counts: { seen: left.length, ignored: left.filter(({ id }) => !known.get(id)?.isHeld).length },
    items: [...items, ...due],
    listed: { kind: 'Offer', externalIds, at },
  }
}

type ListedOffer = { work: SweepWork; offer: AshbyOffer; known: KnownOffer | undefined }

/** What may come in, what changed, and what was not read for long. What cannot come in is not worth a read. */
function isToBeLookedAt({ work: { pass, connection }, offer, known }: ListedOffer): boolean {
  if (known?.isHeld) {
    if (pass.trigger === 'Import') return false
    return isGathering(pass) || isDifferent(offer, known) || (known.isOpen && known.readAt < new Date(pass.progress.offers.staleBefore))
  }

  // Approval or an answer may come first here.
  const isReady = judgeReadiness({ offerStatus: offer.offerStatus ?? null, applicationStatus: 'Active' }).isReady
  if (!isReady || !connection.access.chosenEvents.includes('offerCreate')) return false
  if (pass.trigger === 'Import') return pass.since === null || isSince(offer.latestVersion?.createdAt, Date.parse(pass.since))

  return isGathering(pass) || !known || isDifferent(offer, known) || known.readAt.getTime() < pass.startedAt.getTime() - LEFT_OUT_MS
}

function isDifferent({ latestVersion, offerStatus }: AshbyOffer, known: KnownOffer): boolean {
  return known.isGone || known.version !== (latestVersion?.id ?? null) || known.status !== (offerStatus ?? null)
}

type ToItem = { work: SweepWork; offer: AshbyOffer; at: Date; isPending: boolean }

/** An offer that is not looked at tells of its siblings by its id alone, and an accepted one of its hire. */
function toItem({ work: { pass }, offer, at, isPending }: ToItem): NewSweepItem | null {
  if (!isPending && !isGathering(pass)) return null
  const isNeeded = isPending || interpretOfferStatus(offer.offerStatus ?? null) === 'accepted'

  return {
    kind: 'Offer',
    externalId: offer.id,
    applicationExternalId: offer.applicationId,
    candidateExternalId: null,
    isPending,
    readStartedAt: at,
    value: isNeeded ? offer : null,
  }
}

/** Where only changes are listed, known ones whose turn has come are read singly. */
async function listDue({ scope, pass, connection }: SweepWork, at: Date): Promise<NewSweepItem[]> {
  const before = new Date(pass.progress.offers.staleBefore)
  const due = await listStaleOffers({ scope, connection: connection.access, before, take: ROTATION_MAX })

  return due.map(({ externalId, applicationExternalId }) => ({
    kind: 'Offer',
    externalId,
    applicationExternalId,
    candidateExternalId: null,
    isPending: true,
    readStartedAt: at,
    value: null,
  }))
}
