'use client'

import { Field } from '@base-ui/react/field'
import type { ComponentProps } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { textareaStyle } from '#components/ui/input-style.ts'

/** Several lines of text, growing with them. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return <Field.Control render={<textarea dir="auto" rows={rows} {...rest} className={joinClasses(textareaStyle, className)} />} />
}
