'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { NotificationItem, NotificationSkeleton } from '#components/notifications/notification-item.tsx'
import type { NotificationActs } from '#components/notifications/use-notification-acts.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Button } from '#components/ui/button.tsx'

const LATEST = 5

/** What the bell opens. Mounted, and loaded, only while it is open. */
export function LatestNotifications({ acts, onLeave }: { acts: NotificationActs; onLeave: () => void }) {
  const api = useApi()
  const { slug, timeZone } = useOrganization()
  const [now] = useState(() => new Date().toISOString())
  const { data, error, refetch } = useQuery(api.notifications.list.queryOptions({ input: {} }))

  if (error && !data) {
    return (
      <ErrorState
        className="m-3"
        title="The notifications could not be read."
        requestId={readErrorMessage(error).requestId}
        actions={
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        }
      >
        {readErrorMessage(error).userMessage}
      </ErrorState>
    )
  }
  if (!data) return <NotificationSkeleton rowCount={4} />
  if (data.items.length === 0) {
    return (
      <EmptyState kind="done" title="Nothing to tell">
        New offers and whatever needs you will show up here.
      </EmptyState>
    )
  }

  return (
    <ul className="max-h-[min(60vh,420px)] overflow-y-auto">
      {data.items.slice(0, LATEST).map((notification) => (
        <NotificationItem
          key={notification.id}
          notification={notification}
          slug={slug}
          timeZone={timeZone}
          now={now}
          onOpen={() => {
            if (!notification.isRead) acts.markRead(notification.id)
            onLeave()
          }}
        />
      ))}
    </ul>
  )
}
