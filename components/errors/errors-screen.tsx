'use client'

import { ChevronRight } from 'lucide-react'
import { parseAsString, useQueryState } from 'nuqs'
import { buildErrorHref } from '#components/errors/error-href.ts'
import { retryWords } from '#components/errors/retry-words.ts'
import { searchErrors } from '#components/errors/search-errors.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { SearchInput } from '#components/patterns/search-input.tsx'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import { Button } from '#components/ui/button.tsx'
import { AppLink } from '#components/ui/link.tsx'
import type { ErrorEntry } from '#lib/domain/error-catalogue/rules.ts'
import { type ErrorArea, errorAreaLabels } from '#lib/domain/error-catalogue/terms.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

export type ErrorsScreenProps = { areas: ReadonlyArray<{ area: ErrorArea; entries: readonly ErrorEntry[] }> }

/** Everything that can go wrong, by where it happens, to be searched by the code or by what a screen said. */
export function ErrorsScreen({ areas }: ErrorsScreenProps) {
  const { slug } = useOrganization()
  const can = useCan()
  const [search, setSearch] = useQueryState('search', parseAsString.withDefault(''))
  const found = areas
    .map(({ area, entries }) => ({ area, entries: searchErrors({ entries, search }) }))
    .filter(({ entries }) => entries.length > 0)
  const count = found.reduce((sum, { entries }) => sum + entries.length, 0)

  return (
    <>
      <PageHeader
        title="Errors"
        note={formatCount(count)}
        parent={can('events.read') ? { href: buildPlaceHref({ slug, path: '/events' }), label: 'Events' } : undefined}
      />
      <PageBody width="form">
        <p className="text-ink-2">What each error means, why it happens and what to do. Search for its code, or for what a screen said.</p>
        <SearchInput value={search} onValueChange={(next) => void setSearch(next || null)} label="Search errors" className="w-full" />
        <p role="status" className="sr-only">
          {search ? `${count} found` : ''}
        </p>
        {found.length === 0 ? (
          <EmptyState
            kind="no-match"
            title={`No error for ‘${search}’`}
            actions={
              <Button size="sm" onClick={() => void setSearch(null)}>
                Clear search
              </Button>
            }
          />
        ) : null}
        {found.map(({ area, entries }) => (
          <Panel key={area} title={errorAreaLabels[area]} note={formatCount(entries.length)} isFlush>
            <ul>
              {entries.map((entry) => (
                <ErrorRow key={entry.code} entry={entry} slug={slug} />
              ))}
            </ul>
          </Panel>
        ))}
      </PageBody>
    </>
  )
}

function ErrorRow({ entry: { code, title, retry }, slug }: { entry: ErrorEntry; slug: string }) {
  return (
    <li className="border-b border-line last:border-0">
      <AppLink
        href={buildErrorHref({ slug, code }) ?? ''}
        prefetch={false}
        className="flex min-h-13 items-center gap-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 max-md:min-h-16"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium max-md:whitespace-normal">{title}</span>
          <span className="flex min-w-0 items-baseline gap-2 text-12 text-ink-3 max-md:flex-wrap max-md:gap-y-0">
            <code className="font-mono [overflow-wrap:anywhere]">{code}</code>
            <span aria-hidden="true">·</span>
            <span>{retryWords[retry].word}</span>
          </span>
        </span>
        <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
      </AppLink>
    </li>
  )
}
