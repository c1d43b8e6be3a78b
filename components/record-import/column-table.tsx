'use client'

import { Check } from 'lucide-react'
import type { ColumnChoices } from '#components/record-import/find-column-problem.ts'
import { Select } from '#components/ui/select.tsx'
import type { ImportColumn, ImportTarget } from '#lib/domain/imports/contract.ts'

type ColumnTableProps = {
  columns: readonly ImportColumn[]
  targets: readonly ImportTarget[]
  choices: ColumnChoices
  onChange: (heading: string, field: string | null) => void
}

const LEFT_OUT = '-'

/** Each column of the file with its first cells and the field it goes to. On phones each is a block of its own. */
export function ColumnTable({ columns, targets, choices, onChange }: ColumnTableProps) {
  const options = [{ value: LEFT_OUT, label: 'Leave out' }, ...targets.map(({ key, label }) => ({ value: key, label }))]

  return (
    <table className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-lg border border-line bg-surface text-left max-md:block">
      <thead className="text-12 text-ink-3 max-md:sr-only">
        <tr className="h-8">
          <th className="w-1/4 border-b border-line px-4 font-normal">Column</th>
          <th className="border-b border-line px-2 font-normal">First rows</th>
          <th className="w-64 border-b border-line px-4 font-normal">Goes to</th>
        </tr>
      </thead>
      <tbody className="max-md:block [&>tr:last-child>*]:border-b-0">
        {columns.map(({ heading, field, samples }) => {
          const chosen = choices[heading] ?? null

          return (
            <tr
              key={heading}
              className="max-md:flex max-md:flex-col max-md:gap-1.5 max-md:border-b max-md:border-line max-md:px-4 max-md:py-3"
            >
              <th scope="row" className="border-b border-line px-4 py-2 font-medium [overflow-wrap:anywhere] max-md:border-0 max-md:p-0">
                <bdi>{heading}</bdi>
              </th>
              <td className="truncate border-b border-line px-2 py-2 text-ink-3 max-md:border-0 max-md:p-0">
                <bdi title={samples.join('\n')}>{samples.filter((sample) => sample.trim() !== '').join(' · ') || 'Empty'}</bdi>
              </td>
              <td className="border-b border-line px-4 py-1.5 max-md:border-0 max-md:p-0">
                <span className="flex items-center gap-2">
                  <Select
                    size="sm"
                    label={`${heading} goes to`}
                    className={chosen === null ? 'w-full text-ink-3' : 'w-full'}
                    options={options}
                    value={chosen ?? LEFT_OUT}
                    onValueChange={(next) => onChange(heading, next === LEFT_OUT ? null : next)}
                  />
                  <span className="w-4 shrink-0 text-moss" title={chosen !== null && chosen === field ? 'Found by its heading' : undefined}>
                    {chosen !== null && chosen === field ? <Check aria-label="Found by its heading" className="size-3.5" /> : null}
                  </span>
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
