import { Check, CircleDashed, CircleHelp, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

export type PermissionState = 'wanted' | 'granted' | 'missing' | 'unknown'

const marks: Readonly<Record<PermissionState, { icon: ReactNode; word: string; className: string }>> = {
  wanted: { icon: <CircleDashed aria-hidden="true" />, word: 'To tick', className: 'text-ink-3' },
  granted: { icon: <Check aria-hidden="true" />, word: 'Granted', className: 'text-moss' },
  missing: { icon: <TriangleAlert aria-hidden="true" />, word: 'Missing', className: 'text-amber' },
  unknown: { icon: <CircleHelp aria-hidden="true" />, word: 'Not told', className: 'text-ink-3' },
}

export type PermissionRowProps = {
  state: PermissionState
  /** The name on Ashby's page: "Organization". */
  name: string
  /** "Read", "Read and write". */
  access: string
  /** What it is for, in effects: "Names of departments, locations and users". */
  purpose: ReactNode
  /** The scope's code, in mono behind the purpose. */
  code?: string
  /** For a missing one: what stays empty without it, and the buttons that mend it. */
  children?: ReactNode
}

/** One permission of a key: what it is for, and after the check its result in the same row. Stands in a PermissionList. */
export function PermissionRow({ state, name, access, purpose, code, children }: PermissionRowProps) {
  const mark = marks[state]
  const isMissing = state === 'missing'

  return (
    <li
      className={joinClasses(
        'grid min-h-9 grid-cols-[20px_120px_108px_minmax(0,1fr)_auto] items-start gap-x-2 border-b border-line py-2',
        'max-md:grid-cols-[20px_minmax(0,1fr)_auto]',
        isMissing && 'relative -top-px -mx-4 border-y border-amber-line bg-amber-soft px-4',
      )}
    >
      <span className={joinClasses('pt-0.5', mark.className)}>{mark.icon}</span>
      <span className="font-medium">{name}</span>
      <span className={joinClasses('text-12 leading-5 text-ink-2', isMissing && 'max-md:hidden')}>{access}</span>
      <span className="text-ink-3 max-md:col-start-2 max-md:col-end-[-1] max-md:row-start-2 max-md:text-12">
        {purpose} {code ? <code className="font-mono text-12">{code}</code> : null}
      </span>
      <span
        className={joinClasses(
          'text-12 leading-5',
          isMissing ? 'font-medium text-amber max-md:col-start-3 max-md:row-start-1' : 'text-ink-3 max-md:sr-only',
        )}
      >
        {mark.word}
      </span>
      {children ? <div className="col-start-2 col-end-[-1] mt-2 text-ink-2">{children}</div> : null}
    </li>
  )
}

/** The rows, with the line above the first. Stands inside a panel with 16 px at its sides. */
export function PermissionList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="border-t border-line">
      {children}
    </ul>
  )
}
