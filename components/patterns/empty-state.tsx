import { CircleCheck, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

export type EmptyStateProps = {
  /** `done`: nothing left to do. `first-use`: nothing yet, with the one act that makes it. `no-match`: filters hide all. */
  kind: 'done' | 'first-use' | 'no-match'
  title: ReactNode
  children?: ReactNode
  /** At most two buttons or links. */
  actions?: ReactNode
  /** For first use: the icon of what will appear here. */
  icon?: ReactNode
  className?: string
}

/** Says why a place is empty and what to do next. */
export function EmptyState({ kind, title, children, actions, icon, className }: EmptyStateProps) {
  const mark = {
    done: <CircleCheck aria-hidden="true" className="size-5 text-moss" />,
    'first-use': icon,
    'no-match': <SearchX aria-hidden="true" className="size-5" />,
  }[kind]

  return (
    <div className={joinClasses('flex flex-col items-center px-6 py-8 text-center', className)}>
      {mark ? <span className="mb-2.5 text-ink-3 [&_.lucide]:size-5">{mark}</span> : null}
      <p className="text-14 font-semibold text-balance">{title}</p>
      {children ? <div className="mt-1 max-w-[44ch] text-pretty text-ink-3">{children}</div> : null}
      {actions ? <div className="mt-4 flex flex-wrap items-center justify-center gap-2">{actions}</div> : null}
    </div>
  )
}
