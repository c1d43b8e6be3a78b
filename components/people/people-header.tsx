'use client'

import { CalendarDays, FileUp, Plus } from 'lucide-react'
import { ExportCsvButton } from '#components/api/export-csv-button.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { buildCalendarHref, buildImportHref, type PeopleFilters } from '#components/people/people-filters.ts'
import { toPeopleExport } from '#components/people/people-queries.ts'
import { Button } from '#components/ui/button.tsx'
import { IconLink } from '#components/ui/icon-button.tsx'

type PeopleHeaderProps = { filters: PeopleFilters; canManage: boolean; onAdd: () => void }

/** The top of the directory: to the calendar, out and in as CSV, and somebody by hand. */
export function PeopleHeader({ filters, canManage, onAdd }: PeopleHeaderProps) {
  const { slug } = useOrganization()

  return (
    <PageHeader
      title="People"
      actions={
        <>
          <IconLink label="Start-date calendar" icon={<CalendarDays />} size="sm" href={buildCalendarHref({ slug })} />
          {canManage ? (
            <>
              <IconLink label="Import CSV" icon={<FileUp />} size="sm" href={buildImportHref({ slug })} />
              <ExportCsvButton {...toPeopleExport(filters)} />
              <Button variant="primary" size="sm" icon={<Plus />} onClick={onAdd}>
                Add person
              </Button>
            </>
          ) : null}
        </>
      }
    />
  )
}
