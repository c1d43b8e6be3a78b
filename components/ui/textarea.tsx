'use client'

import { Field } from '@base-ui/react/field'
import type { ComponentProps } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { controlFrame } from '#components/ui/input-style.ts'

/** Several lines of text, growing with them. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <Field.Control
      render={
        <textarea
          dir="auto"
          rows={rows}
          {...rest}
          className={joinClasses(
            controlFrame,
            'field-sizing-content min-h-16 px-2.5 py-1.5 max-md:px-3 max-md:py-2.5 max-md:text-16',
            className,
          )}
        />
      }
    />
  )
}
