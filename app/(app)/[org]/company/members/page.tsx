import type { Metadata } from 'next'
import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { MembersScreen } from '#components/members/members-screen.tsx'

export const metadata: Metadata = { title: 'Members & roles' }

export default async function MembersPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const [{ api, queryClient }, { permissions }] = await Promise.all([createServerApi(org), requireOrganization(org)])
  await Promise.all([
    queryClient.fetchQuery(api.members.list.queryOptions()).catch(leavePage),
    queryClient.prefetchQuery(api.roles.list.queryOptions()),
    permissions.includes('members.manage') ? queryClient.prefetchQuery(api.invitations.list.queryOptions()) : null,
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <MembersScreen now={new Date().toISOString()} />
    </HydrateQueries>
  )
}
