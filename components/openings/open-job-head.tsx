'use client'

import { Ellipsis, Trash2 } from 'lucide-react'
import { openJobLooks } from '#components/openings/open-job-looks.ts'
import { canDelete } from '#components/openings/open-job-rules.ts'
import { formatPayRange } from '#components/openings/pay-range.ts'
import { StatusControl } from '#components/openings/status-control.tsx'
import { StateChip } from '#components/patterns/state.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem } from '#components/ui/menu.tsx'
import type { OpenJobDetail } from '#lib/domain/open-jobs/contract.ts'
import type { SettableStatus } from '#lib/domain/open-jobs/terms.ts'
import { formatDate } from '#lib/platform/format/dates.ts'

type OpenJobHeadProps = {
  job: OpenJobDetail
  canManage: boolean
  isSaving: boolean
  onStatus: (status: SettableStatus) => void
  onDelete: () => void
}

/** Which job it is, whether somebody looks for it, when somebody should start and for how much. */
export function OpenJobHead({ job, canManage, isSaving, onStatus, onDelete }: OpenJobHeadProps) {
  const { title, identifier, department, team, location, status, closeReason } = job
  const place = [department, team, location].filter(Boolean).join(' · ')
  const plan = describePlan(job)

  return (
    <div className="flex items-start gap-4 max-md:flex-col max-md:gap-3">
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-2.5 gap-y-1">
          <h2 dir="auto" className="min-w-0 text-20 font-semibold [overflow-wrap:anywhere]">
            {title ?? 'No title'}
          </h2>
          {identifier ? <bdi className="font-mono text-12 text-ink-3 [overflow-wrap:anywhere]">{identifier}</bdi> : null}
        </div>
        <p className="text-ink-2 [overflow-wrap:anywhere]">
          {place ? <bdi>{place}</bdi> : <span className="text-ink-3">No department or location</span>}
        </p>
        <p className="num text-ink-3">{plan}</p>
        {status === 'Cancelled' && closeReason ? <p className="text-ink-3">Cancelled because: {closeReason}</p> : null}
      </div>
      <div className="flex shrink-0 items-center gap-2">
        {canManage ? <StatusControl job={job} isSaving={isSaving} onChoose={onStatus} /> : <StateChip look={openJobLooks[status]} />}
        {canManage && canDelete(job) ? (
          <Menu align="end" trigger={<IconButton label="More" size="sm" icon={<Ellipsis />} />}>
            <MenuItem icon={<Trash2 />} isDanger onSelect={onDelete}>
              Delete open job…
            </MenuItem>
          </Menu>
        ) : null}
      </div>
    </div>
  )
}

function describePlan(job: OpenJobDetail): string {
  const start = job.targetStartDate === null ? 'No target start date' : `To start ${formatDate(job.targetStartDate)}`
  const pay = formatPayRange(job)

  return [start, pay].filter(Boolean).join(' · ')
}
