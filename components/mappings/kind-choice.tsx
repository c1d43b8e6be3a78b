'use client'

import type { KeyboardEvent } from 'react'
import { stepKindOrder, stepKinds } from '#components/mappings/step-kinds.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import type { StepKind } from '#lib/domain/mappings/schema.ts'

/** The four ways to fill a field, side by side. */
export function KindChoice({ value, onValueChange }: { value: StepKind; onValueChange: (kind: StepKind) => void }) {
  return (
    <fieldset
      aria-label="How it is filled"
      onKeyDown={keepFromList}
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-line px-2 py-1.5 [scrollbar-width:none]"
    >
      {stepKindOrder.map((kind) => {
        const { label, icon: Icon, explanation } = stepKinds[kind]

        return (
          <button
            key={kind}
            type="button"
            aria-pressed={kind === value}
            title={explanation}
            onClick={() => onValueChange(kind)}
            className={joinClasses(
              'inline-flex h-6 shrink-0 items-center gap-[5px] rounded-sm px-2 text-12 font-medium focus-visible:-outline-offset-2 max-md:h-11 max-md:px-2.5 [&_.lucide]:size-3',
              kind === value ? 'bg-pressed text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
            )}
          >
            <Icon aria-hidden="true" />
            {label}
          </button>
        )
      })}
    </fieldset>
  )
}

/** The list around it takes Enter and the arrows for itself. */
function keepFromList(event: KeyboardEvent): void {
  if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation()
}
