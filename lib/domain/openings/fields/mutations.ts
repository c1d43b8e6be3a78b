import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditOrigin, Requester } from '#lib/domain/audit/schema.ts'
import type { FieldOption } from '#lib/domain/fields/schema.ts'
import type { OpeningProblem } from '#lib/domain/openings/schema.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, notFoundError } from '#lib/platform/errors.ts'
import { readOpeningFields } from './queries.ts'

export type SwitchField = {
  scope: TenantScope
  connectionId: string
  actor: Requester
  origin: AuditOrigin
  key: string
  isOn: boolean
  /** Whether Ashby has a type for it. */
  isWritable: (type: string) => boolean
}

/**
 * Chooses that a custom field is written to Ashby, or that it is no more. What is in Ashby stays.
 * @throws AppError `not_found`; `invalid_input` for a type that Ashby has none for.
 */
export async function switchField({ scope, connectionId, actor, origin, key, isOn, isWritable }: SwitchField): Promise<void> {
  await inTenant(scope, async (tx) => {
    const field = (await readOpeningFields(tx, { scope, connectionId })).find(({ fieldKey }) => fieldKey === key)
    if (!field) throw notFoundError('field')
    if (isOn && !isWritable(field.definition.type)) {
      const userMessage = `Ashby has no type for ${field.definition.label}, so it cannot be written there.`
      throw new AppError({ code: 'invalid_input', retry: 'no', userMessage })
    }
    if (field.isOn === isOn) return

    await saveField(tx, { scope, connectionId, key, data: { isOn, problem: null } })
    await writeAudit(tx, {
      ...{ scope, actor, ...origin },
      action: 'openings.field-switched',
      objectKind: 'openings',
      objectId: scope.organizationId,
      after: { field: key, isOn },
    })
    await notifyChange(tx, { scope, topic: 'openings' })
  })
}

export type SaveField = {
  scope: TenantScope
  connectionId: string
  key: string
  data: {
    isOn?: boolean
    externalId?: string | null
    createSentAt?: Date | null
    sentOptions?: FieldOption[]
    problem?: OpeningProblem | null
  }
}

export async function saveField(tx: TenantTransaction, { scope, connectionId, key, data }: SaveField): Promise<void> {
  const place = { organizationId: scope.organizationId, connectionId, fieldKey: key }
  const { problem, ...rest } = data
  const changed = { ...rest, ...(problem === undefined ? {} : { problem: problem ?? Prisma.DbNull }) }
  await tx.openingField.upsert({
    where: { organizationId_connectionId_fieldKey: place },
    create: { ...place, ...changed },
    update: changed,
    select: { id: true },
  })
}
