import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

/** What a colour means: ink nothing, iris a person, sky in motion, moss landed, amber needs a person, rust stopped. */
export type Tone = 'ink' | 'iris' | 'sky' | 'moss' | 'amber' | 'rust'

const chipTones: Readonly<Record<Tone, string>> = {
  ink: 'border-line bg-canvas text-ink-2',
  iris: 'border-iris-line bg-iris-soft text-iris',
  sky: 'border-sky-line bg-sky-soft text-sky',
  moss: 'border-moss-line bg-moss-soft text-moss',
  amber: 'border-amber-line bg-amber-soft text-amber',
  rust: 'border-rust-line bg-rust-soft text-rust',
}

/** Text and icon colour of each tone. */
export const toneText: Readonly<Record<Tone, string>> = {
  ink: 'text-ink-3',
  iris: 'text-iris',
  sky: 'text-sky',
  moss: 'text-moss',
  amber: 'text-amber',
  rust: 'text-rust',
}

/** A state in a word and a shape, 24 px high. `icon` is an element. */
export function Chip({
  tone = 'ink',
  icon,
  children,
  className,
}: {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <span
      className={joinClasses(
        'inline-flex h-6 max-w-full shrink-0 items-center gap-[5px] rounded-md border pr-2 text-12 font-medium whitespace-nowrap [&_.lucide]:size-3.5',
        icon ? 'pl-1.5' : 'pl-2',
        chipTones[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}
