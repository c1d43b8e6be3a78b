'use client'

import { Check, CircleAlert, GitCompareArrows, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RowState } from '#components/mappings/judge-row.ts'
import { useMapper } from '#components/mappings/mapper-context.ts'
import type { MapperRow } from '#components/mappings/mapper-row.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { AppLink } from '#components/ui/link.tsx'
import type { MappingWarning } from '#lib/domain/mappings/contract.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { objectWords } from '#lib/domain/mappings/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** The one thing about a row that matters most, at its right edge. */
export function RowStateCell({ row }: { row: MapperRow }) {
  const { isReadOnly } = useMapper()
  if (row.state.kind === 'suggested' && row.suggestion && !isReadOnly) return <ConfirmButtons row={row} />

  return (
    <span className="flex min-w-0 items-start justify-end gap-1.5 text-12 [&_.lucide]:mt-px [&_.lucide]:size-3.5">{renderState(row)}</span>
  )
}

function ConfirmButtons({ row: { field, suggestion } }: { row: MapperRow }) {
  const { draft, suggestions } = useMapper()
  if (!suggestion) return null

  return (
    <span className="flex items-center justify-end gap-0.5">
      <Button
        size="sm"
        aria-label={`Confirm ${suggestion.label} for ${field.label}`}
        onClick={() => draft.setField(field.key, suggestion.steps)}
      >
        Confirm
      </Button>
      <IconButton
        size="sm"
        label={`Dismiss the suggestion for ${field.label}`}
        icon={<X />}
        onClick={() => suggestions.dismiss(suggestion)}
      />
    </span>
  )
}

function renderState({ state, field }: MapperRow): ReactNode {
  switch (state.kind) {
    case 'conflict':
      return mark('text-amber', <GitCompareArrows aria-hidden="true" />, 'Changed by two')
    case 'problem':
      return mark('text-rust', <CircleAlert aria-hidden="true" />, 'Cannot be saved')
    case 'suggested':
      return mark('text-iris', null, 'To confirm')
    case 'unmatched':
      return mark('text-rust', <CircleAlert aria-hidden="true" />, `${state.count} unmatched`)
    case 'missing':
      return mark('text-rust', <CircleAlert aria-hidden="true" />, 'Required, not mapped')
    case 'warning':
      return state.warning.code === 'renamed'
        ? mark('text-ink-2', <Info aria-hidden="true" />, warningWords.renamed)
        : mark('text-amber', <TriangleAlert aria-hidden="true" />, warningWords[state.warning.code])
    case 'issues':
      return <IssueLink count={state.count} isBlocking={field.isRequired} />
    case 'default':
      return mark('text-moss', <Check aria-hidden="true" />, <span className="sr-only">Filled by the default</span>)
    case 'empty':
      return <span className="text-ink-3">Not mapped</span>
    case 'changed':
      return mark('text-iris', null, 'Not saved')
    case 'fine':
      return mark('text-moss', <Check aria-hidden="true" />, <span className="sr-only">Mapped</span>)
  }
}

function mark(tone: string, icon: ReactNode, words: ReactNode): ReactNode {
  return (
    <span className={`inline-flex min-w-0 items-start gap-1.5 font-medium ${tone}`}>
      {icon}
      <span>{words}</span>
    </span>
  )
}

const warningWords: Readonly<Record<MappingWarning['code'], string>> = {
  archived: 'Archived in Ashby',
  unknown: 'Not in Ashby',
  renamed: 'Renamed in Ashby',
  pay: 'Shows pay',
}

const paths: Readonly<Record<MappedObject, string>> = { Offer: '/offers', Person: '/new-hires' }

/** Leads to the records that have the issue. */
function IssueLink({ count, isBlocking }: { count: number; isBlocking: boolean }) {
  const { slug } = useOrganization()
  const { ref } = useMapper()
  const { one, many } = objectWords[ref.object]

  return (
    <AppLink
      href={`${buildPlaceHref({ slug, path: paths[ref.object] })}?issues=with`}
      className={`inline-flex min-w-0 items-start gap-1.5 rounded-sm font-medium underline-offset-2 hover:underline ${isBlocking ? 'text-rust' : 'text-amber'}`}
    >
      {isBlocking ? <CircleAlert aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      <span>{formatCountOf({ count, one, many })} with an issue</span>
    </AppLink>
  )
}

/** How the rows that wait are counted above the table. */
export function countStates(rows: readonly { state: RowState }[]): {
  missing: number
  suggested: number
  unmatched: number
  others: number
} {
  const count = (...kinds: RowState['kind'][]) => rows.filter(({ state }) => kinds.includes(state.kind)).length

  return {
    missing: count('missing'),
    suggested: count('suggested'),
    unmatched: count('unmatched'),
    others: count('conflict', 'problem', 'warning'),
  }
}
