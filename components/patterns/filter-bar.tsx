'use client'

import { ListFilter, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { Menu, MenuRadioGroup } from '#components/ui/menu.tsx'

/** The row of filters above a list: filters and search left, the rest right. */
export function FilterBar({ children, actions, className }: { children: ReactNode; actions?: ReactNode; className?: string }) {
  return (
    <search
      className={joinClasses(
        'flex min-h-12 shrink-0 items-center gap-1.5 border-b border-line py-1.5 pr-3 pl-6 max-md:flex-wrap max-md:pr-4 max-md:pl-4',
        className,
      )}
    >
      {children}
      {actions ? <div className="ml-auto flex items-center gap-1.5">{actions}</div> : null}
    </search>
  )
}

const NONE = ''

export type FilterSelectProps<Value extends string> = {
  /** What is filtered: "State". Names the button and the menu. */
  label: string
  /** The words for no filter: "Any state". */
  anyLabel: string
  /** Null is no filter. */
  value: Value | null
  onValueChange: (value: Value | null) => void
  options: ReadonlyArray<{ value: Value; label: string; icon?: ReactNode }>
  isFirst?: boolean
  /** Menu items below the options: what has to be asked for. */
  more?: ReactNode
}

const chipStyle = 'inline-flex h-7 items-center gap-1.5 text-12 font-medium whitespace-nowrap max-md:h-11'

/** One filter as a chip: iris while set, with a cross that clears it. */
export function FilterSelect<Value extends string>({
  label,
  anyLabel,
  value,
  onValueChange,
  options,
  isFirst = false,
  more,
}: FilterSelectProps<Value>) {
  const chosen = options.find((option) => option.value === value)
  const isSet = value !== null
  const all: ReadonlyArray<{ value: Value | typeof NONE; label: string; icon?: ReactNode }> = [{ value: NONE, label: anyLabel }, ...options]

  return (
    <span
      className={joinClasses(
        'inline-flex min-w-0 rounded-md border',
        isSet ? 'border-iris-line bg-iris-soft text-iris' : 'border-line bg-surface text-ink-2',
      )}
    >
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            aria-label={`${label}: ${chosen?.label ?? anyLabel}`}
            className={joinClasses(chipStyle, 'min-w-0 rounded-md px-2.5', isSet && 'pr-1')}
          >
            {isFirst ? <ListFilter aria-hidden="true" className="size-3.5" /> : null}
            <span className="truncate">{chosen?.label ?? anyLabel}</span>
          </button>
        }
      >
        <MenuRadioGroup
          closesMenu
          label={label}
          value={value ?? NONE}
          options={all}
          onValueChange={(next) => onValueChange(options.find((option) => option.value === next)?.value ?? null)}
        />
        {more}
      </Menu>
      {isSet ? (
        <button
          type="button"
          aria-label={`Clear ${label.toLowerCase()}`}
          onClick={() => onValueChange(null)}
          className={joinClasses(chipStyle, 'w-6 justify-center rounded-md max-md:w-9')}
        >
          <X aria-hidden="true" className="size-3" />
        </button>
      ) : null}
    </span>
  )
}
