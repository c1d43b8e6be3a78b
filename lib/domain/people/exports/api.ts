import type { Access } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { listExportedFields } from '#lib/domain/fields/exports/rules.ts'
import { createCsvStream } from '#lib/platform/http/csv-stream.ts'
import { recordPeopleExport } from './mutations.ts'
import { readExportHead, readExportPages } from './queries.ts'
import { listColumns, toExportCells } from './rules.ts'
import type { PeopleExport } from './schema.ts'

/** The directory as CSV with every field that the caller may see. That somebody took it is itself written down first. */
export async function exportPeople({ access, filter }: { access: Access; filter: PeopleExport }): Promise<ReadableStream<Uint8Array>> {
  const { scope, permissions } = access
  const head = await readExportHead({ scope, filter })
  await recordPeopleExport({ ...actOf(access), filter, count: head.count })

  const fields = listExportedFields({ fields: head.fields, permissions })

  return createCsvStream({ columns: listColumns(fields), pages: toCells({ pages: readExportPages({ scope, filter }), fields }) })
}

type ToCells = { pages: ReturnType<typeof readExportPages>; fields: ReturnType<typeof listExportedFields> }

async function* toCells({ pages, fields }: ToCells): AsyncGenerator<string[][]> {
  for await (const rows of pages) yield rows.map((row) => toExportCells({ row, fields }))
}
