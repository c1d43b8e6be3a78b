import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { readMemberNames } from '#lib/domain/access/queries.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { tableOf } from '#lib/domain/mappings/objects/queries.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import type { MappingVersion } from './contract.ts'
import { compileMapping, type LoadedMappings } from './engine.ts'
import { diffRules } from './rules.ts'
import { type MappingRules, mappingOriginSchema, mappingRuleSchema, mappingRulesSchema } from './schema.ts'

/** One mapping: how an object is filled from a connection. */
export type MappingRef = { scope: TenantScope; connectionId: string; object: MappedObject }

/** In characters of JSON: most mappings have a few thousand, one with large lookups a million. */
const RULES_CACHED = 20_000_000

/** By the version's id and not its number: a number whose transaction was rolled back is given again, to other rules. */
const rulesCache = new LRUCache<string, MappingRules>({
  maxSize: RULES_CACHED,
  sizeCalculation: (rules) => JSON.stringify(rules).length,
})

export type ReadMappings = MappingRef & { fields: readonly FieldDefinition[]; numbers: Iterable<number> }

/**
 * The live version and every asked one, compiled for these fields. A version that does not exist is left out; where there is none at all,
 * the live one is number 0, which fills nothing. One query where the rules were read before, else two.
 */
export async function readMappings(tx: TenantTransaction, { fields, numbers, ...ref }: ReadMappings): Promise<LoadedMappings> {
  const asked = [...new Set(numbers)].filter((number) => number > 0)
  const versions = await query<{ id: string; number: number }>(tx)`
    select "id"::text as id, "number" from "mapping_version"
    where "organizationId" = ${ref.scope.organizationId}::uuid and "connectionId" = ${ref.connectionId}::uuid
      and "object" = ${ref.object}::"MappedObject" and ("number" = any(${asked}::int[]) or "number" = (
        select max("number") from "mapping_version"
        where "organizationId" = ${ref.scope.organizationId}::uuid and "connectionId" = ${ref.connectionId}::uuid
          and "object" = ${ref.object}::"MappedObject"))`
  const rules = await readRules(
    tx,
    versions.map(({ id }) => id),
  )
  const compiled = versions.map(({ id, number }) => [number, compileMapping({ fields, rules: rules.get(id) ?? [] })] as const)
  const live = Math.max(0, ...versions.map(({ number }) => number))

  return { live, compiled: new Map(live === 0 ? [[0, compileMapping({ fields, rules: [] })]] : compiled) }
}

/** Rules by the version's id. They never change, so they are read once. */
async function readRules(tx: TenantTransaction, ids: string[]): Promise<Map<string, MappingRules>> {
  const found = new Map(ids.flatMap((id) => [[id, rulesCache.get(id)] as const]).filter(isKnown))
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length === 0) return found

  for (const { id, rules: stored } of await tx.mappingVersion.findMany({
    where: { id: { in: missing } },
    select: { id: true, rules: true },
  })) {
    const rules = parseStoredRules({ id, stored })
    rulesCache.set(id, rules)
    found.set(id, rules)
  }

  return found
}

function isKnown(entry: readonly [string, MappingRules | undefined]): entry is readonly [string, MappingRules] {
  return entry[1] !== undefined
}

/**
 * What stands in the database, as rules. A rule that cannot be read fills nothing, and the others go on: one broken rule must not stop the
 * records of a whole connection.
 */
function parseStoredRules({ id, stored }: { id: string; stored: unknown }): MappingRules {
  const whole = mappingRulesSchema.safeParse(stored)
  if (whole.success) return whole.data

  const parts = z.array(z.unknown()).safeParse(stored).data ?? []
  const readable = parts.flatMap((part) => mappingRuleSchema.safeParse(part).data ?? [])
  log.error({ mappingVersionId: id, unreadableRules: parts.length - readable.length }, 'a mapping version holds rules that cannot be read')

  return readable
}

const versionSelect = {
  id: true,
  number: true,
  rules: true,
  origin: true,
  originNumber: true,
  createdById: true,
  createdAt: true,
} satisfies Prisma.MappingVersionSelect

type VersionRow = Prisma.MappingVersionGetPayload<{ select: typeof versionSelect }>

/** One version as it is told, with its rules. */
export type StoredVersion = { version: Omit<MappingVersion, 'changes'>; rules: MappingRules }

/** The version that fills records now. Null where the connection has none, or is of another organization. Two queries. */
export async function readLiveVersion(tx: TenantTransaction, { connectionId, object }: MappingRef): Promise<StoredVersion | null> {
  const row = await tx.mappingVersion.findFirst({ where: { connectionId, object }, orderBy: { number: 'desc' }, select: versionSelect })

  return row ? toStored(row, await readMemberNames(tx, row.createdById ? [row.createdById] : [])) : null
}

/** One version by its number. */
export async function findVersion(
  tx: TenantTransaction,
  { connectionId, object, number }: MappingRef & { number: number },
): Promise<StoredVersion | null> {
  const row = await tx.mappingVersion.findFirst({ where: { connectionId, object, number }, select: versionSelect })

  return row ? toStored(row, await readMemberNames(tx, row.createdById ? [row.createdById] : [])) : null
}

const connectionSelect = {
  name: true,
  environment: true,
  state: true,
  keyLastFour: true,
  fieldsReadAt: true,
  fieldsErrorCode: true,
} satisfies Prisma.ConnectionSelect

/** What a mapping's screen tells of the connection. Throws `not_found`. */
export async function readMappedConnection(tx: TenantTransaction, { scope, connectionId }: Omit<MappingRef, 'object'>) {
  const row = await tx.connection.findUnique({ where: tenantKey(scope, connectionId), select: connectionSelect })
  if (!row) throw notFoundError('connection')

  return row
}

/** Counts stop here: past it only "more than 1000" is of use. */
const COUNT_MAX = 1001

export type RecordCounts = { openCount: number; behindCount: number; issueCounts: Record<string, number> }

/**
 * How the open records of the connection stand with the live version. `keys` are the fields that are filled: an archived one keeps
 * what an old version made of it, and is not behind; nor is what an old version filled by the same rule as today's. One query, which stops
 * at 1001 records each.
 */
export async function countRecords(
  tx: TenantTransaction,
  { scope, connectionId, object, live, keys }: MappingRef & { live: number; keys: string[] },
): Promise<RecordCounts> {
  const { table, isOpen } = tableOf(object)
  const [counts] = await query<RecordCounts>(tx)`
    with open as (
      select "source", "issues", "issueCount" from ${table}
      where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid and ${isOpen}
    ), troubled as (select "issues" from open where "issueCount" > 0 limit ${COUNT_MAX}::int
    ), rule as (
      select "number", rule ->> 'field' as field, rule -> 'steps' as steps from "mapping_version", jsonb_array_elements("rules") rule
      where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid and "object" = ${object}::"MappedObject"
    ), equal as (
      select old.field, old."number" from rule old join rule live on live.field = old.field and live.steps = old.steps
      where live."number" = ${live}::int
    )
    select
      (select count(*)::int from (select 1 from open limit ${COUNT_MAX}::int) one) as "openCount",
      (select count(*)::int from (
        select 1 from open where exists (
          select 1 from jsonb_each("source") field
          where field.key = any(${keys}::text[]) and field.value ->> 'version' is not null
            and (field.key, (field.value ->> 'version')::int) not in (select equal.field, equal."number" from equal)
        ) limit ${COUNT_MAX}::int
      ) one) as "behindCount",
      (select coalesce(jsonb_object_agg(field, count), '{}') from (
        select issue ->> 'field' as field, count(*)::int as count from troubled, jsonb_array_elements("issues") issue
        where issue ->> 'field' = any(${keys}::text[]) group by 1
      ) by_field) as "issueCounts"`

  return counts ?? { openCount: 0, behindCount: 0, issueCounts: {} }
}

const VERSIONS_PAGE = 30

/** One page of versions, newest first, each with what it says differently from the one before it. Three queries. */
export async function listVersions(
  tx: TenantTransaction,
  { scope, connectionId, object, before }: MappingRef & { before?: number },
): Promise<{ items: MappingVersion[]; hasMore: boolean }> {
  const fields = await readFields(tx, { scope, object })
  const rows = await tx.mappingVersion.findMany({
    where: { connectionId, object, ...(before === undefined ? {} : { number: { lt: before } }) },
    orderBy: { number: 'desc' },
    // One more than is told: the last one's changes are told against it.
    take: VERSIONS_PAGE + 1,
    select: versionSelect,
  })
  const names = await readMemberNames(
    tx,
    rows.flatMap(({ createdById }) => createdById ?? []),
  )
  const stored = rows.map((row) => toStored(row, names))
  const items = stored.slice(0, VERSIONS_PAGE).map(({ version, rules }, index) => ({
    ...version,
    changes: diffRules({ before: stored[index + 1]?.rules ?? [], after: rules, fields }),
  }))

  return { items, hasMore: rows.length > VERSIONS_PAGE }
}

function toStored(row: VersionRow, names: ReadonlyMap<string, string>): StoredVersion {
  return {
    version: {
      number: row.number,
      origin: mappingOriginSchema.parse(row.origin),
      originNumber: row.originNumber,
      by: row.createdById ? (names.get(row.createdById) ?? 'A former member') : null,
      at: row.createdAt.toISOString(),
    },
    rules: parseStoredRules({ id: row.id, stored: row.rules }),
  }
}
