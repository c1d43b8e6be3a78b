'use client'

import { useState } from 'react'
import { ImportForm, type ImportFormProps } from '#components/mapping-files/import-form.tsx'

export type ImportDialogProps = ImportFormProps

/** Takes a mapping from a file. Each time it opens it begins anew. */
export function ImportDialog(props: ImportDialogProps) {
  const { open } = props
  const [last, setLast] = useState({ open, opening: 0 })
  if (last.open !== open) setLast({ open, opening: open ? last.opening + 1 : last.opening })

  return <ImportForm key={last.opening} {...props} />
}
