import type { Readings } from '#lib/domain/mappings/schema.ts'
import type { Match } from '#lib/domain/new-hires/contract.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { isSureMatch, listSignals, type Signal, type SignalKind, toMatchSignals, weighSignals } from './rules.ts'

/** How many that may be the same are shown. A common name has many. */
const MATCHES_MAX = 20

const recognisedSelect = {
  firstName: true,
  lastName: true,
  personalEmail: true,
  personalPhone: true,
  linkedIn: true,
} satisfies Prisma.NewHireSelect & Prisma.PersonSelect

const traceSelect = { sourceKey: true, environment: true, candidateExternalId: true, readings: true } satisfies Prisma.NewHireSelect

/** What one new hire is recognised by; nothing once it is no longer pending. One query. */
export async function readHireSignals(tx: TenantTransaction, { scope, newHireId }: { scope: TenantScope; newHireId: string }) {
  const select = { ...recognisedSelect, ...traceSelect, state: true } satisfies Prisma.NewHireSelect
  const hire = await tx.newHire.findUnique({ where: tenantKey(scope, newHireId), select })
  if (hire?.state !== 'Pending') return []

  return listSignals({ own: hire, traces: [{ ...hire, readings: hire.readings as Readings }] })
}

/** What each of these people is recognised by: their own values, and the candidates of the new hires that they were. Two queries. */
export async function readPeopleSignals(
  tx: TenantTransaction,
  { personIds }: { personIds: readonly string[] },
): Promise<ReadonlyMap<string, Signal[]>> {
  const people = await tx.person.findMany({ where: { id: { in: [...personIds] } }, select: { id: true, ...recognisedSelect } })
  const hires = await tx.newHire.findMany({
    where: { personId: { in: [...personIds] }, state: 'Added' },
    select: { personId: true, ...traceSelect },
  })

  return new Map(
    people.map((person) => {
      const own = hires.filter(({ personId }) => personId === person.id)
      const traces = own.map((hire) => ({ ...hire, readings: hire.readings as Readings }))
      return [person.id, listSignals({ own: person, traces })]
    }),
  )
}

export type ReadMatches = { scope: TenantScope; newHireId: string; visibility: { confidential: boolean } }

/**
 * Who may be the same as a pending new hire: people, and other pending ones, the surest first. Who was said to be somebody else is left out,
 * and so is what the reader may not see. At most four queries.
 */
export async function readMatches(tx: TenantTransaction, { scope, newHireId, visibility }: ReadMatches): Promise<Match[]> {
  const { organizationId } = scope
  const rows = await query<{ personId: string | null; newHireId: string | null; kinds: SignalKind[] }>(tx)`
    select theirs."personId"::text, theirs."newHireId"::text, array_agg(distinct theirs."kind"::text) as kinds
    from "person_signal" mine
    join "new_hire" h on h."organizationId" = mine."organizationId" and h."id" = mine."newHireId"
    join "person_signal" theirs
      on theirs."organizationId" = mine."organizationId" and theirs."kind" = mine."kind" and theirs."value" = mine."value"
    left join "new_hire" other on other."organizationId" = theirs."organizationId" and other."id" = theirs."newHireId"
    where mine."organizationId" = ${organizationId}::uuid and mine."newHireId" = ${newHireId}::uuid
      and theirs."newHireId" is distinct from mine."newHireId"
      and not coalesce(theirs."personId", theirs."newHireId") = any(h."apartIds")
      and (other."id" is null or not h."id" = any(other."apartIds"))
      and (other."id" is null or ${visibility.confidential} or not other."confidential")
    group by theirs."personId", theirs."newHireId"
    order by count(distinct theirs."kind") + (bool_or(theirs."kind" = 'Candidate'))::int desc, theirs."newHireId" nulls first, theirs."personId"
    limit ${MATCHES_MAX}::int`
  if (rows.length === 0) return []

  const { people, hires } = await readMatched(tx, rows)

  return rows
    .flatMap(({ personId, newHireId: otherId, kinds }): Match[] => {
      const who = people.get(personId ?? '') ?? hires.get(otherId ?? '')
      const signals = toMatchSignals(kinds)
      return who ? [{ ...who, signals, isSure: isSureMatch(signals) }] : []
    })
    .toSorted((one, other) => weighSignals(other.signals) - weighSignals(one.signals))
}

const matchSelect = {
  id: true,
  name: true,
  personalEmail: true,
  personalPhone: true,
  linkedIn: true,
  jobTitle: true,
  startDate: true,
} satisfies Prisma.NewHireSelect & Prisma.PersonSelect

type Matched = Omit<Match, 'signals' | 'isSure'>

async function readMatched(tx: TenantTransaction, rows: readonly { personId: string | null; newHireId: string | null }[]) {
  const personIds = rows.flatMap(({ personId }) => personId ?? [])
  const hireIds = rows.flatMap(({ newHireId }) => newHireId ?? [])
  const people = await tx.person.findMany({ where: { id: { in: personIds } }, select: { ...matchSelect, endDate: true } })
  const hires = await tx.newHire.findMany({ where: { id: { in: hireIds } }, select: matchSelect })

  return {
    people: new Map(people.map((person): [string, Matched] => [person.id, { kind: 'person', ...person }])),
    hires: new Map(hires.map((hire): [string, Matched] => [hire.id, { kind: 'newHire', ...hire, endDate: null }])),
  }
}
