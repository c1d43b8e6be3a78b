import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { readToday } from '#lib/domain/offers/queries.ts'
import { buildPeopleFilter, listPeople } from '#lib/domain/people/lists/queries.ts'
import { builtInSelect } from '#lib/domain/people/mutations.ts'
import { readPersonValues } from '#lib/domain/people/rules.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import type { ExportRow } from './rules.ts'
import type { PeopleExport } from './schema.ts'

const PAGE_SIZE = 500

export type ReadExport = { scope: TenantScope; filter: PeopleExport }

/** The fields of people as they are arranged now, archived ones included, and how many people the filter leaves. */
export async function readExportHead({ scope, filter }: ReadExport): Promise<{ fields: FieldDefinition[]; count: number }> {
  return inTenant(scope, async (tx) => {
    const today = await readToday(tx, scope)

    return {
      fields: await readFields(tx, { scope, object: 'Person' }),
      count: await tx.person.count({ where: await buildPeopleFilter(tx, { ...filter, today }) }),
    }
  })
}

/** People of the directory with every value, page by page; no transaction is open between two pages. */
export async function* readExportPages({ scope, filter }: ReadExport): AsyncGenerator<ExportRow[]> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof listPeople>> = await listPeople({ ...filter, scope, cursor, limit: PAGE_SIZE })
    const ids = page.items.map(({ id }) => id)
    const rows = await inTenant(scope, (tx) =>
      tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, customValues: true, ...builtInSelect } }),
    )
    const stored = new Map(rows.map((row) => [row.id, row]))

    yield page.items.flatMap((person) => {
      const row = stored.get(person.id)
      return row ? [{ person, values: readPersonValues(row) }] : []
    })
    cursor = page.nextCursor
  }
}
