'use client'

import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { saveDownload } from '#components/api/save-download.ts'
import { toastError } from '#components/api/toast-error.ts'
import { type AuditAddressFilters, toAuditFilter } from '#components/audit/audit-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Button } from '#components/ui/button.tsx'

/** Takes what the filters show as CSV. That it was taken becomes an entry itself. */
export function ExportButton({ filters }: { filters: AuditAddressFilters }) {
  const { slug } = useOrganization()
  const download = useMutation({
    mutationFn: () =>
      saveDownload({
        path: '/api/files/audit-log',
        organizationSlug: slug,
        body: toAuditFilter(filters),
        fileName: `audit-log-${slug}.csv`,
      }),
    onError: toastError,
  })

  return (
    <Button size="sm" icon={<Download />} isLoading={download.isPending} onClick={() => download.mutate()}>
      Export CSV
    </Button>
  )
}
