import { OctagonX } from 'lucide-react'
import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

export type ErrorStateProps = {
  /** What happened: "Ashby refused the key." */
  title: ReactNode
  /** What to do. */
  children?: ReactNode
  actions?: ReactNode
  /** Ours or Ashby's id of the request, in mono, for whoever helps. */
  requestId?: string | null
  className?: string
}

/** What went wrong, what to do, the button that does it. Stays until solved. */
export function ErrorState({ title, children, actions, requestId, className }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={joinClasses('flex items-start gap-2.5 rounded-md border border-rust-line bg-rust-soft px-3 py-2.5', className)}
    >
      <OctagonX aria-hidden="true" className="mt-0.5 text-rust" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-ink-2 [overflow-wrap:anywhere]">{children}</div> : null}
        {actions || requestId ? (
          <div className="mt-2.5 flex flex-wrap items-center gap-x-3 gap-y-2">
            {actions}
            {requestId ? <code className="font-mono text-12 text-ink-3 select-all [overflow-wrap:anywhere]">{requestId}</code> : null}
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** The id Next gives an error on the server, under which the log has it. Null for what a component threw in the browser. */
export function readErrorDigest(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return null

  return typeof error.digest === 'string' ? error.digest : null
}
