'use client'

import { Columns3 } from 'lucide-react'
import { columnWords } from '#components/people/people-columns.tsx'
import { DEFAULT_COLUMNS, type PersonColumn, personColumns } from '#components/people/people-filters.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Popover } from '#components/ui/popover.tsx'

type ColumnChoiceProps = { chosen: readonly PersonColumn[]; onChange: (columns: PersonColumn[] | null) => void }

/** Which columns the directory shows. The choice stands in the address, so that a shared link shows the same table. */
export function ColumnChoice({ chosen, onChange }: ColumnChoiceProps) {
  const toggle = (column: PersonColumn) =>
    onChange(personColumns.filter((each) => (each === column ? !chosen.includes(each) : chosen.includes(each))))

  return (
    <Popover
      title="Columns"
      align="end"
      trigger={
        <Button size="sm" variant="ghost" icon={<Columns3 />} className="max-md:hidden">
          Columns
        </Button>
      }
    >
      <fieldset aria-label="Columns" className="flex flex-col">
        {personColumns.map((column) => (
          <Checkbox
            key={column}
            label={<span className="font-normal">{columnWords[column]}</span>}
            isChecked={chosen.includes(column)}
            onCheckedChange={() => toggle(column)}
          />
        ))}
      </fieldset>
      {chosen.join() === DEFAULT_COLUMNS.join() ? null : (
        <Button size="sm" variant="ghost" className="mt-1 -ml-2" onClick={() => onChange(null)}>
          Show the usual ones
        </Button>
      )}
    </Popover>
  )
}
