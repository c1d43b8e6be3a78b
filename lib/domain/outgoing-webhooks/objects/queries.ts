import type { z } from 'zod'
import { readMemberNames } from '#lib/domain/access/queries.ts'
import { redactAnswer } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import { newHireSummarySchema } from '#lib/domain/new-hires/contract.ts'
import { hireSummarySelect, toHireSummary } from '#lib/domain/new-hires/queries.ts'
import { offerSummarySchema } from '#lib/domain/offers/contract.ts'
import { summarySelect as offerSelect, readToday, toSummary as toOfferSummary } from '#lib/domain/offers/queries.ts'
import { openJobSummarySchema } from '#lib/domain/open-jobs/contract.ts'
import { summarySelect as openJobSelect, toSummary as toOpenJobSummary } from '#lib/domain/open-jobs/queries.ts'
import { type OutgoingEvent, type OutgoingObject, outgoingEventWords } from '#lib/domain/outgoing-webhooks/terms.ts'
import { personSummarySchema } from '#lib/domain/people/contract.ts'
import { summarySelect as personSelect, toSummary as toPersonSummary } from '#lib/domain/people/queries.ts'
import { type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

export type ReadOutgoingData = {
  scope: TenantScope
  event: OutgoingEvent
  objectId: string
  /** What the webhook may tell, as permissions of a reader. */
  permissions: readonly Permission[]
}

type Found = { summary: unknown; isConfidential: boolean }

/**
 * What a webhook is told of an object as it is now: the API's own summary of it, through the same redaction. Null where it is gone, or hidden
 * from such a reader.
 */
export async function readOutgoingData(tx: TenantTransaction, input: ReadOutgoingData): Promise<unknown> {
  const { event, permissions } = input
  const { object } = outgoingEventWords[event]
  const found = await readers[object](tx, input)
  if (!found || (found.isConfidential && !permissions.includes('confidential.read'))) return null
  const { isRemoved, value } = redactAnswer({ schema: summarySchemas[object], output: found.summary, permissions })

  return isRemoved ? null : value
}

/** What stands in `data`, by the sort of object. */
export const summarySchemas: Readonly<Record<OutgoingObject, z.ZodType>> = {
  offer: offerSummarySchema,
  newHire: newHireSummarySchema,
  person: personSummarySchema,
  openJob: openJobSummarySchema,
}

type Read = (tx: TenantTransaction, input: ReadOutgoingData) => Promise<Found | null>

const readers: Readonly<Record<OutgoingObject, Read>> = {
  offer: async (tx, { scope, objectId }) => {
    const row = await tx.offer.findUnique({ where: tenantKey(scope, objectId), select: offerSelect })
    if (!row) return null
    const fields = await readFields(tx, { scope, object: 'Offer' })
    const names = await readMemberNames(tx, row.assigneeId ? [row.assigneeId] : [])

    return { summary: toOfferSummary({ row, fields, names, today: await readToday(tx, scope) }), isConfidential: row.confidential }
  },
  newHire: async (tx, { scope, objectId }) => {
    const row = await tx.newHire.findUnique({ where: tenantKey(scope, objectId), select: hireSummarySelect })
    if (!row) return null
    const fields = await readFields(tx, { scope, object: 'Person' })

    return { summary: toHireSummary({ row, fields }), isConfidential: row.confidential }
  },
  person: async (tx, { scope, objectId }) => {
    const row = await tx.person.findUnique({ where: tenantKey(scope, objectId), select: personSelect })

    return row && { summary: toPersonSummary({ row, today: await readToday(tx, scope) }), isConfidential: false }
  },
  openJob: async (tx, { scope, objectId, permissions }) => {
    const row = await tx.openJob.findUnique({ where: tenantKey(scope, objectId), select: openJobSelect })

    return row && { summary: toOpenJobSummary({ row, permissions }), isConfidential: false }
  },
}
