'use client'

import { Input as Base } from '@base-ui/react/input'
import type { ComponentProps, ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { controlFrame } from '#components/ui/input-style.ts'

export type InputProps = Omit<ComponentProps<'input'>, 'size'> & {
  /** An icon element inside, at the left. */
  icon?: ReactNode
  /** Words or a small button inside, at the right. */
  trailing?: ReactNode
  /** For what a machine made: ids, keys, addresses. */
  isMono?: boolean
}

/** One line of text. Inside a Field it takes name, description and error from there; it spreads what `register` returns. */
export function Input({ icon, trailing, isMono = false, className, ...rest }: InputProps) {
  const control = (
    <Base
      dir="auto"
      {...rest}
      className={joinClasses(
        controlFrame,
        'h-8 px-2.5 max-md:h-11 max-md:px-3 max-md:text-16',
        icon && 'pl-8 max-md:pl-10',
        isMono && 'font-mono text-12',
        trailing ? 'rounded-r-none border-r-0 focus:relative' : null,
        className,
      )}
    />
  )

  if (!icon && !trailing) return control

  return (
    <div className="flex w-full min-w-0">
      <div className="relative min-w-0 flex-1">
        {icon ? (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 left-2.5 grid place-items-center text-ink-3 max-md:left-3"
          >
            {icon}
          </span>
        ) : null}
        {control}
      </div>
      {trailing ? (
        <span className="flex shrink-0 items-center rounded-r-md border border-l-0 border-line-control bg-surface px-2 text-12 text-ink-3">
          {trailing}
        </span>
      ) : null}
    </div>
  )
}
