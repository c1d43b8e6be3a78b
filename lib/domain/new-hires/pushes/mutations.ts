import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { isLabOn } from '#lib/domain/labs/queries.ts'
import { applyHireReadingWithin } from '#lib/domain/new-hires/readings/mutations.ts'
import type { NewHireState } from '#lib/domain/new-hires/terms.ts'
import { findFilledJob } from '#lib/domain/open-jobs/filling/mutations.ts'
import { type EditableOpenJob, lockOpenJob } from '#lib/domain/open-jobs/mutations.ts'
import { foldIdentifier } from '#lib/domain/open-jobs/rules.ts'
import { readBeginning } from '#lib/domain/sync/queries.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { type NamedHire, PUSHED_SOURCE, toPushedId, toPushedReadings } from './rules.ts'

export type PushHire = Act & { hire: NamedHire }

export type PushedHireResult = {
  newHireId: string
  outcome: 'added' | 'changed' | 'unchanged'
  state: NewHireState
  openJobId: string
  isFilled: boolean
}

/**
 * Makes a pending new hire of what another system tells, and fills the open job with it, in one transaction. The same external id again is
 * the same row, by the rules of a second look at Ashby.
 * @throws AppError `not_found` for an open job that is not there; `conflict` where openings are off, no account is connected, the job was
 * cancelled or filled by somebody else, or the hire fills another one. Then nothing is kept.
 */
export async function pushHire({ scope, actor, origin, hire }: PushHire): Promise<PushedHireResult> {
  return inTenant(scope, async (tx) => {
    if (!(await isLabOn(tx, { scope, key: 'openings' }))) {
      throw conflictError('Openings are switched off in Handoff. Ask an admin to switch them on in Labs, then push again.')
    }
    const externalId = toPushedId(hire.externalId)
    await lockPush(tx, { scope, externalId })
    const known = await holdKnown(tx, { scope, externalId })
    const job = await lockOpenJob(tx, { scope, openJobId: await findAskedJob(tx, { scope, hire }) })
    if (known?.askedOpenJobId !== job.id) await requireFree(tx, { scope, job, known })
    const account = known ?? (await findAccount(tx, scope))

    const place = { connectionId: account.connectionId, kind: 'Hire', externalId } as const
    const { startedAt } = await readBeginning(tx, { scope, place })
    const { title = null, department = null, location = null } = job.values
    const result = await applyHireReadingWithin(tx, {
      ...{ scope, place, sourceKey: PUSHED_SOURCE, environment: account.environment, readStartedAt: startedAt, eventId: null },
      outcome: {
        kind: 'found',
        standing: 'hired',
        readings: toPushedReadings({ hire, job: { title, department, location } }),
        updatedAt: null,
        facts: {
          ...{ sourceStatus: 'Hired', candidateExternalId: externalId, candidateUrl: null, offerExternalId: null, openingExternalId: null },
          ...{ askedOpenJobId: job.id, isConfidential: false, raw: { pushed: hire } },
        },
      },
    })
    if (result.newHireId === null) throw new Error('A pushed hire came to nothing.')
    const outcome = result.kind === 'added' || result.kind === 'changed' ? result.kind : 'unchanged'
    if (outcome !== 'unchanged') await writePushAudit(tx, { scope, actor, origin, newHireId: result.newHireId, externalId, outcome, job })

    return { ...(await readResult(tx, { scope, newHireId: result.newHireId, openJobId: job.id })), outcome }
  })
}

type OfPush = { scope: TenantScope; externalId: string }

/** Two that tell of one hire at once do it one after the other. */
async function lockPush(tx: TenantTransaction, { scope, externalId }: OfPush): Promise<void> {
  const name = `pushed-hire:${scope.organizationId}:${externalId}`
  await execute(tx)`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`
}

type KnownPush = { id: string; connectionId: string; environment: 'Ashby' | 'Sandbox'; askedOpenJobId: string | null }

/** What was pushed before, held before any open job. Whatever account it came in beside, it stays one row. */
async function holdKnown(tx: TenantTransaction, { scope, externalId }: OfPush): Promise<KnownPush | null> {
  const [known = null] = await query<KnownPush>(tx)`
    select "id"::text, "connectionId"::text as "connectionId", "environment"::text as "environment",
      "askedOpenJobId"::text as "askedOpenJobId"
    from "new_hire" where "organizationId" = ${scope.organizationId}::uuid and "sourceKey" = ${PUSHED_SOURCE}
      and "externalId" = ${externalId} for update`

  return known
}

async function findAskedJob(tx: TenantTransaction, { scope, hire }: Pick<PushHire, 'scope' | 'hire'>): Promise<string> {
  if (hire.openJobId !== undefined) return hire.openJobId
  const where = { organizationId: scope.organizationId, identifierKey: foldIdentifier(hire.identifier ?? '') }
  const job = await tx.openJob.findFirst({ where, select: { id: true } })
  if (!job) throw notFoundError('open job')

  return job.id
}

/** What stands against a hire into the job, while the sender still has it. */
async function requireFree(
  tx: TenantTransaction,
  { scope, job, known }: { scope: TenantScope; job: EditableOpenJob; known: KnownPush | null },
): Promise<void> {
  const name = job.values.identifier ?? job.values.title ?? 'This open job'
  if (job.status === 'Cancelled') {
    throw conflictError(
      `${name} was cancelled, so nobody can be hired into it. Name another open job, or have it set to Active in Handoff.`,
    )
  }
  if (job.status === 'Filled' && job.filledAt !== null && job.filledByNewHireId !== (known?.id ?? '')) {
    throw conflictError(`Somebody else was hired into ${name}. Name another open job, or have that hire taken back in Handoff.`)
  }
  const filled = known && (await findFilledJob(tx, { scope, newHireId: known.id }))
  if (filled && filled !== job.id) {
    throw conflictError('This hire fills another open job already. Have it taken back there in Handoff, then push again.')
  }
}

/** The account beside which a pushed hire stands: that of the openings sync, else the first one that is connected. */
async function findAccount(
  tx: TenantTransaction,
  { organizationId }: TenantScope,
): Promise<Pick<KnownPush, 'connectionId' | 'environment'>> {
  const setup = await tx.openingSetup.findUnique({ where: { organizationId }, select: { connectionId: true } })
  const connections = await tx.connection.findMany({
    where: { organizationId, state: { not: 'Disconnected' } },
    orderBy: { id: 'asc' },
    select: { id: true, environment: true, keyLastFour: true },
  })
  const chosen =
    connections.find(({ id }) => id === setup?.connectionId) ??
    connections.find(({ keyLastFour }) => keyLastFour !== null) ??
    connections[0]
  if (!chosen) throw conflictError('No Ashby account is connected in Handoff. Connect one under Company → Integrations, then push again.')

  return { connectionId: chosen.id, environment: chosen.environment }
}

type WritePushAudit = Omit<PushHire, 'hire'> & { newHireId: string; externalId: string; outcome: 'added' | 'changed'; job: EditableOpenJob }

/** Values stand on the new hire and in its history; here only who told, and of which job. */
async function writePushAudit(tx: TenantTransaction, { scope, actor, origin, newHireId, externalId, job }: WritePushAudit): Promise<void> {
  await writeAudit(tx, {
    ...{ scope, actor, ...origin },
    action: 'new-hire.pushed',
    objectKind: 'new-hire',
    objectId: newHireId,
    subjectId: externalId,
    after: { openJobId: job.id },
  })
}

async function readResult(
  tx: TenantTransaction,
  { scope, newHireId, openJobId }: { scope: TenantScope; newHireId: string; openJobId: string },
): Promise<Omit<PushedHireResult, 'outcome'>> {
  const { state } = await tx.newHire.findUniqueOrThrow({ where: tenantKey(scope, newHireId), select: { state: true } })

  return { newHireId, state, openJobId, isFilled: (await findFilledJob(tx, { scope, newHireId })) === openJobId }
}
