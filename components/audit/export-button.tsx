'use client'

import { Download } from 'lucide-react'
import { useExportCsv } from '#components/api/use-export-csv.ts'
import { type AuditAddressFilters, toAuditFilter } from '#components/audit/audit-filters.ts'
import { Button } from '#components/ui/button.tsx'

/** Takes what the filters show as CSV. That it was taken becomes an entry itself. */
export function ExportButton({ filters }: { filters: AuditAddressFilters }) {
  const download = useExportCsv({ path: '/api/files/audit-log', body: toAuditFilter(filters), name: 'audit-log' })

  return (
    <Button size="sm" icon={<Download />} isLoading={download.isPending} onClick={() => download.mutate()}>
      Export CSV
    </Button>
  )
}
