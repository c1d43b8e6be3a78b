'use client'

import { useState } from 'react'
import { FieldForm } from '#components/fields/field-form.tsx'
import type { FieldDefinition, FieldObject } from '#lib/domain/fields/schema.ts'

export type FieldDialogProps = {
  object: FieldObject
  open: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Null adds one. */
  field: FieldDefinition | null
}

/** Adds a field or changes one. Each time it opens it begins anew, with the field as it is then. */
export function FieldDialog({ object, open, onOpenChange, field }: FieldDialogProps) {
  // What it began with is kept while the dialog fades away, and while somebody types: a live update does not take their words.
  const [last, setLast] = useState({ field, open, opening: 0 })
  if (last.open !== open) setLast({ field: open ? field : last.field, open, opening: open ? last.opening + 1 : last.opening })

  return <FieldForm key={last.opening} object={object} field={last.field} isOpen={open} onClose={() => onOpenChange(false)} />
}
