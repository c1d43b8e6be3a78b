'use client'

import { CircleSlash, UserRoundCheck } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { describeNotDone } from '#components/hire-acts/dismissal.ts'
import type { HireBulkControl } from '#components/hire-acts/use-hire-bulk.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { describeSelection } from '#components/patterns/selection.ts'
import { Button } from '#components/ui/button.tsx'
import type { NewHireState } from '#lib/domain/new-hires/terms.ts'

// Most reviews select nothing.
const DismissDialog = dynamic(() => import('#components/hire-acts/dismiss-dialog.tsx').then((module) => module.DismissDialog), {
  ssr: false,
})
const RefusedDialog = dynamic(() => import('#components/record/refused-dialog.tsx').then((module) => module.RefusedDialog), { ssr: false })

type HireBulkProps = { bulk: HireBulkControl; state: NewHireState }

/** Below the list: what can be done to the selected new hires, and what was refused. */
export function HireBulk({ bulk, state }: HireBulkProps) {
  const { slug } = useOrganization()
  const { hires, refused, closeRefused } = bulk

  return (
    <>
      {hires.length > 0 ? <BulkBar bulk={bulk} state={state} /> : null}
      {refused ? (
        <RefusedDialog
          title={describeNotDone({ kind: refused.kind, count: refused.hires.length })}
          refused={refused.hires}
          hrefOf={(id) => `/${slug}/new-hires/${id}`}
          onClose={closeRefused}
        />
      ) : null}
    </>
  )
}

function BulkBar({ bulk, state }: HireBulkProps) {
  const { selection, hires, run, isSaving } = bulk
  const [isAsking, setIsAsking] = useState(false)

  return (
    <section aria-label="Selected new hires" className="flex shrink-0 flex-col gap-2 border-t border-line bg-surface px-4 pt-2 pb-3">
      <div className="flex items-center justify-between gap-2">
        <p className="num min-w-0 truncate font-medium">{describeSelection({ ids: selection.ids, note: selection.note })}</p>
        <Button variant="ghost" size="sm" className="-mr-2.5" onClick={selection.leave}>
          Clear
        </Button>
      </div>
      <div className="flex flex-wrap gap-2 [&>button]:flex-1">
        {state === 'Dismissed' ? (
          <Button size="sm" icon={<UserRoundCheck />} isLoading={isSaving} onClick={() => run({ kind: 'restore', hires, reason: null })}>
            Restore
          </Button>
        ) : (
          <Button size="sm" icon={<CircleSlash />} isLoading={isSaving} onClick={() => setIsAsking(true)}>
            Dismiss…
          </Button>
        )}
      </div>
      {isAsking ? (
        <DismissDialog hires={hires} onDismiss={(reason) => run({ kind: 'dismiss', hires, reason })} onClose={() => setIsAsking(false)} />
      ) : null}
    </section>
  )
}
