import { type KnownHire, readKnownHires } from '#lib/domain/new-hires/readings/queries.ts'
import { listPending, readItems, readOffersOfApplications, type SweepItem } from '#lib/domain/sweeps/items/queries.ts'
import type { SweepStep } from '#lib/domain/sweeps/passes/mutations.ts'
import { noteLeftOut } from '#lib/domain/sync/mutations.ts'
import { lookAtHire, type SyncHireOptions, type SyncHireResult } from '#lib/pipeline/sync-hire.ts'
import { syncOffer } from '#lib/pipeline/sync-offer.ts'
import {
  type AshbyApplication,
  type AshbyOffer,
  ashbyApplicationSchema,
  ashbyCandidateSchema,
  ashbyJobSchema,
  ashbyOfferSchema,
} from '#lib/sources/ashby/schemas.ts'
import { isFresh, toOffers } from './list-hires.ts'
import { type Look, lookAtEach, TAKE } from './look-at-each.ts'
import { freshSince, isGathering, type SweepWork } from './sweep-work.ts'

/** Looks at some of the offers that were kept, each joined with what was kept beside it. */
export async function lookAtOffers(work: SweepWork): Promise<SweepStep> {
  const { scope, pass } = work
  const items = await listPending({ scope, sweepId: pass.id, kind: 'Offer', after: pass.cursor, take: TAKE })
  const beside = await readBeside(
    work,
    items.map(({ applicationExternalId }) => applicationExternalId),
  )

  return lookAtEach({ work, looks: items.map((item) => planOfferLook({ work, item, beside })), next: 'look:Application' })
}

/** The same for hires. */
export async function lookAtHires(work: SweepWork): Promise<SweepStep> {
  const { scope, pass, connection } = work
  const items = await listPending({ scope, sweepId: pass.id, kind: 'Application', after: pass.cursor, take: TAKE })
  const externalIds = items.map(({ externalId }) => externalId)
  const beside = await readBeside(work, externalIds)
  const known = isGathering(pass) ? null : await readKnownHires({ scope, connection: connection.access, externalIds })

  return lookAtEach({ work, looks: items.map((item) => planHireLook({ work, item, beside, known })), next: 'gone:Offer' })
}

type Kept = ReadonlyMap<string, SweepItem>
/** What was kept of the applications that a few records are of, and of what belongs to those. */
type Beside = { applications: Kept; candidates: Kept; jobs: Kept; offers: ReadonlyMap<string, SweepItem[]> }

async function readBeside({ scope, pass }: SweepWork, applicationIds: readonly (string | null)[]): Promise<Beside> {
  const of = { scope, sweepId: pass.id }
  const ids = [...new Set(applicationIds.flatMap((id) => id ?? []))]
  const applications = await readItems({ ...of, kind: 'Application', externalIds: ids })
  const read = [...applications.values()].flatMap((item) => toApplication(item) ?? [])
  const candidateIds = new Set(read.map(({ candidate }) => candidate.id))
  const jobIds = new Set(read.flatMap(({ job }) => job?.id ?? []))

  return {
    applications,
    candidates: await readItems({ ...of, kind: 'Candidate', externalIds: [...candidateIds] }),
    jobs: await readItems({ ...of, kind: 'Job', externalIds: [...jobIds] }),
    offers: await readOffersOfApplications({ ...of, applicationExternalIds: ids }),
  }
}

function toApplication(item: SweepItem | undefined): AshbyApplication | undefined {
  return item && item.value !== null ? ashbyApplicationSchema.parse(item.value) : undefined
}

/** What is known of an application, and when the oldest of it was read. */
function joinCandidacy(beside: Beside, applicationId: string | null) {
  const item = beside.applications.get(applicationId ?? '')
  const application = toApplication(item)
  const candidate = beside.candidates.get(application?.candidate.id ?? '')
  const job = beside.jobs.get(application?.job?.id ?? '')
  const hasJob = job && job.value !== null
  const given = {
    application,
    candidate: candidate && candidate.value !== null ? ashbyCandidateSchema.parse(candidate.value) : undefined,
    job: hasJob ? ashbyJobSchema.parse(job.value) : undefined,
  }

  return { given, parts: [application ? item : undefined, candidate, hasJob ? job : undefined] }
}

/** The start of a read that is made of several: that of the first. */
function earliest(parts: readonly (SweepItem | undefined)[]): Date | undefined {
  const times = parts.flatMap((part) => (part ? part.readStartedAt.getTime() : []))

  return times.length === 0 ? undefined : new Date(Math.min(...times))
}

type PlanLook = { work: SweepWork; item: SweepItem; beside: Beside }

function planOfferLook({ work, item, beside }: PlanLook): Look {
  const { scope, pass, connection } = work
  const { externalId, applicationExternalId } = item
  const { given, parts } = joinCandidacy(beside, applicationExternalId)
  const listed = item.value === null ? undefined : ashbyOfferSchema.parse(item.value)
  // A list does not say which of several offers was made first, and where not all are kept nobody knows how many there are.
  const isAlone = isGathering(pass) && beside.offers.get(applicationExternalId ?? '')?.length === 1
  const offer = isAlone ? listed : undefined
  const startedAt = earliest([...parts, offer ? item : undefined])

  return {
    kind: 'offer',
    externalId,
    applicationExternalId,
    changedAt: findChange({ offer: listed, application: given.application }),
    look: () => syncOffer({ scope, connection, externalId, cause: null, given: { ...given, offer }, startedAt }),
  }
}

type PlanHireLook = PlanLook & {
  /** Null in a pass that has chosen by the offers that it keeps. */
  known: ReadonlyMap<string, KnownHire> | null
}

function planHireLook({ work, item, beside, known }: PlanHireLook): Look {
  const { scope, pass, connection } = work
  const { externalId } = item
  const { given, parts } = joinCandidacy(beside, externalId)
  const { application } = given
  const about = { kind: 'newHire', externalId, applicationExternalId: externalId, changedAt: findChange({ application }) } as const
  const hire = { scope, connection, externalId, eventId: null }
  if (!application) return { ...about, look: () => lookAtHire(hire) }

  const isDecided = known === null || known.get(externalId)?.isHeld
  if (!isDecided) return { ...about, look: () => lookAtUndecided({ work, item, application, given, startedAt: earliest(parts) }) }

  const kept = (beside.offers.get(externalId) ?? []).filter(({ value }) => value !== null)
  const offers = isGathering(pass) ? toOffers(kept) : undefined
  const startedAt = earliest([...parts, ...(offers ? kept : [])])

  return { ...about, look: () => lookAtHire({ ...hire, given: { ...given, offers }, startedAt }) }
}

type LookAtUndecided = {
  work: SweepWork
  item: SweepItem
  application: AshbyApplication
  given: NonNullable<SyncHireOptions['given']>
  startedAt: Date | undefined
}

/** A hired application that is not here: its accepted offer tells whether it is too old to come in. */
async function lookAtUndecided({ work, item, application, given, startedAt }: LookAtUndecided): Promise<SyncHireResult> {
  const { scope, pass, connection } = work
  const { externalId, readStartedAt } = item
  const { results: offers } = await connection.client.call('offer.list', { applicationId: externalId, limit: 100 })
  if (isFresh({ application, offers, since: freshSince(pass) }))
    return lookAtHire({ scope, connection, externalId, eventId: null, given: { ...given, offers }, startedAt })

  const place = { connectionId: pass.connectionId, kind: 'Hire', externalId } as const
  const version = { id: null, createdAt: application.updatedAt ?? null }
  await noteLeftOut({ scope, place, readStartedAt, version, status: application.status })

  return { kind: 'ignored', newHireId: null }
}

/** The last change of which Ashby tells the time, in milliseconds since 1970; null where it tells none. */
function findChange({ offer, application }: { offer?: AshbyOffer; application?: AshbyApplication }): number | null {
  const times = [offer?.latestVersion?.createdAt, offer?.decidedAt, application?.updatedAt].map((time) => Date.parse(time ?? ''))
  const known = times.filter((time) => Number.isFinite(time))

  return known.length === 0 ? null : Math.max(...known)
}
