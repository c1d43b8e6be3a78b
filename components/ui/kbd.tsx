import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

/** A key cap. Hidden on touch, where there are no keys. */
export function Kbd({ children, tone = 'default' }: { children: ReactNode; tone?: 'default' | 'inverse' }) {
  return (
    <kbd
      className={joinClasses(
        'inline-grid h-[18px] min-w-[18px] place-items-center rounded-sm border px-1 font-sans text-11 leading-none font-medium pointer-coarse:hidden',
        tone === 'default' ? 'border-line-strong bg-surface text-ink-2' : 'border-on-primary/35 bg-transparent text-on-primary',
      )}
    >
      {children}
    </kbd>
  )
}
