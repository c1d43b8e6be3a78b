'use client'

import { RefreshCw } from 'lucide-react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { useNow } from '#components/patterns/now.tsx'
import type { CheckNow } from '#components/sweeps/use-check-now.ts'
import { Button } from '#components/ui/button.tsx'
import { Age } from '#components/ui/time.tsx'

/** Starts a look at Ashby; where it cannot, the reason stands on it. */
export function CheckNowButton({ check }: { check: CheckNow }) {
  return (
    <Button size="sm" icon={<RefreshCw />} isLoading={check.isRunning} blockedReason={check.blockedReason} onClick={check.start}>
      Check Ashby now
    </Button>
  )
}

/** What is read at the moment, else when Ashby was looked through last. */
export function CheckNote({ check }: { check: CheckNow }) {
  const { timeZone } = useOrganization()
  const now = useNow()
  if (check.progress) return check.progress
  if (!check.lastCheckAt) return null

  return (
    <>
      Last check <Age instant={check.lastCheckAt} timeZone={timeZone} now={now} />
    </>
  )
}

/** The last check stopped: above the list, until one has come to its end. */
export function CheckFailure({ check }: { check: CheckNow }) {
  if (!check.failure) return null

  return (
    <div className="shrink-0 border-b border-line p-2">
      <ErrorState title="The check of Ashby stopped." requestId={check.failure.requestId}>
        {check.failure.message}
      </ErrorState>
    </div>
  )
}

/** The check in the command menu. `group` is the heading of the page's commands. */
export function useCheckCommand({ check, group }: { check: CheckNow; group: string }): void {
  const { start, isRunning, blockedReason } = check
  const isEnabled = !isRunning && blockedReason === null

  useCommands([{ id: 'check', label: 'Check Ashby now', group, icon: RefreshCw, isEnabled, run: start }])
}
