import { createLoader, type inferParserType, parseAsStringLiteral } from 'nuqs/server'
import type { ApiUtils } from '#components/api/client.ts'

/** What of the list stands in the address: all, or only what is unread. */
export const notificationFilterParsers = { show: parseAsStringLiteral(['unread']) }
export type NotificationFilters = inferParserType<typeof notificationFilterParsers>

/** Reads the filters of a page's `searchParams`. */
export const loadNotificationFilters = createLoader(notificationFilterParsers)

export type NotificationsApi = Pick<ApiUtils, 'notifications'>

/** The list, the last told first, page by page: the same query in the browser and on the server. */
export function notificationListOptions({ api, filters }: { api: NotificationsApi; filters: NotificationFilters }) {
  return api.notifications.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...(filters.show === 'unread' ? { unreadOnly: 'true' } : {}), cursor }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}
