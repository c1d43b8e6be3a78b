'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { RecipientsDialog } from '#components/hire-recipients/recipients-dialog.tsx'
import { useCan } from '#components/organization/use-organization.ts'
import { FactList } from '#components/patterns/fact-list.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import type { HireRecipient } from '#lib/domain/new-hires/recipients/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** Who is told of the new hires of this connection, and how long before a start date. */
export function RecipientsPanel({ connectionId }: { connectionId: string }) {
  const api = useApi()
  const canManage = useCan()('connections.manage')
  const { data } = useSuspenseQuery(api.hireRecipients.get.queryOptions({ input: { connectionId } }))
  const chosen = data.members.filter(({ isChosen }) => isChosen)
  const lost = chosen.filter(({ isAllowed }) => !isAllowed)
  const allowedCount = data.members.filter(({ isAllowed }) => isAllowed).length

  return (
    <Section
      title="Notifications"
      description="Who is told of new hires, and what Ashby changes about them."
      actions={canManage ? <RecipientsDialog connectionId={connectionId} recipients={data} /> : null}
    >
      <div className="flex flex-col gap-3">
        {data.isEverybodyTold ? (
          <p>
            Everybody whose role has “Manage ATS inbox” is told: {formatCountOf({ count: allowedCount, one: 'member' })}.
            {chosen.length === 0 ? null : ' Nobody of those chosen has it.'}
          </p>
        ) : (
          <ul className="flex flex-col gap-2">
            {chosen
              .filter(({ isAllowed }) => isAllowed)
              .map((member) => (
                <ToldMember key={member.userId} member={member} />
              ))}
          </ul>
        )}
        {lost.length > 0 ? (
          <Notice
            tone="amber"
            title={lost.length === 1 ? 'One of those chosen is not told any more' : `${lost.length} of those chosen are not told any more`}
          >
            <ListOfNames members={lost} />: the role no longer has “Manage ATS inbox”.
          </Notice>
        ) : null}
        <FactList facts={[{ term: 'Reminder', value: describeReminder(data.reminderDays) }]} />
      </div>
    </Section>
  )
}

function ToldMember({ member: { name, email } }: { member: HireRecipient }) {
  return (
    <li className="flex min-w-0 items-center gap-2">
      <Avatar name={name} />
      <span className="min-w-0">
        <bdi className="block truncate font-medium">{name}</bdi>
        <span className="block truncate text-12 text-ink-3">{email}</span>
      </span>
    </li>
  )
}

function ListOfNames({ members }: { members: ReadonlyArray<HireRecipient> }) {
  return members.map(({ userId, name }, index) => (
    <span key={userId}>
      {index > 0 ? ', ' : null}
      <bdi>{name}</bdi>
    </span>
  ))
}

function describeReminder(days: number): string {
  if (days === 0) return 'On the start date, while a new hire is pending'

  return `${formatCountOf({ count: days, one: 'day' })} before the start date, while a new hire is pending`
}
