import type pg from 'pg'
import { z } from 'zod'

const columnSchema = z.object({
  name: z.string(),
  /** As in `uuid`, `text`, `timestamp with time zone`. */
  type: z.string(),
  isRequired: z.boolean(),
  /** The members of an enum type, in order. */
  members: z.array(z.string()),
})

const referenceSchema = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  targetColumns: z.array(z.string()),
  onDelete: z.enum(['NO ACTION', 'RESTRICT', 'CASCADE', 'SET NULL', 'SET DEFAULT']),
})

const tableSchema = z.object({
  name: z.string(),
  /** Whether its rows belong to an organization and are kept apart by a policy. */
  isTenant: z.boolean(),
  hasSecurity: z.boolean(),
  isForced: z.boolean(),
  policyRoles: z.array(z.string()),
  columns: z.array(columnSchema),
  uniqueKeys: z.array(z.array(z.string())),
  references: z.array(referenceSchema),
  /** Columns of which exactly one may hold a value. */
  alternatives: z.array(z.array(z.string())),
})

export type CatalogueTable = z.infer<typeof tableSchema>

const QUERY = `
  select c.relname as name,
    c.relrowsecurity as "hasSecurity",
    c.relforcerowsecurity as "isForced",
    c.relname <> 'lookup' and exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organizationId' and not a.attisdropped
    ) as "isTenant",
    coalesce((
      select json_agg(distinct coalesce(r.rolname, 'public'))
      from pg_policy p cross join unnest(p.polroles) as role(oid) left join pg_roles r on r.oid = role.oid
      where p.polrelid = c.oid
    ), '[]') as "policyRoles",
    (
      select json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, null),
        'isRequired', a.attnotnull and not a.atthasdef,
        'members', coalesce((select json_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = a.atttypid), '[]')
      ) order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    ) as columns,
    coalesce((
      select json_agg((
        select json_agg(a.attname order by k.position)
        from unnest(i.indkey::int[]) with ordinality as k(number, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
      ))
      from pg_index i where i.indrelid = c.oid and i.indisunique
    ), '[]') as "uniqueKeys",
    coalesce((
      select json_agg(json_build_object(
        'table', target.relname,
        'columns', (select json_agg(a.attname order by k.position) from unnest(f.conkey) with ordinality as k(number, position)
                    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number),
        'targetColumns', (select json_agg(a.attname order by k.position) from unnest(f.confkey) with ordinality as k(number, position)
                          join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.number),
        'onDelete', case f.confdeltype when 'a' then 'NO ACTION' when 'r' then 'RESTRICT' when 'c' then 'CASCADE'
                                       when 'n' then 'SET NULL' else 'SET DEFAULT' end
      ))
      from pg_constraint f join pg_class target on target.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f'
    ), '[]') as "references",
    coalesce((
      select json_agg((
        select json_agg(a.attname order by k.position)
        from unnest(f.conkey) with ordinality as k(number, position)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number
      ))
      from pg_constraint f
      where f.conrelid = c.oid and f.contype = 'c' and pg_get_constraintdef(f.oid) ~ 'num_nonnulls\\(.*\\) = 1'
    ), '[]') as "alternatives"
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by c.relname`

/** Every table of the database as PostgreSQL itself describes it, so that no list in a test can be forgotten. */
export async function readTables(client: pg.Client): Promise<CatalogueTable[]> {
  const { rows } = await client.query(QUERY)

  return z.array(tableSchema).parse(rows)
}
