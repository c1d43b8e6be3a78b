import type { Metadata } from 'next'
import { createServerApi, leavePage } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { auditListOptions, loadAuditFilters } from '#components/audit/audit-filters.ts'
import { AuditScreen } from '#components/audit/audit-screen.tsx'

export const metadata: Metadata = { title: 'Audit log' }

type AuditLogPageProps = { params: Promise<{ org: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuditLogPage({ params, searchParams }: AuditLogPageProps) {
  const { org } = await params
  const [{ api, queryClient }, filters] = await Promise.all([createServerApi(org), loadAuditFilters(searchParams)])
  await Promise.all([
    queryClient.fetchInfiniteQuery(auditListOptions({ api, filters })).catch(leavePage),
    queryClient.prefetchQuery(api.audit.choices.queryOptions()),
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <AuditScreen />
    </HydrateQueries>
  )
}
