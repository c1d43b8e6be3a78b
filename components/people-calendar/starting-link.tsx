'use client'

import { useOrganization } from '#components/organization/use-organization.ts'
import { readStateLook } from '#components/patterns/state.tsx'
import { buildStartingHref, type StartingItem } from '#components/people-calendar/starting-item.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'

/** Somebody in a day of the month; a new hire that is still pending has a dashed line and says so. */
export function StartingLink({ item }: { item: StartingItem }) {
  const { slug } = useOrganization()
  const isPending = item.kind === 'newHire'
  const Icon = isPending ? readStateLook({ noun: 'newHire', state: 'Pending' }).icon : null
  const words = [item.name || 'No name', item.jobTitle, isPending ? 'pending' : null].filter(Boolean).join(', ')

  return (
    <AppLink
      href={buildStartingHref({ slug, item })}
      title={words}
      className={joinClasses(
        'flex h-6 items-center gap-1 rounded-sm border px-1.5 text-12 hover:bg-hover focus-visible:-outline-offset-1',
        isPending ? 'border-dashed border-line-strong text-ink-2' : 'border-transparent bg-hover font-medium hover:bg-pressed',
      )}
    >
      {Icon ? <Icon aria-hidden="true" className="size-3 shrink-0 text-ink-3" /> : null}
      <bdi className="truncate">{item.name || 'No name'}</bdi>
      {isPending ? <span className="sr-only">, pending</span> : null}
    </AppLink>
  )
}
