'use client'

import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { toastError } from '#components/api/toast-error.ts'
import { toEventInput } from '#components/events/event-queries.ts'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'

/** Takes the whole list as its filters show it, not only what is loaded. That it was taken is written down. */
export function ExportButton({ address: { filters, bounds } }: { address: EventsAddress }) {
  const { slug } = useOrganization()
  const download = useMutation({
    mutationFn: async () => {
      // Comes with the first use: lists open without it.
      const { saveDownload } = await import('#components/api/save-download.ts')

      return saveDownload({
        path: '/api/files/events',
        organizationSlug: slug,
        body: toEventInput({ filters, bounds }),
        fileName: `events-${slug}.csv`,
      })
    },
    onError: toastError,
  })

  return (
    <IconButton
      label="Export CSV"
      icon={download.isPending ? <Spinner /> : <Download />}
      size="sm"
      aria-busy={download.isPending}
      onClick={() => (download.isPending ? undefined : download.mutate())}
    />
  )
}
