import { noteHealth } from '#lib/domain/connections/doctor/mutations.ts'
import { findFindings, isDegraded, isSettling } from '#lib/domain/connections/doctor/rules.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { gatherFacts } from './describe-connection.ts'

/**
 * Judges by what is stored whether an account does what it was set up to do, and tells people when that changes. Called wherever something
 * that decides it was written: after an examination, a check of Ashby's lists, a configuration, and what a call said of the key.
 */
export async function reviewHealth({ scope, connectionId }: { scope: TenantScope; connectionId: string }): Promise<void> {
  await noteHealth({
    scope,
    id: connectionId,
    judge(row) {
      const facts = gatherFacts({ scope, row, now: new Date() })

      return isDegraded(findFindings({ facts })) || (row.degradedAt !== null && isSettling(facts))
    },
  })
}
