'use client'

import { GitCompareArrows } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RecordEdit } from '#components/record/record-edit.ts'
import { Button } from '#components/ui/button.tsx'
import type { RecordField } from '#lib/domain/values/contract.ts'

export type AskingNoticeProps = {
  /** Two or more that ask. */
  fields: readonly RecordField[]
  onEdit: (edit: RecordEdit) => void
  pending: RecordEdit | null
  /** The way to the first of them. */
  review: ReactNode
}

/** Several fields ask at once: one by one, or all with one of two equal buttons. We do not guess which side is right. */
export function AskingNotice({ fields, onEdit, pending, review }: AskingNoticeProps) {
  const keys = fields.map(({ key }) => key)

  return (
    <fieldset
      aria-label="Ashby changed values you edited"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-amber-line bg-amber-soft py-2 pr-3 pl-3"
    >
      <span className="flex min-w-0 flex-1 basis-64 items-center gap-2.5">
        <GitCompareArrows aria-hidden="true" className="shrink-0 text-amber" />
        <span className="font-medium">Ashby changed {fields.length} values you edited</span>
      </span>
      {review}
      <span className="flex flex-wrap gap-2 max-md:w-full">
        <Button
          size="sm"
          className="max-md:flex-1"
          isLoading={pending?.kind === 'keepAll'}
          onClick={() => onEdit({ kind: 'keepAll', fields: keys })}
        >
          Keep all mine
        </Button>
        <Button
          size="sm"
          className="max-md:flex-1"
          isLoading={pending?.kind === 'takeAll'}
          onClick={() => onEdit({ kind: 'takeAll', fields: keys })}
        >
          Take all theirs
        </Button>
      </span>
    </fieldset>
  )
}
