import type { Metadata } from 'next'
import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { WebhooksForbidden } from '#components/outgoing-webhooks/webhooks-forbidden.tsx'
import { WebhooksScreen } from '#components/outgoing-webhooks/webhooks-screen.tsx'

export const metadata: Metadata = { title: 'Webhooks' }

export default async function WebhooksPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('webhooks.manage')) return <WebhooksForbidden />

  const { api, queryClient } = await createServerApi(org)
  await queryClient.fetchQuery(api.outgoingWebhooks.list.queryOptions()).catch(leavePage)

  return (
    <HydrateQueries queryClient={queryClient}>
      <WebhooksScreen />
    </HydrateQueries>
  )
}
