'use client'

import { ArrowLeftRight, ChartColumnStacked, Download, FileUp, Plus, Search } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { useExportCsv } from '#components/api/use-export-csv.ts'
import { AddOpenJobDialog } from '#components/openings/add-open-job-dialog.tsx'
import {
  buildHeadcountHref,
  buildOpeningsHref,
  buildOpenJobImportHref,
  type OpenJobFilters,
  openJobFilterParsers,
} from '#components/openings/open-job-filters.ts'
import { toOpenJobExport } from '#components/openings/open-job-queries.ts'
import { OpeningsHeader } from '#components/openings/openings-header.tsx'
import { OpeningsListHead } from '#components/openings/openings-list-head.tsx'
import { OpeningsTable } from '#components/openings/openings-table.tsx'
import { OpeningsTabs } from '#components/openings/openings-tabs.tsx'
import { useOpenJobList } from '#components/openings/use-open-job-list.ts'
import { OpeningsBulk } from '#components/openings-bulk/openings-bulk.tsx'
import { useOpenJobBulk } from '#components/openings-bulk/use-open-job-bulk.ts'
import { buildSyncHref } from '#components/openings-sync/sync-filters.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { useRowKeys } from '#components/patterns/use-row-keys.ts'
import { useGo } from '#components/ui/use-go.ts'

/** The open jobs: what is planned, looked for and filled. */
export function OpeningsScreen() {
  const { slug } = useOrganization()
  const go = useGo()
  const canManage = useCan()('openings.manage')
  const [filters, setFilters] = useQueryStates(openJobFilterParsers)
  const [isAdding, setAdding] = useState(false)
  const list = useOpenJobList({ filters })
  const ids = list.rows.filter(({ isLeaving }) => !isLeaving).map(({ item }) => item.id)
  const add = () => setAdding(true)
  useOpeningsCommands({ filters, canManage, onAdd: add })
  useRowKeys({ noun: 'open job', group: 'Openings', ids, onOpen: (id) => go(buildOpeningsHref({ slug, id, filters })) })
  const bulk = useOpenJobBulk({ rows: list.rows, listed: ids })

  return (
    <>
      <OpeningsHeader filters={filters} canManage={canManage} onAdd={add} />
      <OpeningsTabs filters={filters} />
      <OpeningsListHead
        filters={filters}
        selection={bulk.selection}
        waiting={{ count: list.waitingCount, onShow: list.showWaiting }}
        onChange={(change) => void setFilters(change)}
      />
      <PageBody width="full">
        <section
          {...list.pointerProps}
          aria-label="Open jobs"
          className="overflow-hidden rounded-lg border border-line bg-surface md:overflow-x-auto"
        >
          <OpeningsTable
            list={list}
            filters={filters}
            selection={bulk.selection}
            onFilter={(change) => void setFilters(change)}
            onAdd={add}
          />
        </section>
      </PageBody>
      <OpeningsBulk bulk={bulk} listedCount={ids.length} />
      {canManage ? <AddOpenJobDialog isOpen={isAdding} onClose={() => setAdding(false)} /> : null}
    </>
  )
}

type OpeningsCommands = { filters: OpenJobFilters; canManage: boolean; onAdd: () => void }

function useOpeningsCommands({ filters, canManage, onAdd }: OpeningsCommands): void {
  const { slug } = useOrganization()
  const go = useGo()
  const download = useExportCsv(toOpenJobExport(filters))
  const group = 'Openings'

  useCommands([
    { id: 'openings.search', label: 'Search open jobs', group, keys: '/', icon: Search, run: focusSearch },
    {
      id: 'openings.headcount',
      label: 'Open headcount',
      group,
      icon: ChartColumnStacked,
      words: ['Headcount by department and month', 'Chart'],
      run: () => go(buildHeadcountHref({ slug })),
    },
    {
      id: 'openings.sync',
      label: 'Open sync with Ashby',
      group,
      icon: ArrowLeftRight,
      words: ['Openings', 'Matching', 'Sync now'],
      run: () => go(buildSyncHref({ slug })),
    },
    ...(canManage
      ? [
          {
            id: 'openings.add',
            label: 'Add open job',
            group,
            keys: 'c',
            icon: Plus,
            words: ['New opening', 'Create job'],
            run: onAdd,
          } as const,
          {
            id: 'openings.import',
            label: 'Import open jobs',
            group,
            icon: FileUp,
            words: ['CSV'],
            run: () => go(buildOpenJobImportHref({ slug })),
          },
          { id: 'openings.export', label: 'Export open jobs', group, icon: Download, words: ['CSV'], run: () => download.mutate() },
        ]
      : []),
  ])
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('search input[type="search"]')?.focus()
}
