'use client'

import { Field as Base } from '@base-ui/react/field'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

export type FieldProps = {
  label: ReactNode
  /** One control: Input, Textarea, Select, Switch. It is named and described by this field. */
  children: ReactNode
  name?: string
  help?: ReactNode
  /** What is wrong and what to do, from react-hook-form's `errors.x?.message` or the server. */
  error?: string | null
  /** "Optional" is said, "required" is the rule: forms ask only for what they need. */
  isOptional?: boolean
  isDisabled?: boolean
  /** Keeps the label for screen readers only. */
  isLabelHidden?: boolean
  className?: string
}

/** Label, control, help and error of one form value, tied together for assistive technology. */
export function Field(props: FieldProps) {
  const { label, children, name, help, error, isOptional = false, isDisabled, isLabelHidden = false, className } = props

  return (
    <Base.Root
      name={name}
      invalid={Boolean(error)}
      disabled={isDisabled}
      className={joinClasses('flex min-w-0 flex-col gap-1.5', className)}
    >
      <Base.Label className={isLabelHidden ? 'sr-only' : 'text-12 font-medium text-ink-2'}>
        {label}
        {isOptional ? <span className="ml-1.5 font-normal text-ink-3">Optional</span> : null}
      </Base.Label>
      {children}
      {help ? <Base.Description className="text-12 text-ink-3">{help}</Base.Description> : null}
      <Base.Error match={Boolean(error)} className="flex items-start gap-1.5 text-12 text-rust">
        <CircleAlert aria-hidden="true" className="mt-0.5 size-3" />
        {error}
      </Base.Error>
    </Base.Root>
  )
}
