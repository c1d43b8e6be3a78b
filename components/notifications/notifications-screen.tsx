'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { CheckCheck, Mail, MailOpen, SlidersHorizontal } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { NotificationItem, NotificationSkeleton } from '#components/notifications/notification-item.tsx'
import { notificationFilterParsers, notificationListOptions } from '#components/notifications/notification-queries.ts'
import { useNotificationActs, useUnreadCount } from '#components/notifications/use-notification-acts.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ListFoot } from '#components/patterns/list-foot.tsx'
import { NewItemsButton } from '#components/patterns/new-items-button.tsx'
import { NowProvider, useNow } from '#components/patterns/now.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { type PagedList, usePagedList } from '#components/patterns/use-paged-list.ts'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { IconButton, IconLink } from '#components/ui/icon-button.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Notification } from '#lib/domain/notifications/contract.ts'

/** All a member was told. `now` is the instant at which the server rendered the page. */
export function NotificationsScreen({ now }: { now: string }) {
  const api = useApi()
  const { slug } = useOrganization()
  const [filters] = useQueryStates(notificationFilterParsers)
  const query = useInfiniteQuery(notificationListOptions({ api, filters }))
  const list = usePagedList({ query, listKey: filters.show ?? 'all', growth: 'unless-pointed' })
  const unread = useUnreadCount()
  const { markAllRead, isMarkingAll } = useNotificationActs()
  const href = `/${slug}/notifications`

  return (
    <NowProvider now={now}>
      <PageHeader
        title="Notifications"
        hasLine={false}
        actions={
          <>
            {unread ? (
              <Button size="sm" icon={<CheckCheck />} isLoading={isMarkingAll} onClick={markAllRead}>
                Mark all as read
              </Button>
            ) : null}
            <IconLink label="Change what you are told" icon={<SlidersHorizontal />} href={`/${slug}/company/notifications`} size="sm" />
          </>
        }
      />
      <div className="relative flex shrink-0 items-center border-b border-line px-6 max-md:px-4">
        <Tabs
          label="Which notifications"
          isShallow
          className="min-w-0 flex-1 border-b-0"
          items={[
            { href, label: 'All', isCurrent: filters.show === null },
            { href: `${href}?show=unread`, label: 'Unread', isCurrent: filters.show === 'unread', count: unread },
          ]}
        />
        <NewItemsButton count={list.waitingCount} one="notification" onShow={list.showWaiting} />
      </div>
      <PageBody className="max-w-[760px]">
        <section
          aria-label={filters.show === 'unread' ? 'Unread notifications' : 'All notifications'}
          aria-busy={list.isLoading}
          className="overflow-hidden rounded-lg border border-line bg-surface"
          {...list.pointerProps}
        >
          <NotificationList list={list} isUnreadOnly={filters.show === 'unread'} />
        </section>
        {list.hasMore ? <ListFoot label="Load more" isLoading={list.isLoadingMore} onLoadMore={list.loadMore} /> : null}
      </PageBody>
    </NowProvider>
  )
}

function NotificationList({ list, isUnreadOnly }: { list: PagedList<Notification>; isUnreadOnly: boolean }) {
  const { slug, timeZone } = useOrganization()
  const now = useNow()
  const { markRead, markUnread } = useNotificationActs()

  if (list.error)
    return <RequestFailure className="m-4" title="The notifications could not be read." error={list.error} onRetry={list.retry} />
  if (list.isLoading) return <NotificationSkeleton rowCount={8} />
  if (list.rows.length === 0) return <NothingTold slug={slug} isUnreadOnly={isUnreadOnly} />

  return (
    <ul>
      {list.rows.map(({ item, isLeaving }) => (
        <NotificationItem
          key={item.id}
          notification={item}
          slug={slug}
          timeZone={timeZone}
          now={now}
          isLeaving={isLeaving}
          onOpen={() => {
            if (!item.isRead) markRead(item.id)
          }}
          action={
            <IconButton
              label={item.isRead ? 'Mark as unread' : 'Mark as read'}
              icon={item.isRead ? <Mail /> : <MailOpen />}
              size="sm"
              onClick={() => (item.isRead ? markUnread : markRead)(item.id)}
            />
          }
        />
      ))}
    </ul>
  )
}

function NothingTold({ slug, isUnreadOnly }: { slug: string; isUnreadOnly: boolean }) {
  return (
    <EmptyState
      kind="done"
      className="py-16"
      title={isUnreadOnly ? 'Nothing unread' : 'Nothing to tell'}
      actions={
        <>
          {isUnreadOnly ? <ButtonLink href={`/${slug}/notifications`}>All notifications</ButtonLink> : null}
          <ButtonLink variant="ghost" href={`/${slug}/company/notifications`}>
            Change what you are told
          </ButtonLink>
        </>
      }
    >
      {isUnreadOnly ? 'You have read all that you were told.' : 'New offers and whatever needs you will show up here.'}
    </EmptyState>
  )
}
