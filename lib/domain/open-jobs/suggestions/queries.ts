import { foldLabel } from '#lib/domain/fields/rules.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { findNamedJob } from '#lib/domain/new-hires/hired-for/mutations.ts'
import { PUSHED_SOURCE } from '#lib/domain/new-hires/pushes/rules.ts'
import type { HireVisibility } from '#lib/domain/new-hires/queries.ts'
import { STANDING_FLAGS } from '#lib/domain/new-hires/rules.ts'
import type { NewHireFlag } from '#lib/domain/new-hires/terms.ts'
import { findFilledJob, isTakenBack } from '#lib/domain/open-jobs/filling/mutations.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { HiredFor, OpenJobRef } from './contract.ts'
import { type OpenJobTrace, suggestJobs } from './rules.ts'

const refSelect = {
  id: true,
  title: true,
  identifier: true,
  department: true,
  location: true,
  status: true,
  targetStartDate: true,
} satisfies Prisma.OpenJobSelect

const hireSelect = {
  id: true,
  connectionId: true,
  sourceKey: true,
  state: true,
  flags: true,
  confidential: true,
  jobTitle: true,
  department: true,
  location: true,
  readings: true,
  raw: true,
  openingExternalId: true,
  askedOpenJobId: true,
} satisfies Prisma.NewHireSelect

type HireRow = Prisma.NewHireGetPayload<{ select: typeof hireSelect }>

export type GetHiredFor = { scope: TenantScope; newHireId: string; visibility: HireVisibility }

/**
 * What a new hire was hired for: the open job that it fills, or why it does not fill the one that it names, and which it may fill.
 * @throws AppError `not_found` for one that does not exist or may not be seen.
 */
export async function getHiredFor({ scope, newHireId, visibility }: GetHiredFor): Promise<HiredFor> {
  return inTenant(scope, async (tx) => {
    const hire = await tx.newHire.findUnique({ where: tenantKey(scope, newHireId), select: hireSelect })
    if (!hire || (hire.confidential && !visibility.confidential)) throw notFoundError('new hire')

    const filledId = await findFilledJob(tx, { scope, newHireId })
    const filled = filledId === null ? null : await tx.openJob.findUnique({ where: tenantKey(scope, filledId), select: refSelect })
    const isOut = hire.flags.some((flag) => STANDING_FLAGS.includes(flag as NewHireFlag))
    const canFill = hire.state !== 'Dismissed' && !isOut

    return {
      filled,
      notice: canFill ? await describeNamed(tx, { scope, hire, filled }) : null,
      suggestions: canFill && filled === null ? await readSuggestions(tx, { scope, hire }) : [],
      canFill,
      pushed: hire.sourceKey === PUSHED_SOURCE ? { note: readNote(hire.raw) } : null,
    }
  })
}

function readNote(raw: unknown): string | null {
  return (raw as { pushed?: { note?: string } } | null)?.pushed?.note ?? null
}

type OfHire = { scope: TenantScope; hire: HireRow }

async function describeNamed(
  tx: TenantTransaction,
  { scope, hire, filled }: OfHire & { filled: OpenJobRef | null },
): Promise<HiredFor['notice']> {
  const { openingExternalId, askedOpenJobId } = hire
  if (openingExternalId === null && askedOpenJobId === null) return null
  const id = await findNamedJob(tx, { scope, ...hire })
  const openJob = id === null ? null : await tx.openJob.findUnique({ where: tenantKey(scope, id), select: refSelect })
  if (!openJob) {
    const message = 'The accepted offer names an opening in Ashby that is none of the open jobs here.'
    return filled ? null : { kind: 'unknownOpening', openJob: null, message }
  }
  if (openJob.id === filled?.id) return null
  const name = openJob.identifier ?? openJob.title ?? 'an open job'
  const who = askedOpenJobId === null ? 'The accepted offer is' : 'The hire was pushed'
  if (filled) return { kind: 'otherJob', openJob, message: `${who} for ${name}, and this new hire fills another open job.` }
  if (openJob.status === 'Cancelled') return { kind: 'cancelled', openJob, message: `${who} for ${name}, which was cancelled here.` }
  if (openJob.status === 'Filled') {
    return { kind: 'filledElsewhere', openJob, message: `${who} for ${name}, into which somebody else was hired.` }
  }
  const isDecided = await isTakenBack(tx, { scope, openJobId: openJob.id, newHireId: hire.id })

  return isDecided ? { kind: 'takenBack', openJob, message: `${who} for ${name}, and somebody took this hire back from it.` } : null
}

/** More open jobs at a time than anybody plans; of more, the newest are looked through. */
const JOBS_MAX = 2000

async function readSuggestions(tx: TenantTransaction, { scope, hire }: OfHire): Promise<HiredFor['suggestions']> {
  const { organizationId } = scope
  const jobs = await tx.openJob.findMany({
    where: { organizationId, statusKey: { in: ['Active', 'Paused', 'Planned'] } },
    orderBy: { id: 'desc' },
    take: JOBS_MAX,
    select: refSelect,
  })
  if (jobs.length === 0) return []
  const names = await readAshbyJobs(tx, { scope, hire })
  const traces = jobs.map((job): OpenJobTrace => ({ ...job, ashbyJob: names.get(foldLabel(job.title ?? '')) ?? null }))
  const title = (hire.readings as Readings)['application.job.title']?.value
  const ashbyJob = hire.sourceKey !== PUSHED_SOURCE && typeof title === 'string' ? title : null

  return suggestJobs({ hire: { ...hire, ashbyJob }, jobs: traces }).flatMap(({ id, reasons }) => {
    const job = jobs.find((one) => one.id === id)
    return job ? [{ ...job, reasons }] : []
  })
}

/** What Ashby calls the jobs that titles of open jobs were matched to, by the folded title. */
async function readAshbyJobs(
  tx: TenantTransaction,
  { scope: { organizationId }, hire: { connectionId } }: OfHire,
): Promise<Map<string, string>> {
  const of = { organizationId, connectionId, kind: 'job' }
  const matches = await tx.openingMatch.findMany({
    where: { ...of, externalId: { not: null } },
    select: { valueKey: true, externalId: true },
  })
  if (matches.length === 0) return new Map()
  const externalIds = matches.flatMap(({ externalId }) => externalId ?? [])
  const items = await tx.sourceItem.findMany({
    where: { ...of, externalId: { in: externalIds } },
    select: { externalId: true, name: true },
  })
  const nameOf = new Map(items.map(({ externalId, name }) => [externalId, name]))

  return new Map(
    matches.flatMap(({ valueKey, externalId }) => {
      const name = nameOf.get(externalId ?? '')
      return name === undefined ? [] : [[valueKey, name] as const]
    }),
  )
}
