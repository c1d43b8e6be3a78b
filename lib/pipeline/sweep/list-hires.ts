import { type KnownHire, listStaleHires, readKnownHires } from '#lib/domain/new-hires/readings/queries.ts'
import type { NewSweepItem } from '#lib/domain/sweeps/items/mutations.ts'
import { readOffersOfApplications, type SweepItem } from '#lib/domain/sweeps/items/queries.ts'
import type { SweepStep } from '#lib/domain/sweeps/passes/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { findAccepted } from '#lib/sources/ashby/read-hire.ts'
import { type AshbyApplication, type AshbyOffer, ashbyOfferSchema } from '#lib/sources/ashby/schemas.ts'
import { ROTATION_MAX } from './create-progress.ts'
import { freshSince, isGathering, isSince, type SweepWork, toPageInput } from './sweep-work.ts'

/** One page of Ashby's hired applications: keeps those that are to be looked at and counts the others. One call. */
export async function listHires(work: SweepWork): Promise<SweepStep> {
  const { scope, pass, connection } = work
  const { applications: list } = pass.progress
  const at = await readDatabaseClock()
  const asked = { status: 'Hired', ...toPageInput({ cursor: pass.cursor, token: list.token }) } as const
  const { results, page } = await connection.client.call('application.list', asked)
  const externalIds = results.map(({ id }) => id)
  const known = await readKnownHires({ scope, connection: connection.access, externalIds })
  const offers = isGathering(pass)
    ? await readOffersOfApplications({ scope, sweepId: pass.id, applicationExternalIds: externalIds })
    : new Map()
  const pending = new Set(
    results
      .filter((application) => isToBeLookedAt({ work, application, known: known.get(application.id), offers: offers.get(application.id) }))
      .map(({ id }) => id),
  )
  const left = externalIds.filter((id) => !pending.has(id))
  const isLast = !page.moreDataAvailable || !page.nextCursor
  const due = isLast && !list.isWhole ? await listDue(work, at) : []
  const listed = list.listed + results.length + due.length

  return {
    phase: isLast ? 'join:Application' : 'applications',
    cursor: isLast ? null : page.nextCursor,
    progress: {
      ...pass.progress,
      applications: { ...list, nextToken: page.syncToken, listed },
    },
    counts: { seen: left.length, ignored: left.filter((id) => !known.get(id)?.isHeld).length },
    // Only now it is known how much there is.
    total: isLast ? pass.progress.offers.listed + listed : undefined,
    items: [...results.filter(({ id }) => pending.has(id)).map((application) => toItem(application, at, true)), ...due],
    listed: { kind: 'Hire', externalIds, at },
  }
}

type ListedHire = {
  work: SweepWork
  application: AshbyApplication
  known: KnownHire | undefined
  /** The application's offers that the same pass has kept. */
  offers: readonly SweepItem[] | undefined
}

/** Fresh ones that are not here, those that changed, and those that were not read for long. */
function isToBeLookedAt({ work: { pass }, application, known, offers }: ListedHire): boolean {
  if (known?.isHeld) {
    if (pass.trigger === 'Import') return false
    if (isDifferent(application, known)) return true
    return !known.isSettled && (isGathering(pass) || known.readAt < new Date(pass.progress.applications.staleBefore))
  }
  if (isGathering(pass)) return isFresh({ application, offers: toOffers(offers ?? []), since: freshSince(pass) })

  // What was looked at and found too old stays outside until it changes; of the others their offers tell, which are read with them.
  return (!known || isDifferent(application, known)) && isSince(application.updatedAt, freshSince(pass))
}

function isDifferent({ updatedAt }: AshbyApplication, known: KnownHire): boolean {
  return known.isGone || known.updatedAt !== (updatedAt ?? null)
}

/** By the start date of the accepted offer; without one by the application's last change. */
export function isFresh({
  application,
  offers,
  since,
}: {
  application: AshbyApplication
  offers: readonly AshbyOffer[]
  since: number
}): boolean {
  return isSince(findAccepted(offers)?.latestVersion?.startDate ?? application.updatedAt, since)
}

/** The objects of kept offers, without those of which only the id is kept. */
export function toOffers(items: readonly Pick<SweepItem, 'value'>[]): AshbyOffer[] {
  return items.flatMap(({ value }) => (value === null ? [] : ashbyOfferSchema.parse(value)))
}

/** An application as a pass keeps it. */
export function toItem(application: AshbyApplication, at: Date, isPending: boolean): NewSweepItem {
  return {
    kind: 'Application',
    externalId: application.id,
    applicationExternalId: null,
    candidateExternalId: application.candidate.id,
    isPending,
    readStartedAt: at,
    value: application,
  }
}

/** Where only changes are listed, known ones whose turn has come are read singly. */
async function listDue({ scope, pass, connection }: SweepWork, at: Date): Promise<NewSweepItem[]> {
  const before = new Date(pass.progress.applications.staleBefore)
  const due = await listStaleHires({ scope, connection: connection.access, before, take: ROTATION_MAX })

  return due.map(({ externalId }) => ({
    kind: 'Application',
    externalId,
    applicationExternalId: null,
    candidateExternalId: null,
    isPending: true,
    readStartedAt: at,
    value: null,
  }))
}
