'use client'

import { FlaskConical } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { buildOpeningsHref } from '#components/openings/open-job-filters.ts'
import { FieldsView } from '#components/openings-sync/fields-view.tsx'
import { MatchingView } from '#components/openings-sync/matching-view.tsx'
import { ResultsView } from '#components/openings-sync/results-view.tsx'
import { SettingsView } from '#components/openings-sync/settings-view.tsx'
import { buildSyncHref, type SyncTab, syncFilterParsers } from '#components/openings-sync/sync-filters.ts'
import { SyncHead, SyncNowButton } from '#components/openings-sync/sync-head.tsx'
import { SyncObstacle } from '#components/openings-sync/sync-obstacle.tsx'
import { ResultsSkeleton } from '#components/openings-sync/sync-skeleton.tsx'
import { SyncTabs } from '#components/openings-sync/sync-tabs.tsx'
import { useSetup, useSyncNow } from '#components/openings-sync/use-sync-now.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { NowProvider } from '#components/patterns/now.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { useGo } from '#components/ui/use-go.ts'
import type { OpeningSetup } from '#lib/domain/openings/contract.ts'

/** How open jobs and Ashby's openings are kept together. `now` is the instant at which the server rendered the page. */
export function SyncScreen({ now }: { now: string }) {
  const { slug } = useOrganization()
  const [{ tab }] = useQueryStates(syncFilterParsers)
  const { data: setup, error, refetch } = useSetup()
  const sync = useSyncNow(setup)
  useSyncCommands()
  const isOff = setup?.isOn === false

  return (
    <NowProvider now={now}>
      <PageHeader
        title="Sync with Ashby"
        parent={{ href: buildOpeningsHref({ slug }), label: 'Openings' }}
        actions={isOff ? null : <SyncNowButton sync={sync} />}
        hasLine={isOff}
      />
      {isOff ? (
        <SwitchedOff />
      ) : (
        <>
          <SyncHead setup={setup} />
          <SyncTabs setup={setup} current={tab} />
          <PageBody>
            {setup ? (
              <>
                <SyncObstacle setup={setup} />
                <SyncView tab={tab} setup={setup} />
              </>
            ) : error ? (
              <RequestFailure error={error} onRetry={() => void refetch()} />
            ) : (
              <ResultsSkeleton />
            )}
          </PageBody>
        </>
      )}
    </NowProvider>
  )
}

function SyncView({ tab, setup }: { tab: SyncTab; setup: OpeningSetup }) {
  switch (tab) {
    case 'results':
      return <ResultsView setup={setup} />
    case 'matching':
      return <MatchingView setup={setup} />
    case 'fields':
      return <FieldsView />
    case 'settings':
      return <SettingsView setup={setup} />
  }
}

/** Before the beta feature is switched on: what it does, and where. */
function SwitchedOff() {
  const { slug } = useOrganization()
  const canSwitch = useCan()('organization.manage')

  return (
    <div className="grid min-h-0 flex-1 place-items-center pb-14">
      <EmptyState
        kind="first-use"
        icon={<FlaskConical aria-hidden="true" />}
        title="Openings sync is off"
        actions={
          canSwitch ? (
            <ButtonLink variant="primary" href={`/${slug}/company/labs`}>
              Open Labs
            </ButtonLink>
          ) : null
        }
      >
        Open jobs that are marked Active become openings in Ashby, and who is hired there fills them here.{' '}
        {canSwitch ? 'Switch it on in Labs.' : 'An admin of your organization switches it on in Labs.'}
      </EmptyState>
    </div>
  )
}

function useSyncCommands(): void {
  const { slug } = useOrganization()
  const go = useGo()
  const open = (tab: SyncTab) => () => go(buildSyncHref({ slug, tab }))
  const group = 'Sync with Ashby'

  useCommands([
    { id: 'sync.results', label: 'Show results', group, run: open('results') },
    { id: 'sync.matching', label: 'Show matching', group, words: ['Departments', 'Teams', 'Locations'], run: open('matching') },
    { id: 'sync.fields', label: 'Show synced fields', group, words: ['Custom fields'], run: open('fields') },
    { id: 'sync.settings', label: 'Show sync settings', group, words: ['Close reason', 'Account', 'Who wins'], run: open('settings') },
  ])
}
