import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { FORGOTTEN } from './rules.ts'

export type ForgottenSubject = {
  scope: TenantScope
  connectionId: string
  subjectKind: string
  subjectExternalId: string
  candidateExternalId: string | null
}

/**
 * Whether an event is about somebody who was forgotten: Ashby repeats deliveries for hours, so one can come after the deletion of its
 * candidate. The deletion's own event tells, and the tombstones of what was theirs.
 */
export async function isForgotten(tx: TenantTransaction, subject: ForgottenSubject): Promise<boolean> {
  const { scope, connectionId, subjectKind, subjectExternalId, candidateExternalId } = subject
  if (subjectKind === 'candidate' || subjectExternalId === '') return false
  const [found] = await tx.$queryRaw<{ isForgotten: boolean }[]>`
    select exists (
      select 1 from "sync_object" where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid
        and "externalId" = ${subjectExternalId} and "statusSeen" = ${FORGOTTEN.code} and "goneAt" is not null
    ) or exists (
      select 1 from "event" where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid
        and "subjectKind" = 'candidate' and "subjectExternalId" = ${candidateExternalId} and "reasonCode" = ${FORGOTTEN.code}
    ) as "isForgotten"`

  return found?.isForgotten ?? false
}
