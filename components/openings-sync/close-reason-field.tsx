'use client'

import type { CloseReasonControl } from '#components/openings-sync/use-close-reason.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** Asks why, where cancelling closes an opening in Ashby. */
export function CloseReasonField({ control }: { control: CloseReasonControl }) {
  const { isAsked, isLoading, options, chosen, choose } = control
  if (!isAsked) return null
  if (isLoading && options.length === 0) return <Skeleton className="h-13 w-full" />
  if (options.length === 0) {
    return (
      <Notice tone="amber" title="Ashby’s close reasons are not known yet">
        The opening in Ashby stays open until one is chosen in the settings of the sync.
      </Notice>
    )
  }

  return (
    <Field label="Close reason in Ashby" help="The next sync closes the opening with it.">
      <Select value={chosen?.id ?? null} onValueChange={choose} placeholder="Choose close reason" options={options} />
    </Field>
  )
}
