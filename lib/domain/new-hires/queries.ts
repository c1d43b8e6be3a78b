import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { getOfferDefaults } from '#lib/domain/offers/queries.ts'
import { describeIssues } from '#lib/domain/values/descriptions/rules.ts'
import type { FieldDefaults, FieldIssue } from '#lib/domain/values/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { NewHireSummary } from './contract.ts'
import type { NewHireFlag } from './terms.ts'

/** Whether new hires of confidential jobs exist for the reader. */
export type HireVisibility = { confidential: boolean }

/** What the organization chose for what Ashby does not tell: of pay the same as for offers. */
export async function readHireDefaults(tx: TenantTransaction, scope: TenantScope): Promise<FieldDefaults> {
  const { currency, payInterval } = await getOfferDefaults(tx, scope)

  return { currency, payInterval }
}

export type FindHire = { scope: TenantScope; connectionId: string; applicationExternalId: string }

/** The new hire of an application; null where none of it is known. */
export async function findHireOfApplication({ scope, connectionId, applicationExternalId }: FindHire): Promise<{ id: string } | null> {
  return inTenant(scope, (tx) =>
    tx.newHire.findFirst({
      where: { organizationId: scope.organizationId, connectionId, externalId: applicationExternalId },
      select: { id: true },
    }),
  )
}

/** What a summary is made of, by `toHireSummary`. */
export const hireSummarySelect = {
  id: true,
  state: true,
  stateChangedAt: true,
  sourceStatus: true,
  environment: true,
  name: true,
  personalEmail: true,
  jobTitle: true,
  department: true,
  location: true,
  startDate: true,
  flags: true,
  issues: true,
  confidential: true,
  personId: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.NewHireSelect

export type HireSummaryRow = Prisma.NewHireGetPayload<{ select: typeof hireSummarySelect }>
/** Only the new hires that exist for the reader. */
export function whereHireVisible({ confidential }: HireVisibility): Prisma.NewHireWhereInput {
  return confidential ? {} : { confidential: false }
}

export type ToHireSummary = { row: HireSummaryRow; fields: readonly FieldDefinition[] }

/** One new hire as lists show it. */
export function toHireSummary({ row, fields }: ToHireSummary): NewHireSummary {
  const issues = describeIssues({ fields, issues: row.issues as FieldIssue[] })

  return {
    id: row.id,
    state: row.state,
    stateChangedAt: row.stateChangedAt.toISOString(),
    sourceStatus: row.sourceStatus,
    environment: row.environment,
    name: row.name,
    personalEmail: row.personalEmail,
    jobTitle: row.jobTitle,
    department: row.department,
    location: row.location,
    startDate: row.startDate,
    flags: row.flags as NewHireFlag[],
    issueCount: issues.length,
    blockingIssueCount: issues.filter(({ isBlocking }) => isBlocking).length,
    isConfidential: row.confidential,
    personId: row.personId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
