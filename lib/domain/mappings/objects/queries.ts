import type { RecordVisibility } from '#lib/domain/mappings/records/rules.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { readHireDefaults } from '#lib/domain/new-hires/queries.ts'
import { defaultsFor } from '#lib/domain/offers/presentation/rules.ts'
import { getOfferDefaults } from '#lib/domain/offers/queries.ts'
import type { OfferState } from '#lib/domain/offers/terms.ts'
import type { FieldDefaults, Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

type Search = { patterns: readonly string[]; visibility: RecordVisibility; most: number }

/**
 * The records that a mapping fills. Of one name in every table are id, connectionId, confidential, name, jobTitle, state, readings, source,
 * overrides, issues, issueCount, currency and payInterval.
 */
type MappedTable = {
  table: Prisma.Sql
  /** What people still prepare: what a version fills. */
  isOpen: Prisma.Sql
  /** What Ashby holds while updates are off. */
  heldSource: Prisma.Sql
  /** Ids of records in any state, by the object's own search, which looks at one state at a time because lists do. */
  search: (search: Search) => Prisma.Sql
}

const tables: Readonly<Record<MappedObject, MappedTable>> = {
  Offer: {
    table: Prisma.sql`"offer"`,
    isOpen: Prisma.sql`("state" = 'Unpublished' and "archivedAt" is null)`,
    heldSource: Prisma.sql`"heldSource"`,
    search: ({ patterns, visibility, most }) => Prisma.sql`
      select found.id from unnest(enum_range(null::"OfferState")) as of(state) cross join lateral
        app.search_offers(${[...patterns]}::text[], of.state, null::"Environment", ${visibility.confidential}, ${most}::int) as found(id)`,
  },
  Person: {
    table: Prisma.sql`"new_hire"`,
    // What others pushed names our fields itself, and no mapping fills it.
    isOpen: Prisma.sql`("state" = 'Pending' and "sourceKey" <> 'pushed')`,
    // New hires follow Ashby whatever the connection's events are.
    heldSource: Prisma.sql`null::jsonb`,
    search: ({ patterns, visibility, most }) => Prisma.sql`
      select found.id from unnest(enum_range(null::"NewHireState")) as of(state) cross join lateral
        app.search_new_hires(${[...patterns]}::text[], of.state, ${visibility.confidential}, ${most}::int) as found(id)`,
  },
}

/** Where the records of an object stand, for a query over any object's. */
export function tableOf(object: MappedObject): MappedTable {
  return tables[object]
}

/** Leaves out what the reader may not know of. */
export function whereSeen({ confidential }: RecordVisibility): Prisma.Sql {
  return confidential ? Prisma.sql`true` : Prisma.sql`not "confidential"`
}

export type ShownRow = {
  state: string
  source: SourceFields
  overrides: Overrides
  /** As shown now. */
  currency: string | null
  payInterval: string | null
}

type ReadDefaults = (tx: TenantTransaction, options: { scope: TenantScope; row: ShownRow }) => Promise<FieldDefaults>

const defaultsByObject: Readonly<Record<MappedObject, ReadDefaults>> = {
  Offer: async (tx, { scope, row }) =>
    defaultsFor({ row: { ...row, state: row.state as OfferState }, defaults: await getOfferDefaults(tx, scope) }),
  Person: (tx, { scope }) => readHireDefaults(tx, scope),
}

/** What one record shows where neither Ashby nor a person says anything. */
export function readDefaults(
  tx: TenantTransaction,
  { object, ...options }: { object: MappedObject; scope: TenantScope; row: ShownRow },
): Promise<FieldDefaults> {
  return defaultsByObject[object](tx, options)
}
