'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { JsonViewer } from '#components/patterns/json-viewer.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** What Ashby answered, as it was read. Opening it is written into the audit log, so it is read once and never again by itself. */
export function RawRecordDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const api = useApi()
  const { mutate, data, error } = useMutation(api.offers.raw.mutationOptions())

  useEffect(() => mutate({ id }), [mutate, id])

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title="Raw record"
      description="Ashby’s objects as they were read last. Looking at them is written into the audit log."
      isWide
    >
      {error ? <RequestFailure error={error} onRetry={() => mutate({ id })} /> : null}
      {data ? (
        <JsonViewer value={data.raw} label="Raw record" isCopyable className="overflow-hidden rounded-md border border-line" />
      ) : null}
      {!error && !data ? <RawSkeleton /> : null}
    </Dialog>
  )
}

const lines = ['w-16', 'w-64', 'w-52', 'w-72', 'w-48', 'w-60', 'w-40', 'w-56'] as const

function RawSkeleton() {
  return (
    <div role="status" aria-label="Reading the raw record" className="flex flex-col gap-2.5 py-2">
      {lines.map((width) => (
        <Skeleton key={width} className={width} />
      ))}
    </div>
  )
}
