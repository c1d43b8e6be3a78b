'use client'

import { FlaskConical } from 'lucide-react'
import { describeStateNote, describeSubject, isReplayed } from '#components/events/event-words.ts'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { StateChip, StateIcon } from '#components/patterns/state.tsx'
import { Chip } from '#components/ui/chip.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { EventDetail } from '#lib/domain/events/contract.ts'

/** The state, and whether it is a test. */
export function EventAside({ event }: { event: EventDetail }) {
  return (
    <>
      {event.isTest ? <Chip icon={<FlaskConical aria-hidden="true" />}>Test</Chip> : null}
      {isReplayed(event) ? (
        // It needs nobody any more, so it has no tone.
        <Chip icon={<StateIcon noun="event" state={event.state} className="text-ink-3" />}>{describeStateNote(event)}</Chip>
      ) : (
        <StateChip noun="event" state={event.state} />
      )}
    </>
  )
}

/** Whom it is about, its id, and the event that it repeats. */
export function EventSubtitle({ event, address }: { event: EventDetail; address: EventsAddress }) {
  const { id, replayOfId } = event

  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <SubjectLinks event={event} />
      <Dot />
      <span className="inline-flex min-w-0 items-center gap-1">
        <code className="min-w-0 font-mono text-12 text-ink-2 [overflow-wrap:anywhere]">{id}</code>
        <span className="-my-1">
          <CopyButton value={id} label="Copy event ID" isIconOnly />
        </span>
      </span>
      {replayOfId ? (
        <>
          <Dot />
          <span className="whitespace-nowrap">
            Replay of{' '}
            <TextLink isShallow isInline href={address.hrefOf({ id: replayOfId })}>
              an earlier event
            </TextLink>
          </span>
        </>
      ) : null}
    </span>
  )
}

function Dot() {
  return (
    <span aria-hidden="true" className="text-ink-3 max-md:hidden">
      ·
    </span>
  )
}

/** A hire is an application with its offer, so an event can be about both; the name is that of one person. */
function SubjectLinks({ event }: { event: EventDetail }) {
  const { slug } = useOrganization()
  const { offer, newHire } = event
  const subject = <bdi>{describeSubject(event)}</bdi>
  if (!newHire) return offer ? <TextLink href={`/${slug}/offers/${offer.id}`}>{subject}</TextLink> : <span>{subject}</span>

  return (
    <>
      <TextLink href={`/${slug}/new-hires/${newHire.id}`}>{subject}</TextLink>
      {offer ? <TextLink href={`/${slug}/offers/${offer.id}`}>Offer</TextLink> : null}
    </>
  )
}
