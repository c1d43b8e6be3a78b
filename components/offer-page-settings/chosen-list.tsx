'use client'

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { moveItem } from '#components/offer-page-settings/edit-sections.ts'
import { useAnnounce } from '#components/patterns/live-region.tsx'
import { MoveButtons } from '#components/patterns/move-buttons.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

export type ChosenItem = { id: string; name: string; icon: ReactNode /** Behind the name: "Archived". */; note?: ReactNode }

/** What is chosen, in the order of the page. */
export function ChosenList({ label, items, onChange }: { label: string; items: readonly ChosenItem[]; onChange: (ids: string[]) => void }) {
  const announce = useAnnounce()
  const ids = items.map(({ id }) => id)
  const move = (index: number, by: -1 | 1) => {
    const to = index + by
    if (to < 0 || to >= ids.length) return
    onChange(moveItem({ items: ids, index, by }))
    announce(`${items[index]?.name ?? ''} is number ${to + 1} of ${ids.length}`)
  }
  const remove = (item: ChosenItem) => {
    onChange(ids.filter((id) => id !== item.id))
    announce(`${item.name} removed`)
  }
  if (items.length === 0) return null

  return (
    <ol aria-label={label} className="overflow-hidden rounded-md border border-line">
      {items.map((item, index) => (
        <li key={item.id} className="flex min-h-9 items-center gap-0.5 border-b border-line pr-1 pl-2.5 last:border-0 max-md:min-h-11">
          <span aria-hidden="true" className="mr-2 text-ink-3 [&_.lucide]:size-3.5">
            {item.icon}
          </span>
          <span dir="auto" title={item.name} className="min-w-0 flex-1 truncate text-left">
            {item.name}
          </span>
          {item.note}
          <MoveButtons name={item.name} isFirst={index === 0} isLast={index === items.length - 1} onMove={(by) => move(index, by)} />
          <IconButton label={`Remove ${item.name}`} size="sm" icon={<X />} onClick={() => remove(item)} />
        </li>
      ))}
    </ol>
  )
}
