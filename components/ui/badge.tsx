import type { ReactNode } from 'react'
import { type Tone, toneText } from '#components/ui/chip.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

/** A small quiet label on a grey ground: an environment, a kind. */
export function Tag({ children, icon, className }: { children: ReactNode; icon?: ReactNode; className?: string }) {
  return (
    <span
      className={joinClasses(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-sm bg-hover px-1.5 text-12 whitespace-nowrap text-ink-2 [&_.lucide]:size-3',
        className,
      )}
    >
      {icon}
      {children}
    </span>
  )
}

/** A number beside a word, in the tone of what it counts. */
export function Count({ value, tone = 'ink', className }: { value: number; tone?: Tone; className?: string }) {
  return <span className={joinClasses('num text-12 font-normal', toneText[tone], className)}>{formatCount(value)}</span>
}

/** A flag in a list: an icon with a number, its meaning said to screen readers and on hover. */
export function Flag({ icon, count, label, tone }: { icon: ReactNode; count?: number; label: string; tone: Tone }) {
  return (
    <span
      title={label}
      className={joinClasses(
        'num inline-flex min-h-5 items-center gap-[3px] text-12 leading-5 font-medium [&_.lucide]:size-3',
        toneText[tone],
      )}
    >
      {icon}
      {count === undefined ? null : formatCount(count)}
      <span className="sr-only">{label}</span>
    </span>
  )
}
