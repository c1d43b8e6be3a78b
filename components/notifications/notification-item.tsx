import {
  ArchiveX,
  AtSign,
  Cable,
  CalendarClock,
  CircleCheckBig,
  Clock,
  Eraser,
  FileText,
  GitCompareArrows,
  type LucideIcon,
  MailX,
  MessageCircleQuestionMark,
  OctagonX,
  Reply,
  Stamp,
  TriangleAlert,
  Undo2,
  Unplug,
  UserCheck,
  UserPlus,
  UserRoundPlus,
  UserRoundX,
  Webhook,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Age } from '#components/ui/time.tsx'
import type { Notification } from '#lib/domain/notifications/contract.ts'
import type { NotificationKind } from '#lib/domain/notifications/schema.ts'

const icons: Readonly<Record<NotificationKind, { icon: LucideIcon; tone: string }>> = {
  'offer.arrived': { icon: FileText, tone: 'text-ink-3' },
  'offer.ashby-now-says': { icon: GitCompareArrows, tone: 'text-amber' },
  'offer.withdrawn': { icon: Undo2, tone: 'text-ink-3' },
  'offer.assigned': { icon: UserCheck, tone: 'text-ink-3' },
  'offer.mentioned': { icon: AtSign, tone: 'text-iris' },
  'offer.question': { icon: MessageCircleQuestionMark, tone: 'text-amber' },
  'offer.answered': { icon: Reply, tone: 'text-moss' },
  'offer.out-of-step': { icon: Stamp, tone: 'text-amber' },
  'offer.unanswered': { icon: Clock, tone: 'text-amber' },
  'offer.mail-refused': { icon: MailX, tone: 'text-amber' },
  'offer.publish-refused': { icon: OctagonX, tone: 'text-rust' },
  'offer.write-back-failed': { icon: Unplug, tone: 'text-amber' },
  'newHire.arrived': { icon: UserRoundPlus, tone: 'text-ink-3' },
  'newHire.starts-soon': { icon: CalendarClock, tone: 'text-amber' },
  'newHire.unhired': { icon: UserRoundX, tone: 'text-amber' },
  'newHire.changed': { icon: GitCompareArrows, tone: 'text-amber' },
  'newHire.to-forget': { icon: Eraser, tone: 'text-rust' },
  'connection.needs-attention': { icon: Cable, tone: 'text-amber' },
  'connection.recovered': { icon: CircleCheckBig, tone: 'text-moss' },
  'mapping.source-archived': { icon: ArchiveX, tone: 'text-amber' },
  'event.needs-attention': { icon: TriangleAlert, tone: 'text-amber' },
  'webhook.stopped': { icon: Webhook, tone: 'text-amber' },
  'member.joined': { icon: UserPlus, tone: 'text-ink-3' },
  'invitation.refused': { icon: MailX, tone: 'text-amber' },
}

export type NotificationItemProps = {
  notification: Notification
  slug: string
  timeZone: string
  now: string
  /** Going there also reads it. */
  onOpen: () => void
  /** A button at the right edge, above the link. */
  action?: ReactNode
  isLeaving?: boolean
}

/** One thing a member was told: the whole row leads to it, the dot says that it is unread. */
export function NotificationItem({ notification, slug, timeZone, now, onOpen, action, isLeaving = false }: NotificationItemProps) {
  const { kind, title, path, at, isRead } = notification
  const { icon: Icon, tone } = icons[kind]
  const words = joinClasses('line-clamp-2 text-13 [overflow-wrap:anywhere]', isRead ? 'text-ink-2' : 'font-medium text-ink')

  return (
    <li
      className={joinClasses(
        'relative flex min-h-12 items-start gap-2.5 border-b border-line py-2.5 pr-3 pl-2 transition-opacity duration-(--dur-3) last:border-0 hover:bg-hover max-md:min-h-16',
        isLeaving && 'pointer-events-none opacity-0',
      )}
    >
      <span
        aria-hidden="true"
        className={joinClasses('mt-[7px] size-1.5 shrink-0 rounded-full', isRead ? 'bg-transparent' : 'bg-iris-solid')}
      />
      <Icon aria-hidden="true" className={joinClasses('mt-0.5 shrink-0', tone)} />
      <div className="min-w-0 flex-1">
        {path === null ? (
          <span className={words}>{title}</span>
        ) : (
          <AppLink
            href={`/${slug}${path}`}
            onClick={onOpen}
            className={joinClasses(
              words,
              'outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-iris-solid',
            )}
          >
            {isRead ? null : <span className="sr-only">Unread: </span>}
            {title}
          </AppLink>
        )}
        <span className="block text-12 text-ink-3">
          <Age instant={at} timeZone={timeZone} now={now} />
        </span>
      </div>
      {action ? <span className="relative z-10 shrink-0 self-center">{action}</span> : null}
    </li>
  )
}

/** Rows of the height that comes. */
export function NotificationSkeleton({ rowCount }: { rowCount: number }) {
  const rows = Array.from({ length: rowCount }, (_, index) => `row-${index}`)

  return (
    <div aria-hidden="true">
      {rows.map((row, index) => (
        <div
          key={row}
          className="flex min-h-[57px] flex-col justify-center gap-2 border-b border-line pr-3 pl-[42px] last:border-0 max-md:min-h-16"
        >
          <Skeleton className={index % 2 === 0 ? 'w-3/5' : 'w-2/5'} />
          <Skeleton className="w-16" />
        </div>
      ))}
    </div>
  )
}
