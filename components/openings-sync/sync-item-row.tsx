'use client'

import { ErrorLink } from '#components/connections/error-link.tsx'
import { buildOpeningsHref } from '#components/openings/open-job-filters.ts'
import { openingOutcomeLooks } from '#components/openings-sync/opening-looks.ts'
import { findProblemAct } from '#components/openings-sync/problem-acts.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { StateText } from '#components/patterns/state.tsx'
import { AppLink, TextLink } from '#components/ui/link.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { OpeningSyncItem } from '#lib/domain/openings/contract.ts'

/** What a sync did with one open job: the outcome, what was written, or what stands in the way and where to mend it. */
export function SyncItemRow({ item }: { item: OpeningSyncItem }) {
  const { slug, timeZone } = useOrganization()
  const { openJobId, identifier, title, outcome, fields, problem, at } = item
  const act = problem && findProblemAct({ slug, problem })

  return (
    <li className="grid grid-cols-[96px_minmax(0,1fr)_auto] items-baseline gap-x-3 border-b border-line px-4 py-2.5 last:border-0 max-md:grid-cols-[minmax(0,1fr)_auto]">
      <span className="max-md:col-start-2 max-md:row-start-1">
        <StateText look={openingOutcomeLooks[outcome]} />
      </span>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2 max-md:col-start-1 max-md:row-start-1">
        <AppLink
          href={buildOpeningsHref({ slug, id: openJobId })}
          className="min-w-0 rounded-sm font-medium underline-offset-2 [overflow-wrap:anywhere] hover:underline"
        >
          <bdi>{title ?? 'No title'}</bdi>
        </AppLink>
        {identifier ? <bdi className="font-mono text-12 text-ink-3 [overflow-wrap:anywhere]">{identifier}</bdi> : null}
      </span>
      <span className="text-12 text-ink-3 max-md:hidden">
        <Instant instant={at} timeZone={timeZone} form="time" />
      </span>
      {fields.length > 0 ? (
        <span className="col-start-2 col-end-[-1] text-12 text-ink-3 [overflow-wrap:anywhere] max-md:col-start-1">{fields.join(', ')}</span>
      ) : null}
      {problem ? (
        <span className="col-start-2 col-end-[-1] mt-0.5 flex flex-wrap items-baseline gap-x-2.5 gap-y-1 text-ink-2 [overflow-wrap:anywhere] max-md:col-start-1">
          <span className="min-w-0">{problem.message}</span>
          {act ? (
            <TextLink href={act.href} className="text-12">
              {act.label}
            </TextLink>
          ) : null}
          <ErrorLink code={problem.code} />
          {problem.requestId ? <code className="font-mono text-12 text-ink-3 select-all">{problem.requestId}</code> : null}
        </span>
      ) : null}
    </li>
  )
}
