import type { Access } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { listExportedFields } from '#lib/domain/fields/exports/rules.ts'
import { requirePay, visibilityOf } from '#lib/domain/offers/api.ts'
import { createCsvStream } from '#lib/platform/http/csv-stream.ts'
import { recordOfferExport } from './mutations.ts'
import { readExportFields, readExportPages } from './queries.ts'
import { listColumns, toExportCells } from './rules.ts'
import type { OfferExport } from './schema.ts'

/**
 * The offers of a list as CSV with every field that the caller may see. That somebody took them is itself written down first.
 * Throws `forbidden` for an order that would tell what the caller may not see.
 */
export async function exportOffers({ access, filter }: { access: Access; filter: OfferExport }): Promise<ReadableStream<Uint8Array>> {
  const { scope, permissions } = access
  if (filter.sort === 'baseSalary') requirePay(access)
  await recordOfferExport({ ...actOf(access), filter })

  const fields = listExportedFields({ fields: await readExportFields({ scope }), permissions })
  const pages = readExportPages({ scope, filter, visibility: visibilityOf(access) })

  return createCsvStream({ columns: listColumns(fields), pages: toCells({ pages, fields }) })
}

type ToCells = { pages: ReturnType<typeof readExportPages>; fields: ReturnType<typeof listExportedFields> }

async function* toCells({ pages, fields }: ToCells): AsyncGenerator<string[][]> {
  for await (const rows of pages) yield rows.map((row) => toExportCells({ row, fields }))
}
