'use client'

import { ChevronDown } from 'lucide-react'
import { openJobLooks } from '#components/openings/open-job-looks.ts'
import { describeActiveObstacle, isSettable } from '#components/openings/open-job-rules.ts'
import { StateChip, StateIcon } from '#components/patterns/state.tsx'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuRadioGroup } from '#components/ui/menu.tsx'
import type { OpenJobDetail } from '#lib/domain/open-jobs/contract.ts'
import { type SettableStatus, settableStatuses } from '#lib/domain/open-jobs/terms.ts'

type StatusControlProps = { job: OpenJobDetail; isSaving: boolean; onChoose: (status: SettableStatus) => void }

const help: Readonly<Record<SettableStatus, string>> = {
  Planned: 'Wanted, but nobody looks for it yet.',
  Active: 'Recruiting can begin.',
  Paused: 'Recruiting waits.',
  Cancelled: 'Nobody will be hired into it.',
}

/** The recruiting status as the way to another one; what cannot be chosen says why. */
export function StatusControl({ job, isSaving, onChoose }: StatusControlProps) {
  const obstacle = describeActiveObstacle(job.fields)
  const { status } = job
  const look = openJobLooks[status]
  // Only a hire fills a job, and only taking it back opens the job again.
  if (!isSettable(status)) return <StateChip look={openJobLooks[status]} />

  return (
    <Menu
      align="end"
      className="w-72"
      trigger={
        <Button
          size="sm"
          aria-label={`Recruiting status: ${look.word}`}
          icon={<StateIcon look={openJobLooks[status]} />}
          trailing={<ChevronDown className="text-ink-3" />}
          isLoading={isSaving}
        >
          {look.word}
        </Button>
      }
    >
      <MenuRadioGroup
        closesMenu
        label="Recruiting status"
        value={status}
        onValueChange={(next) => (next === status ? undefined : onChoose(next))}
        options={settableStatuses.map((each) => {
          const blocked = each === 'Active' && status !== 'Active' ? obstacle : null

          return {
            value: each,
            label: `${openJobLooks[each].word}${each === 'Cancelled' && status !== each ? '…' : ''}`,
            icon: <StateIcon look={openJobLooks[each]} />,
            help: blocked ? `${blocked}.` : help[each],
            isDisabled: blocked !== null,
          }
        })}
      />
    </Menu>
  )
}
