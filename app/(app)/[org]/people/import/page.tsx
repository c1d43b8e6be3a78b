import type { Metadata } from 'next'
import { createServerApi, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { PeopleForbidden } from '#components/people/people-forbidden.tsx'
import { ImportScreen } from '#components/record-import/import-screen.tsx'

export const metadata: Metadata = { title: 'Import people' }

export default async function ImportPeoplePage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('people.manage')) return <PeopleForbidden title="Import people" act="import people" />

  const { api, queryClient } = await createServerApi(org)
  await queryClient.prefetchQuery(api.peopleImports.latest.queryOptions({ input: {} }))

  return (
    <HydrateQueries queryClient={queryClient}>
      <ImportScreen kind="people" />
    </HydrateQueries>
  )
}
