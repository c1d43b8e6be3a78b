import type { Metadata } from 'next'
import { createServerApi, leavePage } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { loadNotificationFilters, notificationListOptions } from '#components/notifications/notification-queries.ts'
import { NotificationsScreen } from '#components/notifications/notifications-screen.tsx'

export const metadata: Metadata = { title: 'Notifications' }

type NotificationsPageProps = { params: Promise<{ org: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NotificationsPage({ params, searchParams }: NotificationsPageProps) {
  const { org } = await params
  const [{ api, queryClient }, filters] = await Promise.all([createServerApi(org), loadNotificationFilters(searchParams)])
  await queryClient.fetchInfiniteQuery(notificationListOptions({ api, filters })).catch(leavePage)

  return (
    <HydrateQueries queryClient={queryClient}>
      <NotificationsScreen now={new Date().toISOString()} />
    </HydrateQueries>
  )
}
