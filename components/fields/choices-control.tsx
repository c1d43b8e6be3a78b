'use client'

import { ChevronDown, Search } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Popover } from '#components/ui/popover.tsx'
import { foldLabel, readChoices, writeChoices } from '#lib/domain/fields/rules.ts'
import type { FieldOption } from '#lib/domain/fields/schema.ts'

/** From here on a list is easier searched than read. */
const SEARCH_FROM = 9

export type ChoicesControlProps = {
  label: string
  options: readonly FieldOption[]
  value: string | null
  onChange: (text: string) => void
  size?: 'sm' | 'md'
}

/** Any of a field's options: the chosen ones on a button, all of them with boxes behind it. */
export function ChoicesControl({ label, options, value, onChange, size = 'md' }: ChoicesControlProps) {
  const [search, setSearch] = useState('')
  const chosen = readChoices(value ?? '') ?? []
  const labels = chosen.map((one) => options.find((option) => option.value === one)?.label ?? one)
  const shown = options.filter((option) => foldLabel(option.label).includes(foldLabel(search)))

  const toggle = ({ option, isChosen }: { option: string; isChosen: boolean }) => {
    const values = isChosen ? [...chosen, option] : chosen.filter((one) => one !== option)
    onChange(values.length === 0 ? '' : writeChoices({ values, options }))
  }

  return (
    <Popover
      align="start"
      label={label}
      onOpenChange={() => setSearch('')}
      className="flex max-h-[min(var(--available-height),320px)] w-72 flex-col overflow-hidden p-0 text-13 text-ink"
      trigger={<Trigger label={label} text={labels.join(', ')} size={size} />}
    >
      {options.length < SEARCH_FROM ? null : <SearchBox search={search} onChange={setSearch} />}
      <fieldset aria-label={label} className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-3 py-1.5">
        {shown.map((option) => (
          <Checkbox
            key={option.value}
            label={<span className="font-normal [overflow-wrap:anywhere]">{option.label}</span>}
            isChecked={chosen.includes(option.value)}
            onCheckedChange={(isChosen) => toggle({ option: option.value, isChosen })}
          />
        ))}
        {shown.length === 0 ? <p className="py-3 text-center text-ink-3">No such option</p> : null}
      </fieldset>
    </Popover>
  )
}

type TriggerProps = { label: string; text: string; size: 'sm' | 'md' }

/** Popover hands the press on to it, so it passes every property to the button. */
function Trigger({ label, text, size, ...rest }: TriggerProps & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={`${label}: ${text === '' ? 'nothing chosen' : text}`}
      className={joinClasses(
        'inline-flex w-full max-w-72 min-w-32 items-center justify-between gap-2 rounded-md border border-line-control bg-surface text-left text-ink',
        'transition-[background-color] duration-(--dur-1) hover:bg-hover focus-visible:outline-offset-0 max-md:h-11 max-md:max-w-none max-md:px-3',
        size === 'sm' ? 'h-7 px-2.5 text-12' : 'h-8 px-2.5 text-13',
      )}
    >
      <span className={joinClasses('truncate', text === '' && 'text-ink-3')}>{text === '' ? 'Choose' : text}</span>
      <ChevronDown aria-hidden="true" className="size-3.5 text-ink-3" />
    </button>
  )
}

function SearchBox({ search, onChange }: { search: string; onChange: (search: string) => void }) {
  return (
    <span className="relative block shrink-0 border-b border-line p-1">
      <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-3.5 size-3.5 -translate-y-1/2 text-ink-3" />
      <input
        type="text"
        aria-label="Search options"
        placeholder="Search options"
        value={search}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-full rounded-sm bg-transparent pr-2 pl-8 text-13 text-ink outline-none max-md:h-11 max-md:text-16"
      />
    </span>
  )
}
