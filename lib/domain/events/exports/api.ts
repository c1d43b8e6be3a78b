import type { Access } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { visibilityOf } from '#lib/domain/events/api.ts'
import { type EventVisibility, listEvents } from '#lib/domain/events/queries.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { createCsvStream } from '#lib/platform/http/csv-stream.ts'
import { recordEventExport } from './mutations.ts'
import { listColumns, toCells } from './rules.ts'
import type { EventExport } from './schema.ts'

/** The events of a list as CSV, newest first, as far as the caller may see them. That somebody took them is itself written down first. */
export async function exportEvents({ access, filter }: { access: Access; filter: EventExport }): Promise<ReadableStream<Uint8Array>> {
  const { scope } = access
  await recordEventExport({ ...actOf(access), filter })

  return createCsvStream({ columns: listColumns(), pages: readPages({ scope, filter, visibility: visibilityOf(access) }) })
}

const PAGE_SIZE = 500

/** No transaction is open between two pages. */
async function* readPages(options: { scope: TenantScope; filter: EventExport; visibility: EventVisibility }): AsyncGenerator<string[][]> {
  const { filter, ...reader } = options
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listEvents({ ...filter, ...reader, cursor, limit: PAGE_SIZE })
    yield page.items.map(toCells)
    cursor = page.nextCursor
  }
}
