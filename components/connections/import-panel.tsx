'use client'

import { useState } from 'react'
import { ImportChoice } from '#components/connections/import-choice.tsx'
import { ImportEnd } from '#components/connections/import-end.tsx'
import { ImportCounted, ImportProgress } from '#components/connections/import-progress.tsx'
import { useImportActs } from '#components/connections/use-import-acts.ts'
import type { Clock } from '#components/organization/clock.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { Section } from '#components/patterns/panel.tsx'
import { readImportStep } from '#components/sweeps/import-words.ts'
import { Button } from '#components/ui/button.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** Where links from elsewhere lead to. */
export const IMPORT_ANCHOR = 'import'

/** What is in Ashby from before: a range is chosen, counted and then brought in, as slowly as Ashby allows. */
export function ImportPanel({ connection, clock }: { connection: Connection; clock: Clock }) {
  const canManage = useCan()('connections.manage')
  const acts = useImportActs(connection.id)
  // Which ended import somebody has set aside to choose another range.
  const [leftId, setLeftId] = useState<string | null>(null)
  const { lastImport, state } = connection
  const latest = lastImport?.id === leftId ? null : lastImport
  const step = readImportStep(latest)
  const isEnded = step === 'done' || step === 'failed' || step === 'cancelled'

  if (!canManage && latest === null) return null

  return (
    <div id={IMPORT_ANCHOR} className="min-w-0 scroll-mt-4">
      <Section
        title="Import"
        description="Brings in offers and hires from before. Those that are here already stay as they are."
        actions={
          canManage && isEnded ? (
            <Button size="sm" onClick={() => setLeftId(latest?.id ?? null)}>
              Import again…
            </Button>
          ) : null
        }
      >
        {latest === null ? <ImportChoice connectionId={connection.id} clock={clock} acts={acts} isPaused={state !== 'Connected'} /> : null}
        {latest && step === 'counted' ? <ImportCounted counted={latest} acts={canManage ? acts : null} /> : null}
        {latest && (step === 'counting' || step === 'importing' || step === 'paused') ? (
          <ImportProgress running={latest} step={step} acts={canManage ? acts : null} isAccountPaused={state === 'Paused'} />
        ) : null}
        {latest && isEnded ? <ImportEnd ended={latest} clock={clock} /> : null}
      </Section>
    </div>
  )
}
