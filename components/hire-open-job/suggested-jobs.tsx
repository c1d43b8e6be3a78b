import { OpenJobLine } from '#components/hire-open-job/open-job-line.tsx'
import type { FillActs } from '#components/hire-open-job/use-fill-acts.ts'
import { Tag } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import type { HiredFor } from '#lib/domain/open-jobs/suggestions/contract.ts'

export type SuggestedJobsProps = { jobs: HiredFor['suggestions']; acts: FillActs | null }

/** Open jobs that fit, the surest first, each with why. `acts` is null for whoever may not pick one. */
export function SuggestedJobs({ jobs, acts }: SuggestedJobsProps) {
  return (
    <div>
      <p className="mb-2 text-12 text-ink-3">It names no open job of yours that is free. These fit:</p>
      <ul className="flex flex-col rounded-md border border-line">
        {jobs.map(({ reasons, ...job }) => (
          <li key={job.id} className="flex flex-col items-start gap-2 border-b border-line p-3 last:border-0">
            <OpenJobLine job={job} />
            <p className="flex flex-wrap gap-1">
              {reasons.map((reason) => (
                <Tag key={reason}>{reason}</Tag>
              ))}
              {job.status === 'Active' ? null : <Tag>{job.status}</Tag>}
            </p>
            {acts ? (
              <Button
                size="sm"
                aria-label={`Fill this job: ${job.title ?? job.identifier ?? ''}`}
                isLoading={acts.pendingId === job.id}
                blockedReason={acts.pendingId && acts.pendingId !== job.id ? 'another job is being filled' : null}
                onClick={() => acts.fill(job)}
              >
                Fill this job
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
