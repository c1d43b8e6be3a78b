import type { Permission } from '#lib/domain/access/schema.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { writeChanges } from '#lib/domain/open-jobs/changes/mutations.ts'
import { FILLED_STAYS, type PlanChange, planChange } from '#lib/domain/open-jobs/changes/rules.ts'
import { describeTaken, lockIdentifiers, makeIdentifiers, readTakenIdentifiers } from '#lib/domain/open-jobs/identifiers/mutations.ts'
import { type CloseReason, createOpenJobs, lockOpenJob, readOpenJobFields } from '#lib/domain/open-jobs/mutations.ts'
import { findProblems, type OpenJobValues } from '#lib/domain/open-jobs/rules.ts'
import type { RecruitingStatus, SettableStatus } from '#lib/domain/open-jobs/terms.ts'
import { parseText, parseTexts, requireField, requireNoErrors } from '#lib/domain/values/edits/rules.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, assertNever, conflictError } from '#lib/platform/errors.ts'

/** Who acts on open jobs, and what they may see: a field they may not see they may not touch. */
export type OpenJobContext = Act & { permissions: readonly Permission[] }

export type CreateOpenJob = OpenJobContext & { values: Readonly<Record<string, string | null>>; status: SettableStatus }

/**
 * Adds an open job. Without an identifier it gets the next of ours. Answers its id.
 * @throws AppError `invalid_input` with a sentence for each field that is missing or does not fit, `forbidden` for one that may not be seen.
 */
export async function createOpenJob({ values: typed, status, ...context }: CreateOpenJob): Promise<string> {
  const { scope, actor, origin, permissions } = context

  return inTenant(scope, async (tx) => {
    const fields = await readOpenJobFields(tx, scope)
    const { values: parsed, errors } = parseTexts({ of: 'open-job', permissions, fields, texts: typed })
    await lockIdentifiers(tx, scope)
    const values = { ...parsed, identifier: parsed.identifier ?? (await makeIdentifier(tx, scope)) }
    const problems = findProblems({ fields, before: null, after: { values, status } })
    const taken = await findTaken(tx, { scope, values: parsed, exceptId: null })
    requireNoErrors({ ...problems, ...taken, ...errors })

    const given = keepGiven(values)
    const [openJobId = ''] = await createOpenJobs(tx, {
      scope,
      userId: actor.userId,
      jobs: [{ values: given, status, history: { kind: 'created' } }],
    })
    const object = { objectKind: 'open-job', objectId: openJobId } as const
    await writeAudit(tx, { scope, actor, ...origin, ...object, action: 'open-job.created', after: { ...given, status } })

    return openJobId
  })
}

async function makeIdentifier(tx: TenantTransaction, scope: TenantScope): Promise<string | null> {
  const [made = null] = await makeIdentifiers(tx, { scope, count: 1 })

  return made
}

function keepGiven(values: OpenJobValues): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
}

type FindTaken = { scope: TenantScope; values: OpenJobValues; exceptId: string | null }

/** A sentence at the identifier where another open job has it. Behind `lockIdentifiers`. */
async function findTaken(tx: TenantTransaction, { scope, values, exceptId }: FindTaken): Promise<Record<string, string>> {
  const { identifier } = values
  if (identifier == null) return {}
  const owners = [...(await readTakenIdentifiers(tx, { scope, identifiers: [identifier] })).values()]

  return owners.some((id) => id !== exceptId) ? { identifier: describeTaken(identifier) } : {}
}

export type SetOpenJobField = OpenJobContext & {
  openJobId: string
  field: string
  /** What somebody typed; nothing in it clears the field. */
  text: string | null
  /** What they had before their eyes. */
  seen?: { value: string | null }
}

/**
 * Changes or clears a field.
 * @throws AppError `not_found`; `invalid_input` for what does not fit the field's type or the other fields, for clearing one that is needed and
 * for an identifier that another open job has; `forbidden` for a field that may not be seen; `conflict` where it changed since it was seen.
 */
export async function setOpenJobField({ openJobId, field, text, seen, ...context }: SetOpenJobField): Promise<void> {
  const { scope, permissions } = context

  await inTenant(scope, async (tx) => {
    const job = await lockOpenJob(tx, { scope, openJobId })
    const fields = await readOpenJobFields(tx, scope)
    const definition = requireField({ of: 'open-job', permissions, field, fields })
    if (seen && seen.value !== (job.values[field] ?? null)) {
      const userMessage = 'This field changed while you were looking at it. The new value is shown now: look again, then decide.'
      throw new AppError({ code: 'conflict', retry: 'no', userMessage, fields: { value: userMessage } })
    }
    const given = { [field]: parseText({ definition, text }) }
    if (field === 'identifier') {
      await lockIdentifiers(tx, scope)
      const { identifier } = await findTaken(tx, { scope, values: given, exceptId: openJobId })
      if (identifier !== undefined) throw valueError(identifier)
    }
    await applyChange(tx, { context, plan: { job, fields, given }, onRefused: (problems) => valueError(Object.values(problems).join(' ')) })
  })
}

function valueError(userMessage: string): AppError {
  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { value: userMessage } })
}

export type SetStatus = OpenJobContext & {
  openJobId: string
  status: SettableStatus
  closeReason?: CloseReason
  /** What they had before their eyes. */
  seen?: RecruitingStatus
}

/**
 * Changes the recruiting status.
 * @throws AppError `not_found`; `invalid_input` for a reason without cancelling; `conflict` where it changed since it was seen, for a filled job,
 * and for marking a job active that lacks what is required, by field.
 */
export async function setStatus({ openJobId, status, closeReason, seen, ...context }: SetStatus): Promise<void> {
  const { scope } = context
  requireReasonFits({ status, closeReason })

  await inTenant(scope, async (tx) => {
    const job = await lockOpenJob(tx, { scope, openJobId })
    if (seen !== undefined && seen !== job.status) {
      throw conflictError('The status changed while you were looking at it. The new one is shown now: look again, then decide.')
    }
    const fields = await readOpenJobFields(tx, scope)
    await applyChange(tx, { context, plan: { job, fields, status, closeReason }, onRefused: notReadyError })
  })
}

/** @throws AppError `invalid_input` for a reason that comes with another status than Cancelled. */
export function requireReasonFits({ status, closeReason }: { status?: SettableStatus; closeReason?: CloseReason }): void {
  if (closeReason === undefined || status === 'Cancelled') return

  const userMessage = 'Only a cancelled job has a close reason. Leave it out.'
  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { closeReason: userMessage } })
}

function notReadyError(problems: Readonly<Record<string, string>>): AppError {
  const userMessage = `This job cannot be marked active yet. ${Object.values(problems).join(' ')}`

  return new AppError({ code: 'conflict', retry: 'no', userMessage, fields: { ...problems } })
}

type ApplyChange = { context: OpenJobContext; plan: PlanChange; onRefused: (problems: Readonly<Record<string, string>>) => AppError }

async function applyChange(tx: TenantTransaction, { context, plan, onRefused }: ApplyChange): Promise<void> {
  const planned = planChange(plan)
  switch (planned.kind) {
    case 'unchanged':
      return
    case 'filled':
      throw conflictError(FILLED_STAYS)
    case 'refused':
      throw onRefused(planned.problems)
    case 'changed':
      return writeChanges(tx, { ...context, changed: [planned.change] })
    default:
      return assertNever(planned)
  }
}
