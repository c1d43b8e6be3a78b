'use client'

import { Bell, CheckCheck } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useNotificationActs, useUnreadCount } from '#components/notifications/use-notification-acts.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Popover } from '#components/ui/popover.tsx'
import { useGo } from '#components/ui/use-go.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

const LatestNotifications = dynamic(
  () => import('#components/notifications/latest-notifications.tsx').then((module) => module.LatestNotifications),
  { ssr: false },
)

/** The bell beside the organization's name: whether something is unread, and the latest of it. */
export function NotificationBell() {
  const { slug } = useOrganization()
  const unread = useUnreadCount() ?? 0
  const acts = useNotificationActs()
  const go = useGo()
  const [isOpen, setIsOpen] = useState(false)
  const all = `/${slug}/notifications`

  useCommands([
    {
      id: 'go.all-notifications',
      label: 'All notifications',
      group: 'Go to',
      keys: 'g i',
      icon: Bell,
      words: ['Bell', 'Inbox', 'Unread'],
      run: () => go(all),
    },
    {
      id: 'notifications.read-all',
      label: 'Mark all notifications as read',
      group: 'Notifications',
      icon: CheckCheck,
      isEnabled: unread > 0,
      run: acts.markAllRead,
    },
  ])

  return (
    <Popover
      label="Notifications"
      align="start"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      className="w-[372px] p-0"
      trigger={
        <button
          type="button"
          aria-label={unread > 0 ? `Notifications, ${formatCount(unread)} unread` : 'Notifications'}
          title="Notifications"
          className={buttonStyle({ variant: 'ghost', size: 'md', iconOnly: true })}
        >
          <Bell aria-hidden="true" className="size-4!" />
          {unread > 0 ? (
            <span aria-hidden="true" className="absolute top-1 right-1 size-2.5 rounded-full border-2 border-canvas bg-iris-solid" />
          ) : null}
        </button>
      }
    >
      <div className="flex h-11 items-center gap-2 border-b border-line pr-2 pl-4">
        <h2 className="text-13 font-semibold text-ink">Notifications</h2>
        {unread > 0 ? (
          <Button
            variant="ghost"
            size="sm"
            icon={<CheckCheck />}
            className="ml-auto"
            isLoading={acts.isMarkingAll}
            onClick={acts.markAllRead}
          >
            Mark all as read
          </Button>
        ) : null}
      </div>
      <LatestNotifications acts={acts} onLeave={() => setIsOpen(false)} />
      <div className="border-t border-line p-1.5">
        <ButtonLink variant="ghost" size="sm" fullWidth href={all} onClick={() => setIsOpen(false)}>
          All notifications
        </ButtonLink>
      </div>
    </Popover>
  )
}
