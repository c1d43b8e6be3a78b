'use client'

import { useState } from 'react'
import type { EntryCurrencies } from '#components/record/entry-currencies.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { DescribedChange } from '#lib/domain/values/contract.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

/** A mapping can fill thirty fields at once: then so many stand for all, until somebody wants to see them. */
const SHOWN_MAX = 4

/** What an entry of the history changed, each value before and after. */
export function HistoryChanges({ changes, currencies }: { changes: readonly DescribedChange[]; currencies: EntryCurrencies }) {
  const [isOpen, setIsOpen] = useState(false)
  // A lock or a decision can leave the value as it is: then there is nothing to tell.
  const changed = changes.filter(({ before, after }) => before !== after)
  const isLong = changed.length > SHOWN_MAX + 1
  const shown = isLong && !isOpen ? changed.slice(0, SHOWN_MAX) : changed

  return (
    <>
      {shown.map((change) => (
        <span key={change.field} className="num line-clamp-6">
          {changed.length === 1 ? null : `${change.label}: `}
          <ChangedValue change={change} value={change.before} currency={currencies.before} /> <span aria-hidden="true">→</span>
          <span className="sr-only">became</span> <ChangedValue change={change} value={change.after} currency={currencies.after} />
        </span>
      ))}
      {isLong ? (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="relative rounded-sm text-iris underline-offset-2 after:absolute after:-inset-x-2 after:-inset-y-1 hover:underline max-md:after:-inset-y-3"
        >
          {isOpen ? 'Show fewer' : `Show all ${formatCount(changed.length)}`}
        </button>
      ) : null}
    </>
  )
}

type ChangedValueProps = { change: DescribedChange; value: string | null; currency: string | null }

function ChangedValue({ change, value, currency }: ChangedValueProps) {
  if (value === null) return <span>nothing</span>

  return <bdi>{formatFieldValue({ definition: change, value, currency })}</bdi>
}
