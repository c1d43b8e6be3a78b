'use client'

import { ChartColumnStacked, FileUp, Plus } from 'lucide-react'
import { ExportCsvButton } from '#components/api/export-csv-button.tsx'
import { buildHeadcountHref, buildOpenJobImportHref, type OpenJobFilters } from '#components/openings/open-job-filters.ts'
import { toOpenJobExport } from '#components/openings/open-job-queries.ts'
import { SyncLink } from '#components/openings-sync/sync-link.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { IconLink } from '#components/ui/icon-button.tsx'

type OpeningsHeaderProps = { filters: OpenJobFilters; canManage: boolean; onAdd: () => void }

/** The top of the list: to the headcount and to Ashby, out as CSV, and an open job by hand. */
export function OpeningsHeader({ filters, canManage, onAdd }: OpeningsHeaderProps) {
  const { slug } = useOrganization()

  return (
    <PageHeader
      title="Openings"
      hasLine={false}
      actions={
        <>
          <ButtonLink href={buildHeadcountHref({ slug })} size="sm" icon={<ChartColumnStacked />} className="max-md:hidden">
            Headcount
          </ButtonLink>
          <span className="md:hidden">
            <IconLink label="Headcount" icon={<ChartColumnStacked />} size="sm" href={buildHeadcountHref({ slug })} />
          </span>
          <SyncLink />
          {canManage ? (
            <>
              <IconLink label="Import CSV" icon={<FileUp />} size="sm" href={buildOpenJobImportHref({ slug })} />
              <ExportCsvButton {...toOpenJobExport(filters)} />
              <Button variant="primary" size="sm" icon={<Plus />} onClick={onAdd}>
                Add open job
              </Button>
            </>
          ) : null}
        </>
      }
    />
  )
}
