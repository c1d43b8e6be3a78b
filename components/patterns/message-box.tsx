'use client'

import { CircleAlert } from 'lucide-react'
import { type ComponentProps, useId } from 'react'
import { textareaStyle } from '#components/ui/input-style.ts'

export type MessageBoxProps = Omit<ComponentProps<'textarea'>, 'aria-label' | 'className'> & {
  label: string
  problem: string | null
  onSend: () => void
}

/**
 * What one says to others: a text that Command or Control with Enter sends. It names and describes itself, without the form library that
 * other fields bring along: pages open with it.
 */
export function MessageBox({ label, problem, onSend, onKeyDown, 'aria-describedby': describedBy, ...rest }: MessageBoxProps) {
  const problemId = useId()

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <textarea
        dir="auto"
        rows={2}
        {...rest}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={[problem === null ? null : problemId, describedBy].filter(Boolean).join(' ')}
        className={textareaStyle}
        onKeyDown={(event) => {
          onKeyDown?.(event)
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
          // Elsewhere these keys publish.
          event.preventDefault()
          event.stopPropagation()
          onSend()
        }}
      />
      {problem === null ? null : (
        <p id={problemId} role="alert" className="flex items-start gap-1.5 text-12 text-rust">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-3" />
          {problem}
        </p>
      )}
    </div>
  )
}
