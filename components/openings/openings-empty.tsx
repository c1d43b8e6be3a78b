'use client'

import { BriefcaseBusiness, FileUp, Plus } from 'lucide-react'
import { buildOpenJobImportHref } from '#components/openings/open-job-filters.ts'
import { openJobLooks } from '#components/openings/open-job-looks.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import type { RecruitingStatus } from '#lib/domain/open-jobs/terms.ts'

type OpeningsEmptyProps = {
  /** What the filters look for; null where no filter is set. */
  looksFor: { search: string; status: RecruitingStatus | null; isOnlyStatus: boolean } | null
  onClear: () => void
  onAdd: () => void
}

/** Why the list shows no open job, and what to do about it. */
export function OpeningsEmpty({ looksFor, onClear, onAdd }: OpeningsEmptyProps) {
  const { slug } = useOrganization()
  const canManage = useCan()('openings.manage')

  if (looksFor) {
    return (
      <EmptyState
        kind="no-match"
        className="py-16"
        title={describeNoMatch(looksFor)}
        actions={
          <Button size="sm" onClick={onClear}>
            {looksFor.isOnlyStatus ? 'Show all' : 'Clear filters'}
          </Button>
        }
      />
    )
  }

  return (
    <EmptyState
      kind="first-use"
      icon={<BriefcaseBusiness aria-hidden="true" />}
      className="py-16"
      title="No open jobs yet"
      actions={
        canManage ? (
          <>
            <ButtonLink href={buildOpenJobImportHref({ slug })} icon={<FileUp />}>
              Import CSV
            </ButtonLink>
            <Button icon={<Plus />} onClick={onAdd}>
              Add open job
            </Button>
          </>
        ) : null
      }
    >
      Plan here whom the company wants to hire, when and for how much. A job that is marked Active can go to Ashby as an opening, and
      whoever is hired into it fills it here.
    </EmptyState>
  )
}

function describeNoMatch({ search, status, isOnlyStatus }: NonNullable<OpeningsEmptyProps['looksFor']>): string {
  const kind = status === null ? '' : `${openJobLooks[status].word.toLowerCase()} `
  if (isOnlyStatus && status !== null) return `No ${kind}open jobs`

  return search === '' ? `No ${kind}open jobs match these filters` : `No ${kind}open jobs for “${search}”`
}
