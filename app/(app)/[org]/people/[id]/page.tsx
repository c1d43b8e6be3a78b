import type { Metadata } from 'next'
import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { PeopleForbidden } from '#components/people/people-forbidden.tsx'
import { PersonScreen } from '#components/people/person-screen.tsx'
import { personFilesOptions } from '#components/source-files/file-queries.ts'

export const metadata: Metadata = { title: 'Person' }

export default async function PersonPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('people.read')) return <PeopleForbidden />

  const { api, queryClient } = await createServerApi(org)
  await Promise.all([
    queryClient.fetchQuery(api.people.get.queryOptions({ input: { id } })).catch(leavePage),
    permissions.includes('people.manage') ? queryClient.prefetchQuery(personFilesOptions({ api, id })) : null,
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <PersonScreen id={id} now={new Date().toISOString()} />
    </HydrateQueries>
  )
}
