import type { ReactNode } from 'react'
import { StateText } from '#components/patterns/state.tsx'
import { buildStartingHref, type StartingItem } from '#components/people-calendar/starting-item.ts'
import { AppLink } from '#components/ui/link.tsx'

/** Somebody who starts, as one row of a list; `end` stands at its right edge. */
export function StartingRow({ slug, item, end }: { slug: string; item: StartingItem; end?: ReactNode }) {
  return (
    <li className="relative flex min-h-10 items-center gap-3 border-b border-line px-4 py-1.5 last:border-0 hover:bg-hover max-md:min-h-14">
      <span className="min-w-0 flex-1">
        <AppLink
          href={buildStartingHref({ slug, item })}
          className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-iris-solid"
        >
          <bdi>{item.name || 'No name'}</bdi>
        </AppLink>
        <span dir="auto" className="block truncate text-12 text-ink-3">
          {item.jobTitle ?? 'No job title'}
        </span>
      </span>
      {item.kind === 'newHire' ? <StateText noun="newHire" state="Pending" /> : null}
      {end}
    </li>
  )
}
