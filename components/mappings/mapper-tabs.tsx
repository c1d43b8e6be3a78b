'use client'

import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMapper } from '#components/mappings/mapper-context.ts'
import type { MapperRow } from '#components/mappings/mapper-row.ts'
import { countStates } from '#components/mappings/row-state-cell.tsx'
import { type ObjectTabs, useObjectTabs } from '#components/mappings/use-object-tabs.ts'
import { Button } from '#components/ui/button.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type MapperTabsProps = {
  rows: readonly MapperRow[]
  onConfirmAll: () => void
  onLeave: NonNullable<ObjectTabs['onLeave']>
}

/** The objects whose fields are mapped, and beside them what waits for somebody. */
export function MapperTabs({ rows, onConfirmAll, onLeave }: MapperTabsProps) {
  const { isReadOnly, ref } = useMapper()
  const tabs = useObjectTabs({ ...ref, onLeave })
  const { missing, suggested, unmatched } = countStates(rows)

  return (
    <div className="flex min-h-10 shrink-0 items-center gap-x-4 border-b border-line px-6 max-md:flex-wrap max-md:bg-surface max-md:px-4">
      <Tabs label="Objects" isShallow className="-mb-px min-w-0 shrink-0 border-b-0 max-md:basis-full" items={tabs} />
      <p
        role="status"
        className="num ml-auto flex min-w-0 flex-wrap items-center justify-end gap-x-3 gap-y-1 text-12 max-md:-mx-4 max-md:basis-[calc(100%+32px)] max-md:justify-start max-md:border-t max-md:border-line max-md:px-4 max-md:py-2 max-md:empty:hidden"
      >
        {missing > 0 ? (
          <Wait>{formatCountOf({ count: missing, one: 'required field is', many: 'required fields are' })} not mapped</Wait>
        ) : null}
        {unmatched > 0 ? <Wait>{formatCountOf({ count: unmatched, one: 'lookup misses', many: 'lookups miss' })} values</Wait> : null}
        {suggested > 0 && (isReadOnly || suggested === 1) ? <span className="text-iris">{suggested} to confirm</span> : null}
      </p>
      {suggested > 1 && !isReadOnly ? (
        <Button size="sm" className="max-md:mb-2.5 max-md:w-full" onClick={onConfirmAll}>
          Confirm all {suggested}
        </Button>
      ) : null}
    </div>
  )
}

function Wait({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-medium text-rust">
      <CircleAlert aria-hidden="true" className="size-3.5" />
      <span>{children}</span>
    </span>
  )
}
