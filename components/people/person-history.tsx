'use client'

import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { Timeline } from '#components/patterns/timeline.tsx'
import { describePersonEntry, personHistoryIcons } from '#components/people/person-history-words.ts'
import { useMe } from '#components/profile/use-me.ts'
import { formatMoment } from '#components/record/describe-provenance.ts'
import { HistoryChanges } from '#components/record/history-changes.tsx'
import { TextLink } from '#components/ui/link.tsx'
import type { PersonDetail, PersonHistoryEntry } from '#lib/domain/people/contract.ts'
import { formatInstantExact } from '#lib/platform/format/dates.ts'

/** What happened to somebody, newest first. */
export function PersonHistory({ person }: { person: PersonDetail }) {
  const { timeZone } = useOrganization()
  const viewer = useMe().name
  const now = useNow()
  const currency = person.fields.find(({ key }) => key === 'currency')?.value ?? null

  return (
    <Timeline
      entries={person.history.map((entry) => {
        const { title, detail, tone } = describePersonEntry({ entry, viewer })
        const Icon = personHistoryIcons[entry.kind]

        return {
          id: entry.id,
          icon: <Icon aria-hidden="true" />,
          tone,
          title,
          time: (
            <time dateTime={entry.at} title={`${formatInstantExact(entry.at, timeZone)}, ${timeZone}`}>
              {formatMoment({ instant: entry.at, timeZone, now })}
            </time>
          ),
          detail: <EntryDetail entry={entry} detail={detail} currency={currency} />,
        }
      })}
    />
  )
}

function EntryDetail({ entry, detail, currency }: { entry: PersonHistoryEntry; detail: string | null; currency: string | null }) {
  const { slug } = useOrganization()

  return (
    <>
      {detail ? <span className="block">{detail}</span> : null}
      <HistoryChanges changes={entry.changes} currencies={{ before: currency, after: currency }} />
      {entry.newHireId ? (
        <TextLink href={`/${slug}/new-hires/${entry.newHireId}`} className="font-normal">
          See new hire
        </TextLink>
      ) : null}
    </>
  )
}
