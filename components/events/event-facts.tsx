'use client'

import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { FieldList } from '#components/patterns/field-list.tsx'
import { FieldRow } from '#components/patterns/field-row.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'
import { formatBytes, formatCount } from '#lib/platform/format/counts.ts'

/** The event in figures, for whoever has to compare it with Ashby. */
export function EventFacts({ event }: { event: EventDetail }) {
  const { timeZone } = useOrganization()

  return (
    <FieldList title="Facts">
      <FieldRow label="Account" value={<AccountLink event={event} />} />
      <FieldRow label="About" value={<SubjectId event={event} />} />
      <FieldRow
        label="Webhook action"
        isMono
        value={event.webhookActionId}
        emptyWord="None sent"
        actions={
          event.webhookActionId ? (
            <span className="-my-1">
              <CopyButton value={event.webhookActionId} label="Copy webhook action ID" isIconOnly />
            </span>
          ) : null
        }
      />
      <FieldRow label="Received" value={<Instant instant={event.receivedAt} timeZone={timeZone} form="exact" />} />
      <FieldRow
        label="Finished"
        value={event.finishedAt ? <Instant instant={event.finishedAt} timeZone={timeZone} form="exact" /> : null}
        emptyWord="Not yet"
      />
      <FieldRow label="Attempts" value={formatCount(event.attempts.length)} />
      <FieldRow label="Repeats" value={formatCount(event.repeatCount)} />
      <FieldRow label="Size" value={formatBytes(event.bodyBytes)} />
    </FieldList>
  )
}

function AccountLink({ event: { connection } }: { event: EventDetail }) {
  const { slug } = useOrganization()
  const can = useCan()
  const name = <bdi>{connection.name}</bdi>

  return (
    <>
      {can('connections.read') ? <TextLink href={`/${slug}/company/integrations/ashby/${connection.id}`}>{name}</TextLink> : name}
      {connection.environment === 'Sandbox' ? <span className="text-ink-3"> · sandbox</span> : null}
    </>
  )
}

function SubjectId({ event: { subject, isTest } }: { event: EventDetail }) {
  if (isTest) return <span className="text-ink-3">Nothing, it is a test</span>
  if (subject.externalId === '') return <span className="text-ink-3">Not readable</span>

  return (
    <>
      {subject.kind} <code className="font-mono text-12">{subject.externalId}</code>
    </>
  )
}
