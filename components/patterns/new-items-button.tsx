'use client'

import { ArrowUp } from 'lucide-react'
import { formatCount } from '#lib/platform/format/counts.ts'

/**
 * "3 new events" in the head of a list, which grows only when this is pressed. It stands beside the filters and not above the rows:
 * there it would itself move what is under the pointer. The status element is always there; otherwise its first words would not be
 * announced.
 */
export function NewItemsButton({
  count,
  one,
  many = `${one}s`,
  onShow,
}: {
  count: number
  one: string
  many?: string
  onShow: () => void
}) {
  return (
    <span role="status" className="shrink-0">
      {count > 0 ? (
        <button
          type="button"
          onClick={onShow}
          className="num relative flex h-7 items-center gap-1 rounded-md border border-iris-line bg-iris-soft px-2 text-12 font-medium whitespace-nowrap text-iris after:absolute after:-inset-y-0.5 after:inset-x-0 hover:underline max-md:h-9 max-md:after:-inset-y-1"
        >
          <ArrowUp aria-hidden="true" className="size-3" />
          {formatCount(count)} new {count === 1 ? one : many}
        </button>
      ) : null}
    </span>
  )
}
