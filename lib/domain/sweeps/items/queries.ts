import { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import type { SweepItemKind } from './mutations.ts'

type SweepRef = { scope: TenantScope; sweepId: string }

const itemSelect = {
  externalId: true,
  applicationExternalId: true,
  candidateExternalId: true,
  readStartedAt: true,
  value: true,
} satisfies Prisma.SweepItemSelect

/** An object as the source listed it; `value` is null where only its id is kept. */
export type SweepItem = Prisma.SweepItemGetPayload<{ select: typeof itemSelect }>

export type ListPending = SweepRef & { kind: SweepItemKind; after: string | null; take: number }

/** What is still to be looked at of one kind, by id. */
export async function listPending({ scope, sweepId, kind, after, take }: ListPending): Promise<SweepItem[]> {
  const { organizationId } = scope

  return inTenant(scope, (tx) =>
    tx.sweepItem.findMany({
      where: { organizationId, sweepId, kind, isPending: true, ...(after === null ? {} : { externalId: { gt: after } }) },
      orderBy: { externalId: 'asc' },
      take,
      select: itemSelect,
    }),
  )
}

/** Kept objects of one kind by their ids; what is not kept is not in it. */
export async function readItems({
  scope,
  sweepId,
  kind,
  externalIds,
}: SweepRef & { kind: SweepItemKind; externalIds: readonly string[] }): Promise<Map<string, SweepItem>> {
  if (externalIds.length === 0) return new Map()
  const where = { organizationId: scope.organizationId, sweepId, kind, externalId: { in: [...externalIds] } }
  const rows = await inTenant(scope, (tx) => tx.sweepItem.findMany({ where, select: itemSelect }))

  return new Map(rows.map((row) => [row.externalId, row]))
}

/** Kept offers by the application that they are made on. */
export async function readOffersOfApplications({
  scope,
  sweepId,
  applicationExternalIds,
}: SweepRef & { applicationExternalIds: readonly string[] }): Promise<Map<string, SweepItem[]>> {
  if (applicationExternalIds.length === 0) return new Map()
  const { organizationId } = scope
  const applicationExternalId = { in: [...applicationExternalIds] }
  const rows = await inTenant(scope, (tx) =>
    tx.sweepItem.findMany({ where: { organizationId, sweepId, kind: 'Offer', applicationExternalId }, select: itemSelect }),
  )

  return Map.groupBy(rows, (row) => row.applicationExternalId ?? '')
}

/** What stands beside what is to be looked at: an offer's application, an application's candidate and job. */
export type JoinedKind = 'Application' | 'Candidate' | 'Job'

/** How many objects of a kind are needed and not kept yet. */
export async function countNeeded({ scope, sweepId, kind }: SweepRef & { kind: JoinedKind }): Promise<number> {
  return inTenant(scope, async (tx) => {
    const [row] = await query<{ count: number }>(tx)`select count(*)::int as count from (${needed({ scope, sweepId, kind })}) as needed`

    return row?.count ?? 0
  })
}

/** Ids of objects of a kind that are needed and not kept yet. */
export async function listNeeded({ scope, sweepId, kind, take }: SweepRef & { kind: JoinedKind; take: number }): Promise<string[]> {
  const rows = await inTenant(
    scope,
    (tx) => query<{ id: string }>(tx)`select id from (${needed({ scope, sweepId, kind })}) as needed order by id limit ${take}`,
  )

  return rows.map(({ id }) => id)
}

function needed({ scope: { organizationId }, sweepId, kind }: SweepRef & { kind: JoinedKind }): Prisma.Sql {
  return Prisma.sql`
    select distinct beside.id from (
      select ${neededColumn(kind)} as id from "sweep_item"
      where "organizationId" = ${organizationId}::uuid and "sweepId" = ${sweepId}::uuid
        and ${kind === 'Application' ? Prisma.sql`"kind" = 'Offer' and "isPending"` : Prisma.sql`"kind" = 'Application'`}
    ) as beside
    where beside.id is not null and not exists (
      select from "sweep_item" as kept
      where kept."organizationId" = ${organizationId}::uuid and kept."sweepId" = ${sweepId}::uuid
        and kept."kind" = ${kind} and kept."externalId" = beside.id)`
}

function neededColumn(kind: JoinedKind): Prisma.Sql {
  if (kind === 'Application') return Prisma.sql`"applicationExternalId"`

  return kind === 'Candidate' ? Prisma.sql`"candidateExternalId"` : Prisma.sql`"value" #>> '{job,id}'`
}

/** Which of some listed objects are needed beside what is kept. */
export async function filterNeeded({
  scope,
  sweepId,
  kind,
  externalIds,
}: SweepRef & { kind: JoinedKind; externalIds: readonly string[] }): Promise<Set<string>> {
  if (kind === 'Job') return new Set(await listNeeded({ scope, sweepId, kind, take: 10_000 }))
  const { organizationId } = scope
  const asking =
    kind === 'Application' ? Prisma.sql`asking."kind" = 'Offer' and asking."isPending"` : Prisma.sql`asking."kind" = 'Application'`
  const rows = await inTenant(
    scope,
    (tx) => query<{ id: string }>(tx)`
      select listed.id from unnest(${[...externalIds]}::text[]) as listed (id)
      where exists (
        select from "sweep_item" as asking
        where asking."organizationId" = ${organizationId}::uuid and asking."sweepId" = ${sweepId}::uuid
          and asking.${neededColumn(kind)} = listed.id and ${asking})`,
  )

  return new Set(rows.map(({ id }) => id))
}

/** How many offers and hires would come in of what is kept: offers of applications that are archived or hidden would not. */
export async function countExpected({ scope, sweepId }: SweepRef): Promise<{ offers: number; hires: number }> {
  const { organizationId } = scope

  return inTenant(scope, async (tx) => {
    const [row] = await query<{ offers: number; hires: number }>(tx)`
      select count(*) filter (
          where item."kind" = 'Offer' and (application."externalId" is null or application."value" ->> 'status' <> 'Archived')
        )::int as offers,
        count(*) filter (where item."kind" = 'Application')::int as hires
      from "sweep_item" as item
      left join "sweep_item" as application on application."organizationId" = item."organizationId"
        and application."sweepId" = item."sweepId" and application."kind" = 'Application'
        and item."kind" = 'Offer' and application."externalId" = item."applicationExternalId"
      where item."organizationId" = ${organizationId}::uuid and item."sweepId" = ${sweepId}::uuid and item."isPending"`

    return row ?? { offers: 0, hires: 0 }
  })
}
