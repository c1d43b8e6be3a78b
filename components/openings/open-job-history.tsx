'use client'

import { describeOpenJobEntry, openJobHistoryIcons } from '#components/openings/open-job-history-words.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { Timeline } from '#components/patterns/timeline.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { formatMoment } from '#components/record/describe-provenance.ts'
import { HistoryChanges } from '#components/record/history-changes.tsx'
import type { OpenJobDetail } from '#lib/domain/open-jobs/contract.ts'
import { formatInstantExact } from '#lib/platform/format/dates.ts'

/** What happened to an open job, newest first. */
export function OpenJobHistory({ job }: { job: OpenJobDetail }) {
  const { timeZone } = useOrganization()
  const viewer = useMe().name
  const now = useNow()
  const currency = job.fields.find(({ key }) => key === 'currency')?.value ?? null

  return (
    <Timeline
      entries={job.history.map((entry) => {
        const { title, detail, tone } = describeOpenJobEntry({ entry, viewer })
        const Icon = openJobHistoryIcons[entry.kind]

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
          detail: (
            <>
              {detail ? <span className="block">{detail}</span> : null}
              {entry.kind === 'edited' || entry.kind === 'imported' ? (
                <HistoryChanges changes={entry.changes} currencies={{ before: currency, after: currency }} />
              ) : null}
            </>
          ),
        }
      })}
    />
  )
}
