import type { Actor, AuditOrigin } from '#lib/domain/audit/schema.ts'
import { writeChanges } from '#lib/domain/open-jobs/changes/mutations.ts'
import { planChange } from '#lib/domain/open-jobs/changes/rules.ts'
import { describeTaken, lockIdentifiers, readTakenIdentifiers } from '#lib/domain/open-jobs/identifiers/mutations.ts'
import { lockOpenJob, readOpenJobFields } from '#lib/domain/open-jobs/mutations.ts'
import { describeProblems } from '#lib/domain/open-jobs/rules.ts'
import { parseText } from '#lib/domain/values/edits/rules.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { conflictError } from '#lib/platform/errors.ts'

export type TakeSourceValues = {
  scope: TenantScope
  openJobId: string
  /** As the source has them, by field key, in the words in which somebody would type them; null clears. */
  texts: Readonly<Record<string, string | null>>
  /** Whoever decided it, or the machine. */
  actor: Actor
  origin?: AuditOrigin
}

/**
 * Makes values of the source those of an open job, with history.
 * @throws AppError `not_found`; `invalid_input` for what does not fit a field's type; `conflict` where the open job may not have it so.
 */
export async function takeSourceValues(tx: TenantTransaction, input: TakeSourceValues): Promise<void> {
  const { scope, openJobId, texts, actor, origin = { ipAddress: null, requestId: null } } = input
  const job = await lockOpenJob(tx, { scope, openJobId })
  const fields = await readOpenJobFields(tx, scope)
  const given = Object.fromEntries(
    fields.flatMap((definition) => {
      const text = texts[definition.key]
      return text === undefined ? [] : [[definition.key, parseText({ definition, text })]]
    }),
  )
  if (given.identifier) {
    await lockIdentifiers(tx, scope)
    const owners = await readTakenIdentifiers(tx, { scope, identifiers: [given.identifier] })
    if ([...owners.values()].some((id) => id !== openJobId)) throw conflictError(describeTaken(given.identifier))
  }

  const planned = planChange({ job, fields, given })
  if (planned.kind === 'refused') throw conflictError(describeProblems(planned.problems))
  if (planned.kind === 'changed') await writeChanges(tx, { scope, actor, origin, changed: [planned.change] })
}
