'use client'

import dynamic from 'next/dynamic'
import { buildOpeningsHref } from '#components/openings/open-job-filters.ts'
import { describeBulkRefused } from '#components/openings-bulk/bulk-change.ts'
import type { OpenJobBulkControl } from '#components/openings-bulk/use-open-job-bulk.ts'
import { useOrganization } from '#components/organization/use-organization.ts'

// Most visits select nothing.
const BulkBar = dynamic(() => import('#components/openings-bulk/bulk-bar.tsx').then((module) => module.BulkBar), { ssr: false })
const RefusedDialog = dynamic(() => import('#components/record/refused-dialog.tsx').then((module) => module.RefusedDialog), {
  ssr: false,
})

/** Below the list: what can be done to the selected open jobs, and what was refused. */
export function OpeningsBulk({ bulk, listedCount }: { bulk: OpenJobBulkControl; listedCount: number }) {
  const { selection, refused, closeRefused } = bulk
  const { slug } = useOrganization()

  return (
    <>
      {selection.isSelecting ? <BulkBar bulk={bulk} listedCount={listedCount} /> : null}
      {refused ? (
        <RefusedDialog
          title={describeBulkRefused(refused.length)}
          refused={refused.map((each) => ({ ...each, name: each.name ?? 'No title' }))}
          hrefOf={(id) => buildOpeningsHref({ slug, id })}
          onClose={closeRefused}
        />
      ) : null}
    </>
  )
}
