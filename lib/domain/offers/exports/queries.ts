import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { listOffers } from '#lib/domain/offers/lists/queries.ts'
import { builtInSelect, type OfferVisibility } from '#lib/domain/offers/queries.ts'
import { builtInOfferKeys } from '#lib/domain/offers/terms.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import type { ExportRow } from './rules.ts'
import type { OfferExport } from './schema.ts'

const PAGE_SIZE = 500

const valuesSelect = {
  id: true,
  externalId: true,
  customValues: true,
  ...builtInSelect,
} satisfies Prisma.OfferSelect

export type ReadExport = { scope: TenantScope; visibility: OfferVisibility; filter: OfferExport }

/** The fields of offers as they are arranged now, archived ones included. */
export function readExportFields({ scope }: { scope: TenantScope }): Promise<FieldDefinition[]> {
  return inTenant(scope, (tx) => readFields(tx, { scope, object: 'Offer' }))
}

/** The offers of a list with every value that is shown of them, page by page; no transaction is open between two pages. */
export async function* readExportPages({ scope, visibility, filter }: ReadExport): AsyncGenerator<ExportRow[]> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listOffers({ ...filter, scope, visibility, cursor, limit: PAGE_SIZE })
    const ids = page.items.map(({ id }) => id)
    const rows = await inTenant(scope, (tx) => tx.offer.findMany({ where: { id: { in: ids } }, select: valuesSelect }))
    const stored = new Map(rows.map((row) => [row.id, row]))

    yield page.items.flatMap((offer) => {
      const row = stored.get(offer.id)
      return row ? [{ offer, externalId: row.externalId, values: readShown(row) }] : []
    })
    cursor = page.nextCursor
  }
}

function readShown(row: Prisma.OfferGetPayload<{ select: typeof valuesSelect }>): ExportRow['values'] {
  const builtIn = builtInOfferKeys.map((key) => [key, row[key]?.toString() ?? null])

  return { ...(row.customValues as Record<string, string>), ...Object.fromEntries(builtIn) }
}
