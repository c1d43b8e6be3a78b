'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { ScrollText } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { auditFilterParsers, auditListOptions, NO_AUDIT_FILTERS } from '#components/audit/audit-filters.ts'
import { AuditHead } from '#components/audit/audit-head.tsx'
import { AuditRow } from '#components/audit/audit-row.tsx'
import { AuditRowsSkeleton } from '#components/audit/audit-skeleton.tsx'
import { ExportButton } from '#components/audit/export-button.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Button } from '#components/ui/button.tsx'

/** Who did what, when, from where, and what it changed. */
export function AuditScreen() {
  const api = useApi()
  const { timeZone } = useOrganization()
  const [filters, setFilters] = useQueryStates(auditFilterParsers)
  const query = useInfiniteQuery(auditListOptions({ api, filters }))
  const entries = query.data?.pages.flatMap((page) => page.items)

  return (
    <>
      <PageHeader title="Audit log" hasLine={false} actions={<ExportButton filters={filters} />} />
      <AuditHead filters={filters} onChange={(change) => void setFilters(change)} />
      <PageBody>
        <section aria-label="Entries" aria-busy={query.isPending} className="overflow-hidden rounded-lg border border-line bg-surface">
          {query.isPending ? <AuditRowsSkeleton /> : null}
          {query.error && !entries ? <RequestFailure className="m-4" error={query.error} onRetry={() => void query.refetch()} /> : null}
          {entries?.length === 0 ? (
            <NoEntries
              isFiltered={Object.values(filters).some((value) => value !== null)}
              onClear={() => void setFilters(NO_AUDIT_FILTERS)}
            />
          ) : null}
          {entries && entries.length > 0 ? (
            <ul>
              {entries.map((entry) => (
                <AuditRow key={entry.id} entry={entry} timeZone={timeZone} onFilter={(object) => void setFilters({ object })} />
              ))}
            </ul>
          ) : null}
          {query.hasNextPage ? (
            <ListFoot label="Load more" isLoading={query.isFetchingNextPage} onLoadMore={() => void query.fetchNextPage()} />
          ) : null}
        </section>
      </PageBody>
    </>
  )
}

function NoEntries({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered) {
    return (
      <EmptyState kind="first-use" icon={<ScrollText />} title="Nothing has been written down yet">
        What members, keys and Handoff itself change stands here, with the values before and after.
      </EmptyState>
    )
  }

  return (
    <EmptyState
      kind="no-match"
      title="No entries match these filters"
      actions={
        <Button size="sm" onClick={onClear}>
          Clear filters
        </Button>
      }
    />
  )
}
