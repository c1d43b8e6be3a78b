'use client'

import { ChevronDown, Sparkles } from 'lucide-react'
import type { ComponentProps } from 'react'
import { stepKinds } from '#components/mappings/step-kinds.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import type { StepKind } from '#lib/domain/mappings/schema.ts'

export type StepLook = {
  /** What fills the field, in words. */
  words: string
  kind: StepKind | null
  /** `suggested` waits for a yes, `wrong` cannot stay as it is, `empty` has nothing yet. */
  mood: 'plain' | 'suggested' | 'wrong' | 'empty'
}

const moods: Readonly<Record<StepLook['mood'], string>> = {
  plain: 'border-line-strong text-ink',
  suggested: 'border-dashed border-iris-solid text-iris',
  wrong: 'border-rust-solid text-ink',
  empty: 'border-line-strong text-ink-3',
}

const frame =
  'flex h-8 w-full min-w-0 items-center gap-2 rounded-md border bg-surface px-2.5 text-left text-13 max-md:h-11 [&_.lucide]:size-3.5'

/** What fills a field, as the way into its picker. */
export function StepButton({
  look,
  label,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & { look: StepLook; label: string }) {
  return (
    <button
      type="button"
      {...rest}
      data-step=""
      aria-label={`${label}: ${look.words}`}
      className={joinClasses(
        frame,
        'transition-[background-color] duration-(--dur-1) hover:bg-hover focus-visible:outline-offset-0 data-popup-open:border-transparent data-popup-open:outline-2 data-popup-open:outline-iris-solid',
        moods[look.mood],
        className,
      )}
    >
      <StepWords look={look} />
      <ChevronDown aria-hidden="true" className="shrink-0 text-ink-3" />
    </button>
  )
}

/** The same where nothing can be changed. */
export function StepText({ look }: { look: StepLook }) {
  return (
    <span className={joinClasses(frame, 'bg-transparent', moods[look.mood], 'border-line')}>
      <StepWords look={look} />
    </span>
  )
}

function StepWords({ look: { words, kind, mood } }: { look: StepLook }) {
  const Icon = mood === 'suggested' ? Sparkles : kind ? stepKinds[kind].icon : null

  return (
    <>
      {Icon ? <Icon aria-hidden="true" className={joinClasses('shrink-0', mood === 'plain' && 'text-ink-2')} /> : null}
      <span dir="auto" title={words} className="min-w-0 flex-1 truncate">
        {words}
      </span>
    </>
  )
}
