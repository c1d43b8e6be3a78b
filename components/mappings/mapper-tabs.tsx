'use client'

import { useQueries } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { useMapper } from '#components/mappings/mapper-context.ts'
import type { MapperRow } from '#components/mappings/mapper-row.ts'
import { buildMapperHref } from '#components/mappings/mapping-address.ts'
import { countStates } from '#components/mappings/row-state-cell.tsx'
import { Button } from '#components/ui/button.tsx'
import { type TabItem, Tabs } from '#components/ui/tabs.tsx'
import { type MappedObject, mappedObjects } from '#lib/domain/mappings/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type MapperTabsProps = {
  rows: readonly MapperRow[]
  onConfirmAll: () => void
  /** Before another object's fields are opened: what is not saved may hold it back. */
  onLeave: (event: { preventDefault: () => void }, href: string) => void
}

/** The objects whose fields are mapped, and beside them what waits for somebody. */
export function MapperTabs({ rows, onConfirmAll, onLeave }: MapperTabsProps) {
  const { isReadOnly } = useMapper()
  const tabs = useTabItems(onLeave)
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

/** One tab for each object, with how many fields it has. */
function useTabItems(onLeave: MapperTabsProps['onLeave']): TabItem[] {
  const { ref } = useMapper()
  const api = useApi()
  const pathname = usePathname()
  const lists = useQueries({ queries: mappedObjects.map((object) => api.fields.list.queryOptions({ input: { object } })) })

  return mappedObjects.map((object, index) => {
    const href = buildMapperHref({ pathname, connectionId: ref.connectionId, object })

    return {
      href,
      label: tabLabels[object],
      isCurrent: object === ref.object,
      count: lists[index]?.data?.filter(({ isArchived }) => !isArchived).length,
      onOpen: object === ref.object ? undefined : (event) => onLeave(event, href),
    }
  })
}

const tabLabels: Readonly<Record<MappedObject, string>> = { Offer: 'Offers', Person: 'New hires and people' }

function Wait({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-medium text-rust">
      <CircleAlert aria-hidden="true" className="size-3.5" />
      <span>{children}</span>
    </span>
  )
}
