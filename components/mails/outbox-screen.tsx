import { Mail } from 'lucide-react'
import { KeepFresh } from '#components/mails/keep-fresh.tsx'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { AppLink } from '#components/ui/link.tsx'
import { Age } from '#components/ui/time.tsx'

/** `at` is an instant (ISO 8601). */
export type OutboxEntry = { id: string; to: string; subject: string; at: string }

/** What would have been sent, newest first. Belongs to no organization, so its times are UTC. */
export function OutboxScreen({ entries, now }: { entries: OutboxEntry[]; now: string }) {
  return (
    <div className="flex h-dvh flex-col bg-canvas">
      <KeepFresh />
      <PageHeader title="Outbox" note="No mail server is set, so mails stay here" />
      <main id="main" className="contents">
        <PageBody width="form">
          {entries.length === 0 ? (
            <EmptyState kind="first-use" icon={<Mail aria-hidden="true" />} title="No mail yet">
              Invite somebody, sign up or ask for a new password: the mail appears here within seconds. To send mails, set SMTP_URL.
            </EmptyState>
          ) : (
            <OutboxList entries={entries} now={now} />
          )}
        </PageBody>
      </main>
    </div>
  )
}

function OutboxList({ entries, now }: { entries: OutboxEntry[]; now: string }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {entries.map(({ id, to, subject, at }) => (
        <li key={id}>
          <AppLink
            href={`/outbox/${id}`}
            prefetch={false}
            className="grid min-h-14 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
          >
            <span dir="auto" className="truncate font-medium">
              {subject}
            </span>
            <span className="text-12 text-ink-3">
              <Age instant={at} timeZone="UTC" now={now} />
            </span>
            <span dir="auto" className="col-span-2 truncate text-12 text-ink-3">
              {to}
            </span>
          </AppLink>
        </li>
      ))}
    </ul>
  )
}
