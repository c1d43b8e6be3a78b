import { CircleCheck } from 'lucide-react'
import { OpenJobLine } from '#components/hire-open-job/open-job-line.tsx'
import type { FillActs } from '#components/hire-open-job/use-fill-acts.ts'
import { Button } from '#components/ui/button.tsx'
import type { OpenJobRef } from '#lib/domain/open-jobs/suggestions/contract.ts'

/** The job that the hire fills. `acts` is null for whoever may not take it back. */
export function FilledJob({ job, acts }: { job: OpenJobRef; acts: FillActs | null }) {
  return (
    <div className="flex items-start gap-2">
      <CircleCheck aria-hidden="true" className="mt-0.5 shrink-0 text-moss" />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-2">
        <OpenJobLine job={job} />
        {acts ? (
          <Button
            size="sm"
            isLoading={acts.pendingId === job.id}
            blockedReason={acts.pendingId ? 'the job is being changed' : null}
            onClick={() => acts.takeBack(job)}
          >
            Take back
          </Button>
        ) : null}
      </div>
    </div>
  )
}
