'use client'

import { Equal, UserRoundSearch, UsersRound } from 'lucide-react'
import { useId } from 'react'
import type { HireActs } from '#components/hire-acts/use-hire-acts.tsx'
import { compareMatch, type MatchRow } from '#components/hire-matches/compare-match.ts'
import { MatchActs } from '#components/hire-matches/match-acts.tsx'
import { describeMatch, describeSignals } from '#components/hire-matches/match-words.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { TextLink } from '#components/ui/link.tsx'
import type { Match, NewHireDetail } from '#lib/domain/new-hires/contract.ts'

export type MatchPanelProps = { hire: NewHireDetail; match: Match; today: string; acts: HireActs }

/** Somebody who may be the same: both side by side, what is the same marked, and the decision. */
export function MatchPanel({ hire, match, today, acts }: MatchPanelProps) {
  const titleId = useId()
  const Icon = match.kind === 'person' ? UserRoundSearch : UsersRound
  const { before, after } = describeMatch({ match, today })

  return (
    <section aria-labelledby={titleId} className="overflow-hidden rounded-md border border-amber-line">
      <div className="flex items-start gap-2.5 bg-amber-soft px-4 py-3 max-md:px-3">
        <Icon aria-hidden="true" className="mt-0.5 shrink-0 text-amber" />
        <div className="min-w-0">
          <h3 id={titleId} className="font-semibold [overflow-wrap:anywhere]">
            {before} <bdi>{match.name || 'somebody without a name'}</bdi>
            {after}
          </h3>
          <p className="text-ink-2">{describeSignals(match)}</p>
        </div>
      </div>
      <MatchTable rows={compareMatch({ hire, match, today })} match={match} />
      <MatchActs match={match} acts={acts} />
    </section>
  )
}

function MatchTable({ rows, match }: { rows: readonly MatchRow[]; match: Match }) {
  return (
    <table className="w-full table-fixed border-collapse border-t border-amber-line text-left">
      <colgroup>
        <col className="w-[21%] max-md:w-[24%]" />
        <col />
        <col />
      </colgroup>
      <thead className="text-12 text-ink-3">
        <tr>
          <td className="py-1.5 pl-4 max-md:pl-3" />
          <th scope="col" className="py-1.5 pr-3 font-normal">
            {match.kind === 'person' ? 'From Ashby' : 'This new hire'}
          </th>
          <th scope="col" className="py-1.5 pr-3 font-normal">
            <MatchHeading match={match} />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} className={joinClasses('border-t border-line align-top', row.same && 'bg-moss-soft')}>
            <th scope="row" className="py-1.5 pr-2 pl-4 font-normal text-ink-3 max-md:pl-3">
              {row.label}
            </th>
            <Cell value={row.here} />
            <Cell value={row.there} same={row.same} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where the other one stands, and the way there. */
function MatchHeading({ match: { id, kind } }: { match: Match }) {
  const { slug } = useOrganization()
  const can = useCan()
  if (kind === 'newHire') {
    return (
      <TextLink href={`/${slug}/new-hires/${id}`} className="font-normal">
        The other new hire
      </TextLink>
    )
  }
  if (!can('people.read')) return 'In People'

  return (
    <TextLink href={`/${slug}/people/${id}`} className="font-normal">
      In People
    </TextLink>
  )
}

function Cell({ value, same = null }: { value: string | null; same?: MatchRow['same'] }) {
  return (
    <td className="py-1.5 pr-3 [overflow-wrap:anywhere]">
      <span className="flex flex-wrap items-center gap-x-2">
        {value ? <bdi className="num min-w-0">{value}</bdi> : <span className="text-ink-3">Not known</span>}
        {same ? (
          <span className="inline-flex items-center gap-1 font-medium text-moss">
            <Equal aria-hidden="true" className="size-3 shrink-0" />
            {same === 'same' ? 'Same' : 'Another is the same'}
          </span>
        ) : null}
      </span>
    </td>
  )
}
