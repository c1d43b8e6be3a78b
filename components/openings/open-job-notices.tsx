'use client'

import { RequestFailure } from '#components/api/request-failure.tsx'
import { findMissing } from '#components/openings/open-job-rules.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { goToField } from '#components/record/field-anchor.ts'
import { listFields } from '#components/record/field-in-sentence.ts'
import { Button } from '#components/ui/button.tsx'
import type { OpenJobDetail } from '#lib/domain/open-jobs/contract.ts'

type OpenJobNoticesProps = { job: OpenJobDetail; canManage: boolean; statusError: unknown; onEdit: (key: string) => void }

/** What is in the way of marking the job Active, with the way to the field, and a status that was refused. */
export function OpenJobNotices({ job, canManage, statusError, onEdit }: OpenJobNoticesProps) {
  const missing = findMissing(job.fields)
  const [first] = missing
  const isWaiting = job.status !== 'Filled' && job.status !== 'Cancelled'

  return (
    <>
      {statusError ? <RequestFailure title="The status was not changed" error={statusError} /> : null}
      {canManage && isWaiting && first ? (
        <Notice
          tone="amber"
          title={`${missing.length === 1 ? '1 field' : `${missing.length} fields`} missing before this job can be Active`}
          aside={
            <Button
              size="sm"
              variant="ghost"
              className="shrink-0 self-center"
              onClick={() => {
                onEdit(first.key)
                goToField(first.key)
              }}
            >
              Go to field
            </Button>
          }
        >
          Needed: {listFields(missing.map(({ key, label }) => ({ field: key, label })))}.
        </Notice>
      ) : null}
    </>
  )
}
