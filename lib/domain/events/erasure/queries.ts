import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
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
export async function isForgotten(subject: ForgottenSubject): Promise<boolean> {
  const { scope, connectionId, subjectKind, subjectExternalId, candidateExternalId } = subject
  if (subjectKind === 'candidate' || subjectExternalId === '') return false

  return inTenant(scope, async (tx) => {
    const tombstone = await tx.syncObject.findFirst({
      where: { connectionId, externalId: subjectExternalId, statusSeen: FORGOTTEN.code, goneAt: { not: null } },
      select: { externalId: true },
    })
    if (tombstone || candidateExternalId === null) return tombstone !== null

    const deletion = await tx.event.findFirst({
      where: { connectionId, subjectKind: 'candidate', subjectExternalId: candidateExternalId, reasonCode: FORGOTTEN.code },
      select: { id: true },
    })

    return deletion !== null
  })
}
