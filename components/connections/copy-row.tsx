import type { ReactNode } from 'react'

type CopyRowProps = {
  label: string
  value: string
  /** Shown as dots; the value then is none. */
  isHidden?: boolean
  help?: ReactNode
  /** Buttons at the right edge, the one that copies last. */
  actions: ReactNode
}

/** One value that somebody carries to Ashby's form: its name as it is called there, the value, and the button that copies it. */
export function CopyRow({ label, value, isHidden = false, help, actions }: CopyRowProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p className="text-12 font-medium text-ink-2">{label}</p>
      <div className="flex gap-2 max-md:flex-col">
        <p className="flex h-8 min-w-0 flex-1 items-center rounded-md border border-line bg-canvas px-2.5 max-md:h-11 max-md:flex-none">
          {isHidden ? (
            <span className="font-mono text-12 text-ink-3">
              <span aria-hidden="true">••••••••••••••••••••••••</span>
              <span className="sr-only">Hidden</span>
            </span>
          ) : (
            <code className="min-w-0 overflow-x-auto font-mono text-12 whitespace-nowrap select-all" title={value}>
              {value}
            </code>
          )}
        </p>
        <div className="flex gap-2 max-md:[&>button]:flex-1">{actions}</div>
      </div>
      {help ? <p className="text-12 text-ink-3">{help}</p> : null}
    </div>
  )
}
