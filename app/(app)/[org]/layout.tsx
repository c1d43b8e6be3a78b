import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { apiRoutes } from '#app/api/v1/routes.ts'
import { createServerApi, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { ApiProvider } from '#components/api/provider.tsx'
import { OrganizationShell } from '#components/shell/organization-shell.tsx'

type OrganizationParams = { params: Promise<{ org: string }> }

/** Every page of an organization is called "Offers · Saltmarsh Robotics". */
export async function generateMetadata({ params }: OrganizationParams): Promise<Metadata> {
  const { org } = await params
  const { name } = await requireOrganization(org)

  return { title: { default: name, template: `%s · ${name}` } }
}

export default async function OrganizationLayout({ children, params }: OrganizationParams & { children: ReactNode }) {
  const { org } = await params
  const { slug, permissions } = await requireOrganization(org)
  const { api, queryClient } = await createServerApi(org)

  await Promise.all([
    queryClient.fetchQuery(api.organization.get.queryOptions()),
    queryClient.fetchQuery(api.users.me.queryOptions()),
    permissions.includes('offers.read') ? queryClient.prefetchQuery(api.offers.counts.queryOptions({ input: {} })) : null,
    permissions.includes('newHires.manage') ? queryClient.prefetchQuery(api.newHires.counts.queryOptions({ input: {} })) : null,
    queryClient.prefetchQuery(api.notifications.counts.queryOptions()),
    permissions.includes('events.read') ? queryClient.prefetchQuery(api.events.counts.queryOptions()) : null,
  ])

  return (
    <ApiProvider organizationSlug={slug} routes={apiRoutes}>
      <HydrateQueries queryClient={queryClient}>
        <OrganizationShell>{children}</OrganizationShell>
      </HydrateQueries>
    </ApiProvider>
  )
}
