'use client'

import { describeWait } from '#components/offers/describe-wait.ts'
import { historyIcons } from '#components/offers/history-icons.ts'
import { describeHistory } from '#components/offers/history-words.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { StateIcon } from '#components/patterns/state.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { RecordHistory } from '#components/record/record-history.tsx'
import type { HistoryEntry, OfferDetail } from '#lib/domain/offers/contract.ts'
import { offerStates } from '#lib/domain/offers/terms.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'

/** What happened to an offer, newest first. */
export function OfferHistory({ offer }: { offer: OfferDetail }) {
  const { timeZone } = useOrganization()
  const viewer = useMe().name

  return (
    <RecordHistory
      record={offer}
      entries={listEntries(offer)}
      describe={(entry) => {
        const { title, detail, tone } = describeHistory({ entry, viewer })
        const facts = joinDetail(detail, describeWhen({ entry, timeZone }), describeWait({ entry, history: offer.history }))

        return { title, tone, detail: facts, icon: <EntryIcon entry={entry} /> }
      }}
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
