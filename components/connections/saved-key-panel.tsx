import { KeyRound, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { MaskedKey } from '#components/connections/connection-facts.tsx'
import { KeyCheckChip } from '#components/connections/key-check-chip.tsx'
import { PermissionChecklist } from '#components/connections/permission-checklist.tsx'
import { ReplaceKeyDialog } from '#components/connections/replace-key-dialog.tsx'
import { useConnectionActs } from '#components/connections/use-connection-acts.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { Section } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** The saved key: its last four, when it was checked, what it allows, and the ways to mend it. */
export function SavedKeyPanel({ connection, children }: { connection: Connection; children?: ReactNode }) {
  const canManage = useCan()('connections.manage')
  const { timeZone } = useOrganization()
  const { recheck } = useConnectionActs()
  const { id, keyLastFour, keyCheckedAt, permissions } = connection

  if (!keyLastFour) return null
  const checkAgain = (
    <Button size="sm" icon={<RefreshCw aria-hidden="true" />} isLoading={recheck.isPending} onClick={() => recheck.mutate({ id })}>
      Check again
    </Button>
  )

  return (
    <Section
      title="API key"
      actions={<KeyCheckChip permissions={permissions} />}
      description={
        keyCheckedAt ? (
          <>
            Checked <Instant instant={keyCheckedAt} timeZone={timeZone} />
          </>
        ) : undefined
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex gap-2 max-md:flex-col">
          <p className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md border border-line bg-canvas px-2.5 max-md:h-11 max-md:flex-none">
            <KeyRound aria-hidden="true" className="text-ink-3" />
            <MaskedKey lastFour={keyLastFour} />
            <span className="ml-auto truncate text-12 text-ink-3">Saved, never shown again</span>
          </p>
          {canManage ? (
            <>
              <ReplaceKeyDialog connection={connection} />
              <Button icon={<RefreshCw aria-hidden="true" />} isLoading={recheck.isPending} onClick={() => recheck.mutate({ id })}>
                Check again
              </Button>
            </>
          ) : null}
        </div>
        {children}
        <PermissionChecklist permissions={permissions} isChecked acts={canManage ? checkAgain : undefined} />
      </div>
    </Section>
  )
}
