'use client'

import { Download } from 'lucide-react'
import { type ExportCsv, useExportCsv } from '#components/api/use-export-csv.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'

/** The button above a list that saves it. */
export function ExportCsvButton(list: ExportCsv) {
  const { isPending, mutate } = useExportCsv(list)

  return (
    <IconButton
      label="Export CSV"
      icon={isPending ? <Spinner /> : <Download />}
      size="sm"
      aria-busy={isPending}
      onClick={() => (isPending ? undefined : mutate())}
    />
  )
}
