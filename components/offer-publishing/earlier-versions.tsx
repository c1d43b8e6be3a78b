'use client'

import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { formatMoment, nameEditor } from '#components/record/describe-provenance.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import type { PublishedVersion } from '#lib/domain/offer-publishing/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** What stood before, folded away. `hasNewer` is false where every version was taken back. */
export function EarlierVersions({ versions, hasNewer }: { versions: readonly PublishedVersion[]; hasNewer: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  const label = formatCountOf({
    count: versions.length,
    one: hasNewer ? 'earlier version' : 'version taken back',
    many: hasNewer ? 'earlier versions' : 'versions taken back',
  })

  return (
    <div className="not-first:mt-2">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="relative -ml-0.5 flex items-center gap-2.5 rounded-sm text-ink-2 after:absolute after:-inset-1 hover:text-ink max-md:after:-inset-y-3"
      >
        <ChevronRight
          aria-hidden="true"
          className={joinClasses('transition-transform duration-(--dur-2) ease-out', isOpen && 'rotate-90')}
        />
        {label}
      </button>
      {isOpen ? (
        <ol className="mt-2 flex flex-col gap-2 pl-[26px]">
          {versions.map((version) => (
            <EarlierVersion key={version.id} version={version} />
          ))}
        </ol>
      ) : null}
    </div>
  )
}

function EarlierVersion({ version }: { version: PublishedVersion }) {
  const viewer = useMe().name
  const { timeZone } = useOrganization()
  const now = useNow()

  return (
    <li>
      <p className={version.isUndone ? 'text-ink-3' : undefined}>
        Version {version.number}, by <bdi>{nameEditor({ by: version.publishedBy, viewer })}</bdi>{' '}
        <span className="num whitespace-nowrap text-ink-3">{formatMoment({ instant: version.publishedAt, timeZone, now })}</span>
        {version.isUndone ? <span className="block text-12">Taken back before anybody saw it</span> : null}
      </p>
      <VersionChanges version={version} isIndented={false} />
    </li>
  )
}

/** What a version changed against the one before. Pay that the reader may not see is not in it. */
export function VersionChanges({ version, isIndented = true }: { version: PublishedVersion; isIndented?: boolean }) {
  const changes = version.changes ?? []
  if (changes.length === 0) return null

  return (
    <ul className={joinClasses('mt-1 flex flex-col gap-0.5 text-12 text-ink-3', isIndented && 'mb-2 pl-[26px]')}>
      {changes.map(({ label, before, after }) => (
        <li key={label} className="num line-clamp-3 [overflow-wrap:anywhere]">
          <bdi>{label}</bdi>: <bdi>{before ?? 'nothing'}</bdi> <span aria-hidden="true">→</span>
          <span className="sr-only">became</span> <bdi className="text-ink-2">{after ?? 'nothing'}</bdi>
        </li>
      ))}
    </ul>
  )
}
