'use client'

import { useQuery } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { ErrorLink } from '#components/connections/error-link.tsx'
import { OpeningCandidate } from '#components/openings-sync/opening-candidate.tsx'
import { OpeningDifferences } from '#components/openings-sync/opening-differences.tsx'
import { describeNotYet, openingHelp, readOpeningLook } from '#components/openings-sync/opening-look.ts'
import { openingLooks } from '#components/openings-sync/opening-looks.ts'
import { findProblemAct } from '#components/openings-sync/problem-acts.ts'
import { buildSyncHref } from '#components/openings-sync/sync-filters.ts'
import { openingOptions, setupOptions } from '#components/openings-sync/sync-queries.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { StateText } from '#components/patterns/state.tsx'
import { Due } from '#components/sweeps/due.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Age } from '#components/ui/time.tsx'
import type { OpenJobDetail } from '#lib/domain/open-jobs/contract.ts'
import type { Opening, OpeningSetup } from '#lib/domain/openings/contract.ts'

type OpeningPanelProps = {
  job: Pick<OpenJobDetail, 'id' | 'status'>
  canManage: boolean
  /** Opens the editor of a field, where another value is the way out. */
  onEdit: (key: string) => void
}

/** What Ashby has of the open job. Not there where the feature is off. */
export function OpeningPanel({ job, canManage, onEdit }: OpeningPanelProps) {
  const api = useApi()
  const { slug } = useOrganization()
  const { data: setup } = useQuery(setupOptions({ api }))
  const isOn = setup?.isOn ?? false
  const query = useQuery({ ...openingOptions({ api, openJobId: job.id }), enabled: isOn })
  if (!setup || !isOn) return null

  return (
    <Panel
      title="In Ashby"
      actions={
        <TextLink href={buildSyncHref({ slug })} className="text-12">
          Sync
        </TextLink>
      }
    >
      {query.data === undefined ? (
        query.error ? (
          <RequestFailure error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <PanelRows />
        )
      ) : (
        <OpeningFacts job={job} opening={query.data} setup={setup} canManage={canManage} onEdit={onEdit} />
      )}
    </Panel>
  )
}

type OpeningFactsProps = OpeningPanelProps & { opening: Opening | null; setup: OpeningSetup }

function OpeningFacts({ job, opening, setup, canManage, onEdit }: OpeningFactsProps) {
  const { timeZone } = useOrganization()
  const now = useNow()
  const look = readOpeningLook(opening)
  const help = opening === null ? describeNotYet(job.status) : openingHelp[look]
  // With a problem its own words say more.
  const isTold = opening?.problem != null && (look === 'Waiting' || look === 'Gone')
  const isDue =
    setup.nextSyncAt !== null && setup.obstacle === null && (look === 'Creating' || (look === 'NotYet' && job.status === 'Active'))

  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="flex min-w-0 items-center justify-between gap-3">
          <StateText look={openingLooks[look]} />
          {opening?.url ? (
            <TextLink href={opening.url} className="inline-flex items-center gap-1 text-12">
              Open in Ashby
              <ExternalLink aria-hidden="true" className="size-3" />
            </TextLink>
          ) : null}
        </p>
        {isTold ? null : (
          <p className="mt-0.5 text-ink-3">
            {help}
            {isDue && setup.nextSyncAt ? (
              <>
                {' '}
                Next sync <Due instant={setup.nextSyncAt} timeZone={timeZone} now={now} />.
              </>
            ) : null}
          </p>
        )}
      </div>
      {opening?.problem ? <ProblemNotice problem={opening.problem} /> : null}
      {opening?.candidate ? (
        <OpeningCandidate openJobId={job.id} candidate={opening.candidate} canManage={canManage} onEdit={onEdit} />
      ) : null}
      {opening && opening.differences.length > 0 ? <OpeningDifferences opening={opening} canManage={canManage} /> : null}
      {opening?.readAt ? (
        <p className="text-12 text-ink-3">
          Last read <Age instant={opening.readAt} timeZone={timeZone} now={now} />
        </p>
      ) : null}
    </div>
  )
}

function ProblemNotice({ problem }: { problem: NonNullable<Opening['problem']> }) {
  const { slug } = useOrganization()
  const act = findProblemAct({ slug, problem })

  return (
    <Notice
      tone="amber"
      actions={
        <>
          {act ? (
            <TextLink href={act.href} className="text-12">
              {act.label}
            </TextLink>
          ) : null}
          <ErrorLink code={problem.code} />
          {problem.requestId ? (
            <code className="font-mono text-12 text-ink-3 select-all [overflow-wrap:anywhere]">{problem.requestId}</code>
          ) : null}
        </>
      }
    >
      {problem.message}
    </Notice>
  )
}

function PanelRows() {
  return (
    <div aria-hidden="true" className="flex min-h-10 flex-col justify-center gap-2">
      <Skeleton className="w-20" />
      <Skeleton className="w-48" />
    </div>
  )
}
