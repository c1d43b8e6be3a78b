'use client'

import { useQuery } from '@tanstack/react-query'
import { GitCompareArrows } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import {
  keepOrder,
  keyOfMatch,
  listSuggestions,
  matchKindWords,
  readStanding,
  sortMatches,
} from '#components/openings-sync/match-drafts.ts'
import { MatchRow } from '#components/openings-sync/match-row.tsx'
import { matchesOptions } from '#components/openings-sync/sync-queries.ts'
import { useConfirmMatches } from '#components/openings-sync/use-confirm-matches.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'
import { Button } from '#components/ui/button.tsx'
import { Age } from '#components/ui/time.tsx'
import type { OpeningMatch, OpeningSetup } from '#lib/domain/openings/contract.ts'
import { type MatchKind, matchKinds } from '#lib/domain/openings/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** What values of open jobs mean in Ashby: nothing is guessed, somebody confirms each once. */
export function MatchingView({ setup }: { setup: OpeningSetup }) {
  const api = useApi()
  const query = useQuery(matchesOptions({ api }))

  if (query.error && !query.data) return <RequestFailure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) {
    return (
      <>
        <PanelSkeleton rowCount={5} />
        <PanelSkeleton rowCount={3} />
      </>
    )
  }
  if (query.data.length === 0) {
    return (
      <div className="rounded-lg border border-line bg-surface">
        <EmptyState
          kind="first-use"
          icon={<GitCompareArrows aria-hidden="true" />}
          title={setup.account === null ? 'Nothing to match with' : 'No values to match yet'}
          className="py-16"
        >
          {setup.account === null
            ? 'Choose or connect an Ashby account first.'
            : 'Departments, teams and locations of open jobs are listed here, each with what it is in Ashby.'}
        </EmptyState>
      </div>
    )
  }

  return <Matching matches={query.data} setup={setup} />
}

function Matching({ matches, setup }: { matches: readonly OpeningMatch[]; setup: OpeningSetup }) {
  const { timeZone } = useOrganization()
  const now = useNow()
  const canManage = useCan()('openings.manage')
  // Rows keep their place while somebody works through them.
  const [order] = useState(() => sortMatches(matches).map(keyOfMatch))
  const { confirm, isSaving, pending } = useConfirmMatches()
  const suggestions = listSuggestions(matches)
  const rows = keepOrder({ matches, order })
  const isPending = (match: OpeningMatch) => pending.some((each) => keyOfMatch(each) === keyOfMatch(match))

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 text-ink-2 max-md:basis-full">
          Say once what each value is in Ashby. A job waits until its department, team and location are confirmed.{' '}
          {setup.listsReadAt ? (
            <span className="text-ink-3">
              Ashby’s lists were read <Age instant={setup.listsReadAt} timeZone={timeZone} now={now} />.
            </span>
          ) : (
            <span className="text-ink-3">Ashby’s lists are read with the first sync.</span>
          )}
        </p>
        {canManage && suggestions.length > 0 ? (
          <Button size="sm" isLoading={isSaving && pending.length > 1} onClick={() => confirm(suggestions)}>
            {suggestions.length === 1
              ? 'Confirm 1 suggestion'
              : `Confirm all ${formatCountOf({ count: suggestions.length, one: 'suggestion' })}`}
          </Button>
        ) : null}
      </div>
      {canManage ? null : <Notice>Your role can read what values mean in Ashby. Who manages openings can change it.</Notice>}
      {matchKinds.map((kind) => (
        <KindPanel key={kind} kind={kind} matches={rows.filter((match) => match.kind === kind)}>
          {(match) => (
            <MatchRow
              key={keyOfMatch(match)}
              match={match}
              canManage={canManage}
              isSaving={isPending(match)}
              onConfirm={(externalId) => confirm([{ kind, value: match.value, externalId }])}
            />
          )}
        </KindPanel>
      ))}
    </>
  )
}

type KindPanelProps = { kind: MatchKind; matches: readonly OpeningMatch[]; children: (match: OpeningMatch) => ReactNode }

function KindPanel({ kind, matches, children }: KindPanelProps) {
  if (matches.length === 0) return null
  const words = matchKindWords[kind]
  const open = matches.filter((match) => readStanding(match) !== 'confirmed').length

  return (
    <Panel
      title={words.title}
      note={open === 0 || kind === 'job' ? `${matches.length}` : `${open} of ${matches.length} to confirm`}
      isFlush
    >
      {words.help ? <p className="border-b border-line px-4 py-2 text-12 text-ink-3">{words.help}</p> : null}
      <ul aria-label={words.title}>{matches.map(children)}</ul>
    </Panel>
  )
}
