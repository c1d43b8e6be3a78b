import { NotificationsSkeleton } from '#components/notifications/notifications-skeleton.tsx'

export default function NotificationsLoading() {
  return <NotificationsSkeleton />
}
