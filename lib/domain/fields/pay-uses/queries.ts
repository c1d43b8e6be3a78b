import { type FieldObject, holderWords } from '#lib/domain/fields/terms.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { conflictError } from '#lib/platform/errors.ts'

type FieldRef = { scope: TenantScope; object: FieldObject; key: string }

/**
 * What was kept as pay stays pay: nothing may have filled the field from the source, now or in the version that an undo brings back, and
 * nothing that has the field may hold or have held a value of it.
 * @throws AppError `conflict` where something does.
 */
export async function requireNoPay(tx: TenantTransaction, { scope, object, key }: FieldRef): Promise<void> {
  const { organizationId } = scope
  // Held like for a save, so that no mapping begins to fill the field meanwhile.
  await query(tx)`select 1 from "connection" where "organizationId" = ${organizationId}::uuid order by "id" for no key update`
  const rules = await query(tx)`
    select 1 from "mapping_version" version, jsonb_array_elements(version."rules") rule, jsonb_array_elements(rule -> 'steps') step
    where version."organizationId" = ${organizationId}::uuid and version."object"::text = ${object}
      and rule ->> 'field' = ${key} and step ->> 'kind' <> 'constant'
      and version."number" >= (select max(newest."number") - 1 from "mapping_version" newest
        where newest."organizationId" = version."organizationId" and newest."connectionId" = version."connectionId"
          and newest."object" = version."object")
    limit 1`
  if (rules.length > 0) {
    throw conflictError('The mapping fills this field, or did before its last change, so pay may stand in it. Add another field instead.')
  }

  const values = await query(tx)`${selectHolders[object]({ scope, key })} limit 1`
  if (values.length === 0) return

  const holders = holderWords[object]
  const whose = `${holders.charAt(0).toUpperCase()}${holders.slice(1)}`
  throw conflictError(`${whose} hold values of this field that were kept as pay. Add another field instead.`)
}

/** A row for everything of an object that holds a value of the field, or once did. */
const selectHolders: Readonly<Record<FieldObject, (ref: Omit<FieldRef, 'object'>) => Prisma.Sql>> = {
  Offer: ({ scope: { organizationId }, key }) => Prisma.sql`
    select 1 from "offer" where "organizationId" = ${organizationId}::uuid and ("overrides" ? ${key}
      or "source" -> ${key}::text ->> 'value' is not null or "source" -> ${key}::text ->> 'found' is not null
      or "heldSource" -> ${key}::text ->> 'value' is not null or "heldSource" -> ${key}::text ->> 'found' is not null)
    union all
    select 1 from "offer_history_entry" where "organizationId" = ${organizationId}::uuid
      and "changes" @> jsonb_build_array(jsonb_build_object('field', ${key}::text))`,
  Person: ({ scope: { organizationId }, key }) => Prisma.sql`
    select 1 from "new_hire" where "organizationId" = ${organizationId}::uuid and ("overrides" ? ${key}
      or "source" -> ${key}::text ->> 'value' is not null or "source" -> ${key}::text ->> 'found' is not null
      or "decided" ->> ${key}::text is not null)
    union all
    select 1 from "new_hire_history_entry" where "organizationId" = ${organizationId}::uuid
      and "changes" @> jsonb_build_array(jsonb_build_object('field', ${key}::text))
    union all
    select 1 from "person" where "organizationId" = ${organizationId}::uuid and "customValues" ? ${key}
    union all
    select 1 from "person_history_entry" where "organizationId" = ${organizationId}::uuid
      and "changes" @> jsonb_build_array(jsonb_build_object('field', ${key}::text))`,
  OpenJob: ({ scope: { organizationId }, key }) => Prisma.sql`
    select 1 from "open_job" where "organizationId" = ${organizationId}::uuid and "customValues" ? ${key}
    union all
    select 1 from "open_job_history_entry" where "organizationId" = ${organizationId}::uuid
      and "changes" @> jsonb_build_array(jsonb_build_object('field', ${key}::text))`,
}
