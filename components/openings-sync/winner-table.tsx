'use client'

import { winnerWords } from '#components/openings-sync/winner-words.ts'
import { Panel } from '#components/patterns/panel.tsx'
import { Select } from '#components/ui/select.tsx'
import type { OpeningSetup } from '#lib/domain/openings/contract.ts'
import { type Winner, winners as winnerValues } from '#lib/domain/openings/terms.ts'

type WinnerTableProps = {
  winners: OpeningSetup['winners']
  canConfigure: boolean
  isSaving: boolean
  onChange: (change: { field: string; label: string; from: Winner; to: Winner }) => void
}

/** Whose value counts where Ashby's people changed a field. */
export function WinnerTable({ winners, canConfigure, isSaving, onChange }: WinnerTableProps) {
  const options = winnerValues.map((value) => ({ value, ...winnerWords[value] }))

  return (
    <Panel title="Who wins" note="where people in Ashby changed a field" isFlush>
      <dl className="grid gap-x-6 gap-y-2 border-b border-line px-4 py-3 text-12 md:grid-cols-3">
        {winnerValues.map((value) => (
          <div key={value}>
            <dt className="font-medium text-ink-2">{winnerWords[value].label}</dt>
            <dd className="text-ink-3">{winnerWords[value].help}</dd>
          </div>
        ))}
      </dl>
      <table aria-label="Who wins" className="w-full table-fixed border-collapse">
        <thead>
          <tr className="h-8 border-b border-line text-left text-12 text-ink-3">
            <th scope="col" className="px-4 font-medium">
              Field
            </th>
            <th scope="col" className="px-2 font-medium max-md:hidden">
              In Ashby
            </th>
            <th scope="col" className="w-44 px-4 font-medium max-md:w-36">
              Who wins
            </th>
          </tr>
        </thead>
        <tbody>
          {winners.map(({ field, label, ashby, winner }) => (
            <tr key={field} className="h-10 border-b border-line last:border-0 max-md:h-14">
              <th scope="row" className="px-4 text-left font-medium">
                <bdi className="block truncate" title={label}>
                  {label}
                </bdi>
              </th>
              <td className="px-2 text-ink-2 max-md:hidden">
                <bdi className="block truncate" title={ashby}>
                  {ashby}
                </bdi>
              </td>
              <td className="px-4 py-1">
                {canConfigure ? (
                  <Select
                    size="sm"
                    label={`Who wins: ${label}`}
                    value={winner}
                    isDisabled={isSaving}
                    options={options}
                    onValueChange={(to) => (to === winner ? undefined : onChange({ field, label, from: winner, to }))}
                    className="w-full min-w-0"
                  />
                ) : (
                  winnerWords[winner].label
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
