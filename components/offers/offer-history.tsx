'use client'

import {
  ArrowDownLeft,
  Check,
  CircleCheck,
  CornerDownLeft,
  Flag,
  FlagOff,
  Lock,
  LockOpen,
  type LucideIcon,
  Pencil,
  Route,
  Send,
  Undo2,
} from 'lucide-react'
import { formatMoment } from '#components/offers/describe-provenance.ts'
import { type EntryCurrencies, findEntryCurrencies } from '#components/offers/entry-currencies.ts'
import { HistoryChanges } from '#components/offers/history-changes.tsx'
import { describeHistory } from '#components/offers/history-words.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { StateIcon } from '#components/patterns/state.tsx'
import { Timeline } from '#components/patterns/timeline.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { TextLink } from '#components/ui/link.tsx'
import type { HistoryEntry, OfferDetail } from '#lib/domain/offers/contract.ts'
import { type HistoryKind, offerStateSchema } from '#lib/domain/offers/schema.ts'
import { formatInstantExact } from '#lib/platform/format/dates.ts'

const icons: Readonly<Record<HistoryKind, LucideIcon>> = {
  imported: CircleCheck,
  'changed-in-ashby': ArrowDownLeft,
  remapped: Route,
  held: ArrowDownLeft,
  'state-changed': Send,
  flagged: Flag,
  unflagged: FlagOff,
  edited: Pencil,
  'kept-mine': Check,
  'took-theirs': CornerDownLeft,
  locked: Lock,
  unlocked: LockOpen,
  undone: Undo2,
}

const NO_CURRENCIES: EntryCurrencies = { before: null, after: null }

/** What happened to an offer, newest first, with the way to the event that brought it. */
export function OfferHistory({ offer }: { offer: OfferDetail }) {
  const { timeZone } = useOrganization()
  const viewer = useMe().name
  const now = useNow()
  const currencies = findEntryCurrencies(offer)

  return (
    <Timeline
      entries={listEntries(offer).map((entry) => {
        const { title, detail, tone } = describeHistory({ entry, viewer })

        return {
          id: entry.id,
          icon: <EntryIcon entry={entry} />,
          tone,
          title,
          time: (
            <time dateTime={entry.at} title={`${formatInstantExact(entry.at, timeZone)}, ${timeZone}`}>
              {formatMoment({ instant: entry.at, timeZone, now })}
            </time>
          ),
          detail: <EntryDetail entry={entry} detail={detail} currencies={currencies.get(entry.id) ?? NO_CURRENCIES} />,
        }
      })}
    />
  )
}

/** That an answer came from Ashby is said by the state's own entry already. */
function listEntries({ history }: OfferDetail): HistoryEntry[] {
  return history.filter(
    ({ kind, detail, eventId }) =>
      kind !== 'flagged' ||
      detail.flag !== 'AnsweredInAshby' ||
      !history.some((other) => other.kind === 'state-changed' && other.eventId === eventId),
  )
}

function EntryIcon({ entry }: { entry: HistoryEntry }) {
  const state = entry.kind === 'state-changed' ? offerStateSchema.safeParse(entry.detail.after).data : undefined
  if (state) return <StateIcon noun="offer" state={state} />
  const Icon = icons[entry.kind]

  return <Icon aria-hidden="true" />
}

type EntryDetailProps = { entry: HistoryEntry; detail: string | null; currencies: EntryCurrencies }

function EntryDetail({ entry, detail, currencies }: EntryDetailProps) {
  const { slug } = useOrganization()
  const can = useCan()

  return (
    <>
      {detail ? <span className="block">{detail}</span> : null}
      <HistoryChanges changes={entry.changes} currencies={currencies} />
      {entry.eventId && can('events.read') ? (
        <TextLink href={`/${slug}/events/${entry.eventId}`} className="font-normal">
          See event
        </TextLink>
      ) : null}
    </>
  )
}
