'use client'

import { Plus } from 'lucide-react'
import { ArchivedFields } from '#components/fields/archived-fields.tsx'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { CatalogueLimits, MapperNotices } from '#components/mappings/mapper-notices.tsx'
import type { MapperRow } from '#components/mappings/mapper-row.ts'
import { MapperRowItem, rowGrid } from '#components/mappings/mapper-row-item.tsx'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { holderWords } from '#lib/domain/fields/terms.ts'

/** Our fields, target first: those that need somebody, then required ones, then the others. */
export function MapperTable({ rows }: { rows: readonly MapperRow[] }) {
  const { ref, open } = useMapper()

  return (
    <div className="@container scroll-quiet relative min-h-0 flex-1 overflow-y-auto scroll-py-10 px-3 pb-6 max-md:px-1">
      <MapperNotices />
      <div
        aria-hidden="true"
        className={joinClasses(
          rowGrid,
          'sticky top-0 z-10 h-8 items-center border-b border-line bg-canvas px-3 text-12 text-ink-3 @max-xl:hidden',
        )}
      >
        <span>Field in Handoff</span>
        <span />
        <span>Filled from</span>
        <span className="@max-3xl:hidden">Sample</span>
        <span className="text-right">State</span>
        <span />
      </div>
      <ul aria-label={`Fields of ${holderWords[ref.object]}`}>
        {rows.map((row) => (
          <MapperRowItem key={row.field.key} row={row} />
        ))}
      </ul>
      <div className="border-t border-line px-3 pt-3">
        <Button variant="ghost" size="sm" icon={<Plus />} className="-ml-2.5" onClick={() => open({ kind: 'add-field' })}>
          Add field
        </Button>
        <div className="mt-4 flex flex-col gap-6 empty:hidden">
          <ArchivedFields object={ref.object} />
          <CatalogueLimits />
        </div>
      </div>
    </div>
  )
}
