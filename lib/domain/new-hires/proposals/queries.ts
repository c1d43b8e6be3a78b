import { readMemberNames } from '#lib/domain/access/queries.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Proposal } from '#lib/domain/new-hires/contract.ts'
import { readPersonValues } from '#lib/domain/people/rules.ts'
import type { Origins } from '#lib/domain/people/schema.ts'
import { builtInPersonKeys } from '#lib/domain/people/terms.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'
import type { SourceFields } from '#lib/domain/values/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { type Decided, findProposals } from './rules.ts'

const builtIn = Object.fromEntries(builtInPersonKeys.map((key) => [key, true])) as Record<(typeof builtInPersonKeys)[number], true>

/** What is needed to tell the proposals of a new hire that was added. */
export const proposingSelect = {
  id: true,
  state: true,
  source: true,
  decided: true,
  person: { select: { ...builtIn, customValues: true, origins: true } },
} satisfies Prisma.NewHireSelect

export type ProposingHire = Prisma.NewHireGetPayload<{ select: typeof proposingSelect }>

/** Of one that is not added there are none. Pure. */
export function listProposals({ hire, fields }: { hire: ProposingHire; fields: readonly FieldDefinition[] }): Proposal[] {
  if (hire.state !== 'Added' || !hire.person) return []
  const decided = (hire.decided ?? {}) as Decided

  return findProposals({ fields, source: hire.source as SourceFields, decided, person: readPersonValues(hire.person) })
}

/** Fields of the person for which Ashby now says another value, each with what the person has. At most three queries. */
export async function readProposals(
  tx: TenantTransaction,
  { scope, newHireId }: { scope: TenantScope; newHireId: string },
): Promise<RecordField[]> {
  const hire = await tx.newHire.findUnique({
    where: tenantKey(scope, newHireId),
    select: { ...proposingSelect, sourceReadAt: true },
  })
  if (hire?.state !== 'Added' || !hire.person) return []

  const fields = await readFields(tx, { scope, object: 'Person' })
  const proposals = listProposals({ hire, fields })
  const origins = hire.person.origins as Origins
  const names = await readMemberNames(
    tx,
    proposals.flatMap(({ field }) => origins[field]?.by ?? []),
  )
  const source = hire.source as SourceFields

  return proposals.flatMap((proposal) => {
    const definition = fields.find(({ key }) => key === proposal.field)
    return definition ? [describeProposal({ definition, proposal, source, origins, names, readAt: hire.sourceReadAt })] : []
  })
}

type DescribeProposal = {
  definition: FieldDefinition
  proposal: Proposal
  source: SourceFields
  origins: Origins
  names: ReadonlyMap<string, string>
  readAt: Date
}

/** The person's value with where that comes from, and beside it what Ashby says. */
function describeProposal({ definition, proposal, source, origins, names, readAt }: DescribeProposal): RecordField {
  const { field, value, ashby } = proposal
  const origin = origins[field]
  const isEdited = value !== null && origin !== undefined && origin.kind !== 'ashby'

  return {
    ...definition,
    value,
    provenance: {
      kind: value === null ? 'none' : isEdited ? 'edited' : 'source',
      path: source[field]?.path ?? null,
      pathLabel: null,
      version: source[field]?.version ?? null,
      by: isEdited && origin.by ? (names.get(origin.by) ?? 'A former member') : null,
      at: origin?.at ?? readAt.toISOString(),
    },
    ashby,
    ashbyNowSays: { value: ashby },
    held: null,
    isEdited,
    isLocked: false,
    issue: null,
  }
}
