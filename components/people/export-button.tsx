'use client'

import { Download } from 'lucide-react'
import type { PeopleFilters } from '#components/people/people-filters.ts'
import { useExportPeople } from '#components/people/use-export-people.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'

/** Takes the whole directory as its filters show it, not only what is loaded. That it was taken is written down. */
export function ExportButton({ filters }: { filters: PeopleFilters }) {
  const download = useExportPeople(filters)

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
