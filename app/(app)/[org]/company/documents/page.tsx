import type { Metadata } from 'next'
import { createServerApi, leavePage } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { documentListOptions } from '#components/documents/document-queries.ts'
import { DocumentsScreen } from '#components/documents/documents-screen.tsx'

export const metadata: Metadata = { title: 'Documents' }

export default async function DocumentsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const { api, queryClient } = await createServerApi(org)
  await Promise.all([
    queryClient.fetchInfiniteQuery(documentListOptions({ api })).catch(leavePage),
    queryClient.prefetchQuery(api.folders.list.queryOptions({ input: {} })),
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <DocumentsScreen now={new Date().toISOString()} />
    </HydrateQueries>
  )
}
