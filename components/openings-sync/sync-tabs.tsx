'use client'

import { buildSyncHref, type SyncTab, syncTabs } from '#components/openings-sync/sync-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Tabs } from '#components/ui/tabs.tsx'
import type { OpeningSetup } from '#lib/domain/openings/contract.ts'

const words: Readonly<Record<SyncTab, string>> = { results: 'Results', matching: 'Matching', fields: 'Fields', settings: 'Settings' }

/** The views of the page; behind Matching and Settings how much waits for a person. */
export function SyncTabs({ setup, current }: { setup: OpeningSetup | undefined; current: SyncTab }) {
  const { slug } = useOrganization()
  const counts: Partial<Record<SyncTab, number | undefined>> = { results: setup?.undecided, matching: setup?.unmatched }

  return (
    <div className="px-6 max-md:bg-surface max-md:px-0 md:border-b md:border-line md:[&>nav]:-mb-px max-md:[&>nav]:px-4">
      <Tabs
        label="Sync"
        isShallow
        items={syncTabs.map((tab) => ({
          href: buildSyncHref({ slug, tab }),
          label: words[tab],
          isCurrent: tab === current,
          // A number here is work: none is no badge.
          count: counts[tab] || undefined,
        }))}
      />
    </div>
  )
}
