'use client'

import type { ReactNode } from 'react'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { Timeline } from '#components/patterns/timeline.tsx'
import { formatMoment } from '#components/record/describe-provenance.ts'
import { type EntryCurrencies, findEntryCurrencies } from '#components/record/entry-currencies.ts'
import { HistoryChanges } from '#components/record/history-changes.tsx'
import type { RecordEntry, ReviewedRecord } from '#components/record/reviewed-record.ts'
import type { HistoryWords } from '#components/record/value-history-words.ts'
import { TextLink } from '#components/ui/link.tsx'
import { formatInstantExact } from '#lib/platform/format/dates.ts'

const NO_CURRENCIES: EntryCurrencies = { before: null, after: null }

export type RecordHistoryProps<Entry extends RecordEntry> = {
  record: Pick<ReviewedRecord, 'fields'> & { history: readonly Entry[] }
  /** What of it is shown, newest first; everything where left out. */
  entries?: readonly Entry[]
  describe: (entry: Entry) => HistoryWords & { icon: ReactNode }
}

/** What happened to a record, newest first, with the way to the event that brought it. */
export function RecordHistory<Entry extends RecordEntry>({ record, entries = record.history, describe }: RecordHistoryProps<Entry>) {
  const { timeZone } = useOrganization()
  const now = useNow()
  const currencies = findEntryCurrencies(record)

  return (
    <Timeline
      entries={entries.map((entry) => {
        const { detail, ...words } = describe(entry)

        return {
          id: entry.id,
          ...words,
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

type EntryDetailProps = { entry: RecordEntry; detail: string | null; currencies: EntryCurrencies }

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
