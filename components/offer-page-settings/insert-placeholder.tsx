'use client'

import { Braces } from 'lucide-react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { Menu, MenuItem } from '#components/ui/menu.tsx'
import type { PagePlaceholder } from '#lib/domain/offer-page/contract.ts'

type InsertPlaceholderProps = {
  /** Says into what, since every text has one. */
  label: string
  placeholders: readonly PagePlaceholder[]
  onInsert: (placeholder: PagePlaceholder) => void
}

/** What can stand in braces, each with what it could say. Stands at the right edge of the label's line; letters jump to a name. */
export function InsertPlaceholder({ label, placeholders, onInsert }: InsertPlaceholderProps) {
  return (
    <Menu
      className="max-h-[min(var(--available-height),360px)] w-80"
      trigger={
        <button
          type="button"
          aria-label={label}
          className={joinClasses(
            buttonStyle({ variant: 'ghost', size: 'sm' }),
            'absolute -top-1.5 -right-1 h-6 px-1.5 max-md:-top-2.5 max-md:h-9',
          )}
        >
          <Braces aria-hidden="true" />
          Insert field
        </button>
      }
    >
      {placeholders.map((placeholder) => (
        <MenuItem key={placeholder.key} onSelect={() => onInsert(placeholder)}>
          <span className="flex items-baseline gap-3">
            <span dir="auto" className="min-w-0 flex-1 truncate text-left">
              {placeholder.label}
            </span>
            {placeholder.example ? (
              <span dir="auto" className="max-w-36 shrink-0 truncate text-12 text-ink-3">
                {placeholder.example}
              </span>
            ) : null}
          </span>
        </MenuItem>
      ))}
    </Menu>
  )
}
