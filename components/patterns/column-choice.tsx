'use client'

import { Columns3 } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Popover } from '#components/ui/popover.tsx'

export type ColumnChoiceProps<Column extends string> = {
  /** All that can be shown, in the order of the table. */
  columns: readonly Column[]
  words: Readonly<Record<Column, string>>
  /** What is shown until somebody chooses. */
  usual: readonly Column[]
  chosen: readonly Column[]
  /** Null goes back to the usual ones. */
  onChange: (columns: Column[] | null) => void
}

/** Which columns a table shows. The choice stands in the address, so that a shared link shows the same table. */
export function ColumnChoice<Column extends string>({ columns, words, usual, chosen, onChange }: ColumnChoiceProps<Column>) {
  const toggle = (column: Column) => onChange(columns.filter((each) => (each === column ? !chosen.includes(each) : chosen.includes(each))))

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
        {columns.map((column) => (
          <Checkbox
            key={column}
            label={<span className="font-normal">{words[column]}</span>}
            isChecked={chosen.includes(column)}
            onCheckedChange={() => toggle(column)}
          />
        ))}
      </fieldset>
      {chosen.join() === usual.join() ? null : (
        <Button size="sm" variant="ghost" className="mt-1 -ml-2" onClick={() => onChange(null)}>
          Show the usual ones
        </Button>
      )}
    </Popover>
  )
}
