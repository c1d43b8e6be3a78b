import type { Permission } from '#lib/domain/access/schema.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { buildOpenJobFilter, listOpenJobs } from '#lib/domain/open-jobs/lists/queries.ts'
import { builtInSelect } from '#lib/domain/open-jobs/mutations.ts'
import { readOpenJobValues } from '#lib/domain/open-jobs/rules.ts'
import { inTenant, type TenantScope, tenantWhere } from '#lib/platform/db/tenant.ts'
import type { ExportRow } from './rules.ts'
import type { OpenJobsExport } from './schema.ts'

const PAGE_SIZE = 500

export type ReadExport = { scope: TenantScope; filter: OpenJobsExport }

/** The fields of open jobs as they are arranged now, archived ones included, and how many jobs the filter leaves. */
export async function readExportHead({ scope, filter }: ReadExport): Promise<{ fields: FieldDefinition[]; count: number }> {
  return inTenant(scope, async (tx) => ({
    fields: await readFields(tx, { scope, object: 'OpenJob' }),
    count: await tx.openJob.count({ where: await buildOpenJobFilter(tx, { ...filter, scope }) }),
  }))
}

/** Open jobs with every value, page by page; no transaction is open between two pages. */
export async function* readExportPages({
  scope,
  filter,
  permissions,
}: ReadExport & { permissions: readonly Permission[] }): AsyncGenerator<ExportRow[]> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof listOpenJobs>> = await listOpenJobs({ ...filter, scope, permissions, cursor, limit: PAGE_SIZE })
    const ids = page.items.map(({ id }) => id)
    const rows = await inTenant(scope, (tx) =>
      tx.openJob.findMany({
        where: { ...tenantWhere(scope), id: { in: ids } },
        select: { id: true, customValues: true, ...builtInSelect },
      }),
    )
    const stored = new Map(rows.map((row) => [row.id, row]))

    yield page.items.flatMap((job) => {
      const row = stored.get(job.id)
      return row ? [{ job, values: readOpenJobValues(row) }] : []
    })
    cursor = page.nextCursor
  }
}
