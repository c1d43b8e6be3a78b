'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { FilledJob } from '#components/hire-open-job/filled-job.tsx'
import { SuggestedJobs } from '#components/hire-open-job/suggested-jobs.tsx'
import { useFillActs } from '#components/hire-open-job/use-fill-acts.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { RailSection } from '#components/patterns/review-record.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { HiredFor } from '#lib/domain/open-jobs/suggestions/contract.ts'

/** The open job that a new hire was hired into: the one it fills, or those that a person may pick. Nothing for whoever may not see open jobs. */
export function HireOpenJob({ newHireId }: { newHireId: string }) {
  const can = useCan()

  return can('openings.read') ? <OpenJobSection newHireId={newHireId} canFill={can('openings.manage')} /> : null
}

type OpenJobSectionProps = { newHireId: string; canFill: boolean }

function OpenJobSection({ newHireId, canFill }: OpenJobSectionProps) {
  const api = useApi()
  const { data, error, refetch } = useQuery(api.openJobs.suggestFor.queryOptions({ input: { newHireId } }))

  return (
    <RailSection title="Open job">
      {data ? (
        <OpenJobContent newHireId={newHireId} hiredFor={data} canFill={canFill} />
      ) : error ? (
        <RequestFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <div aria-hidden="true" className="flex flex-col gap-2">
          <Skeleton className="w-4/5" />
          <Skeleton className="w-1/2" />
        </div>
      )}
    </RailSection>
  )
}

function OpenJobContent({ newHireId, hiredFor, canFill }: OpenJobSectionProps & { hiredFor: HiredFor }) {
  const { filled, notice, suggestions, pushed } = hiredFor
  const acts = useFillActs({ newHireId })
  const mayFill = canFill && hiredFor.canFill

  return (
    <div className="flex flex-col gap-3">
      {notice ? <Notice tone={notice.kind === 'takenBack' ? 'ink' : 'amber'}>{notice.message}</Notice> : null}
      {filled ? <FilledJob job={filled} acts={canFill ? acts : null} /> : null}
      {!filled && suggestions.length > 0 ? <SuggestedJobs jobs={suggestions} acts={mayFill ? acts : null} /> : null}
      {filled || suggestions.length > 0 ? null : (
        <p className="text-12 text-ink-3">
          {hiredFor.canFill ? 'It fills no open job, and none fits by title, department or location.' : 'It fills no open job.'}
        </p>
      )}
      {pushed ? (
        <p className="text-12 text-ink-3 [overflow-wrap:anywhere]">
          Another system told of this hire over the API.
          {pushed.note ? (
            <>
              {' '}
              Its note: <bdi className="text-ink-2">{pushed.note}</bdi>
            </>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}
