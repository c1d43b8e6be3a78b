import type { Access } from '#lib/domain/access/api.ts'
import { listExportedFields } from '#lib/domain/fields/exports/rules.ts'
import { createCsvStream } from '#lib/platform/http/csv-stream.ts'
import { recordOpenJobsExport } from './mutations.ts'
import { readExportHead, readExportPages } from './queries.ts'
import { listColumns, toExportCells } from './rules.ts'
import type { OpenJobsExport } from './schema.ts'

/** Open jobs as CSV with every field that the caller may see. That somebody took them is itself written down first. */
export async function exportOpenJobs({ access, filter }: { access: Access; filter: OpenJobsExport }): Promise<ReadableStream<Uint8Array>> {
  const { scope, actor, ipAddress, requestId, permissions } = access
  const head = await readExportHead({ scope, filter })
  await recordOpenJobsExport({ scope, actor, ipAddress, requestId, filter, count: head.count })

  const fields = listExportedFields({ fields: head.fields, permissions })

  return createCsvStream({
    columns: listColumns(fields),
    pages: toCells({ pages: readExportPages({ scope, filter, permissions }), fields }),
  })
}

type ToCells = { pages: ReturnType<typeof readExportPages>; fields: ReturnType<typeof listExportedFields> }

async function* toCells({ pages, fields }: ToCells): AsyncGenerator<string[][]> {
  for await (const rows of pages) yield rows.map((row) => toExportCells({ row, fields }))
}
