import { STANDING_FLAGS } from '#lib/domain/new-hires/rules.ts'
import type { NewHireFlag, NewHireState } from '#lib/domain/new-hires/terms.ts'
import { type FillActor, fillOpenJob, findFilledJob, isTakenBack, undoFill } from '#lib/domain/open-jobs/filling/mutations.ts'
import { lockOpenJobs } from '#lib/domain/open-jobs/mutations.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

type HireRef = { scope: TenantScope; newHireId: string }

const SYSTEM: FillActor = { actor: { kind: 'System' } }

/** What says for which open job somebody was hired, and whether they still are. */
type HiredFor = {
  connectionId: string
  state: NewHireState
  flags: NewHireFlag[]
  openingExternalId: string | null
  askedOpenJobId: string | null
}

/** Which of our open jobs a hire names, by the opening of its accepted offer or by itself; null for none, or one that is not ours. */
export async function findNamedJob(
  tx: TenantTransaction,
  hire: { scope: TenantScope; connectionId: string; openingExternalId: string | null; askedOpenJobId: string | null },
): Promise<string | null> {
  if (hire.askedOpenJobId !== null) return hire.askedOpenJobId
  const { connectionId, openingExternalId: externalId } = hire
  if (externalId === null) return null
  const where = { organizationId: hire.scope.organizationId, connectionId, externalId }
  const opening = await tx.opening.findFirst({ where, select: { openJobId: true } })

  return opening?.openJobId ?? null
}

/**
 * Makes the open job of a hire follow where the hire stands: whoever is hired fills the job that the accepted offer names, and whoever is no
 * longer, leaves it. Nothing that is there is overwritten: a hire that fills another job goes on filling that one, a job that was cancelled
 * or filled by somebody else stays so, and what somebody took back is not filled again. Of a person in People HR decides.
 */
export async function followJob(tx: TenantTransaction, { scope, newHireId }: HireRef): Promise<void> {
  // Held before any job, like everything that holds both.
  const [hire] = await query<HiredFor>(tx)`
    select "connectionId"::text as "connectionId", "state"::text as "state", "flags", "openingExternalId",
      "askedOpenJobId"::text as "askedOpenJobId"
    from "new_hire" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${newHireId}::uuid for update`
  if (!hire) return
  const isOut = hire.flags.some((flag) => STANDING_FLAGS.includes(flag))
  if (isOut || hire.state === 'Dismissed') {
    if (hire.state !== 'Added') await leaveJob(tx, { scope, newHireId, ...SYSTEM })
    return
  }

  const openJobId = await findNamedJob(tx, { scope, ...hire })
  if (openJobId === null || (await findFilledJob(tx, { scope, newHireId })) !== null) return
  const [job] = await lockOpenJobs(tx, { scope, ids: [openJobId] })
  // Filled with nobody known it was by Ashby's own word: this hire says who it is.
  if (!job || job.status === 'Cancelled' || (job.status === 'Filled' && job.filledAt !== null)) return
  if (await isTakenBack(tx, { scope, openJobId, newHireId })) return
  await fillOpenJob(tx, { scope, openJobId, newHireId, ...SYSTEM })
}

/** Takes a hire back from whatever open job it fills. */
export async function leaveJob(tx: TenantTransaction, { scope, newHireId, ...by }: HireRef & FillActor): Promise<void> {
  const openJobId = await findFilledJob(tx, { scope, newHireId })
  if (openJobId !== null) await undoFill(tx, { scope, openJobId, newHireId, ...by })
}

/**
 * For whoever learns of an opening after the hire came in: the hires whose accepted offers name it follow now.
 */
export async function followOpening(
  tx: TenantTransaction,
  { scope, connectionId, externalId }: { scope: TenantScope; connectionId: string; externalId: string },
): Promise<void> {
  const where = { organizationId: scope.organizationId, openingExternalId: externalId, connectionId }
  const hires = await tx.newHire.findMany({ where, orderBy: { id: 'asc' }, select: { id: true } })
  for (const { id } of hires) await followJob(tx, { scope, newHireId: id })
}
