'use client'

import { formatMoment } from '#components/offers/describe-provenance.ts'
import { describeWait } from '#components/offers/describe-wait.ts'
import { type EntryCurrencies, findEntryCurrencies } from '#components/offers/entry-currencies.ts'
import { HistoryChanges } from '#components/offers/history-changes.tsx'
import { historyIcons } from '#components/offers/history-icons.ts'
import { describeHistory } from '#components/offers/history-words.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { StateIcon } from '#components/patterns/state.tsx'
import { Timeline } from '#components/patterns/timeline.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { TextLink } from '#components/ui/link.tsx'
import type { HistoryEntry, OfferDetail } from '#lib/domain/offers/contract.ts'
import { offerStates } from '#lib/domain/offers/terms.ts'
import { formatInstant, formatInstantExact } from '#lib/platform/format/dates.ts'

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
          detail: (
            <EntryDetail
              entry={entry}
              detail={joinDetail(detail, describeWhen({ entry, timeZone }), describeWait({ entry, history: offer.history }))}
              currencies={currencies.get(entry.id) ?? NO_CURRENCIES}
            />
          ),
        }
      })}
    />
  )
}

/** The instant that an entry is about, where it is another than its own. */
function describeWhen({ entry: { kind, detail }, timeZone }: { entry: HistoryEntry; timeZone: string }): string | null {
  if (kind === 'scheduled' && detail.isMany !== true && typeof detail.runAt === 'string')
    return `For ${formatInstant(detail.runAt, timeZone)}`

  return kind === 'published' && typeof detail.expiresAt === 'string' ? `Answer by ${formatInstant(detail.expiresAt, timeZone)}` : null
}

/** Two facts on one line, as in "2 calls · 412 ms". */
function joinDetail(...facts: (string | null)[]): string | null {
  return facts.filter((fact) => fact !== null).join(' · ') || null
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
  const state = entry.kind === 'state-changed' ? offerStates.find((state) => state === entry.detail.after) : undefined
  if (state) return <StateIcon noun="offer" state={state} />
  const Icon = historyIcons[entry.kind]

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
