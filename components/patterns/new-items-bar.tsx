'use client'

import { ArrowUp } from 'lucide-react'
import { formatCount } from '#lib/platform/format/counts.ts'

/**
 * "3 new events" above a list, which grows only when this is pressed, so that nothing moves under the pointer.
 * The status element is always there; otherwise its first words would not be announced.
 */
export function NewItemsBar({ count, one, many = `${one}s`, onShow }: { count: number; one: string; many?: string; onShow: () => void }) {
  return (
    <div role="status" className="shrink-0">
      {count > 0 ? (
        <button
          type="button"
          onClick={onShow}
          className="num flex h-8 w-full items-center justify-center gap-1.5 border-b border-line bg-iris-soft text-12 font-medium text-iris hover:underline focus-visible:-outline-offset-2 max-md:h-11"
        >
          <ArrowUp aria-hidden="true" className="size-3" />
          {formatCount(count)} new {count === 1 ? one : many}
        </button>
      ) : null}
    </div>
  )
}
