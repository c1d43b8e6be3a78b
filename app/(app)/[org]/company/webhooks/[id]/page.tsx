import type { Metadata } from 'next'
import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { deliveryListOptions, loadDeliveryFilters } from '#components/outgoing-webhooks/delivery-filters.ts'
import { WebhookScreen } from '#components/outgoing-webhooks/webhook-screen.tsx'
import { WebhooksForbidden } from '#components/outgoing-webhooks/webhooks-forbidden.tsx'

export const metadata: Metadata = { title: 'Webhook' }

type WebhookPageProps = {
  params: Promise<{ org: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function WebhookPage({ params, searchParams }: WebhookPageProps) {
  const { org, id } = await params
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('webhooks.manage')) return <WebhooksForbidden />

  const [{ api, queryClient }, filters] = await Promise.all([createServerApi(org), loadDeliveryFilters(searchParams)])
  await Promise.all([
    queryClient.fetchQuery(api.outgoingWebhooks.get.queryOptions({ input: { id } })).catch(leavePage),
    queryClient.prefetchInfiniteQuery(deliveryListOptions({ api, webhookId: id, filters })),
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <WebhookScreen id={id} />
    </HydrateQueries>
  )
}
