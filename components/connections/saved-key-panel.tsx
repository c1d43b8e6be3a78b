import { ChevronRight, KeyRound, RefreshCw } from 'lucide-react'
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

type SavedKeyPanelProps = {
  connection: Connection
  /** Where the page tells elsewhere what the key lacks: what it allows opens on demand. */
  isFolded?: boolean
}

/** The saved key: its last four, since when it is in use, when it was checked, what it allows, and the ways to mend it. */
export function SavedKeyPanel({ connection, isFolded = false }: SavedKeyPanelProps) {
  const canManage = useCan()('connections.manage')
  const { timeZone } = useOrganization()
  const { recheck } = useConnectionActs()
  const { id, keyLastFour, keySetAt, keyCheckedAt, permissions } = connection

  if (!keyLastFour) return null
  const checkAgain = (
    <Button size="sm" icon={<RefreshCw aria-hidden="true" />} isLoading={recheck.isPending} onClick={() => recheck.mutate({ id })}>
      Check again
    </Button>
  )
  const checklist = <PermissionChecklist permissions={permissions} isChecked acts={canManage ? checkAgain : undefined} />

  return (
    <Section
      title="API key"
      actions={<KeyCheckChip permissions={permissions} />}
      description={
        keySetAt || keyCheckedAt ? (
          <>
            {keySetAt ? (
              <>
                In use since <Instant instant={keySetAt} timeZone={timeZone} />.{' '}
              </>
            ) : null}
            {keyCheckedAt ? (
              <>
                Checked <Instant instant={keyCheckedAt} timeZone={timeZone} />
              </>
            ) : null}
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
        {isFolded ? (
          <details className="group">
            <summary className="flex w-fit cursor-pointer list-none items-center gap-2.5 rounded-sm text-ink-2 hover:text-ink max-md:min-h-11 [&::-webkit-details-marker]:hidden">
              <ChevronRight aria-hidden="true" className="text-ink-3 transition-transform duration-(--dur-1) group-open:rotate-90" />
              What the key may do, and what for
            </summary>
            <div className="mt-3">{checklist}</div>
          </details>
        ) : (
          checklist
        )}
      </div>
    </Section>
  )
}
