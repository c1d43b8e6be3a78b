'use client'

import { HireOpenJob } from '#components/hire-open-job/hire-open-job.tsx'
import { groupFetched } from '#components/new-hires/group-fetched.ts'
import { describeHistory } from '#components/new-hires/new-hire-history-words.ts'
import { RailSection } from '#components/patterns/review-record.tsx'
import { StateIcon } from '#components/patterns/state.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { RecordHistory } from '#components/record/record-history.tsx'
import { RecordSource } from '#components/record/record-source.tsx'
import { HireDocuments } from '#components/source-files/hire-documents.tsx'
import type { NewHireDetail, NewHireHistoryEntry } from '#lib/domain/new-hires/contract.ts'
import { newHireStates } from '#lib/domain/new-hires/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** Beside the fields: what happened, and how it stands in Ashby. */
export function NewHireRail({ hire }: { hire: NewHireDetail }) {
  const viewer = useMe().name
  const { entries, names } = groupFetched(hire.history)

  return (
    <>
      <HireOpenJob newHireId={hire.id} />
      {hire.isPushed ? null : <HireDocuments newHireId={hire.id} />}
      <RailSection title="History">
        <RecordHistory
          record={hire}
          entries={entries}
          describe={(entry) => {
            const { icon: Icon, ...words } = describeHistory({ entry, viewer })
            const icon = renderState(entry) ?? <Icon aria-hidden="true" />
            const fetched = names.get(entry.id)
            if (!fetched) return { ...words, icon }

            return {
              ...words,
              title: `${formatCountOf({ count: fetched.length, one: 'document' })} fetched`,
              detail: fetched.join(', '),
              icon,
            }
          }}
        />
      </RailSection>
      <RailSection title={hire.isPushed ? 'Pushed over the API' : 'In Ashby'}>
        <RecordSource record={hire} one={hire.isPushed ? 'Hire' : 'Application'} />
      </RailSection>
    </>
  )
}

function renderState({ kind, detail }: NewHireHistoryEntry) {
  const state = kind === 'state-changed' ? newHireStates.find((state) => state === detail.after) : undefined

  return state && <StateIcon noun="newHire" state={state} />
}
