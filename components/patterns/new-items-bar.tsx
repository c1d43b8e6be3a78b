'use client'

import { ArrowUp } from 'lucide-react'
import { formatCount } from '#lib/platform/format/counts.ts'

/**
 * "3 new events" over the top of a list, which grows only when this is pressed. It floats: in the flow it would itself move what is
 * under the pointer. The status element is always there; otherwise its first words would not be announced.
 */
export function NewItemsBar({ count, one, many = `${one}s`, onShow }: { count: number; one: string; many?: string; onShow: () => void }) {
  return (
    <div role="status" className="relative z-10 h-0 shrink-0">
      {count > 0 ? (
        <button
          type="button"
          onClick={onShow}
          className="num absolute top-2 left-1/2 flex h-7 -translate-x-1/2 items-center justify-center gap-1.5 rounded-md border border-iris-line bg-iris-soft px-3 text-12 font-medium whitespace-nowrap text-iris shadow-overlay hover:underline max-md:h-11 max-md:px-4"
        >
          <ArrowUp aria-hidden="true" className="size-3" />
          {formatCount(count)} new {count === 1 ? one : many}
        </button>
      ) : null}
    </div>
  )
}
