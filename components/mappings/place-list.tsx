'use client'

import { CommandGroup, CommandItem, CommandList, CommandRoot } from 'cmdk'
import { RefreshCw, Search } from 'lucide-react'
import { type ReactNode, type Ref, useMemo, useState } from 'react'
import { describeMisfit, judgePlace } from '#components/mappings/judge-place.ts'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { PlaceOption, placeOptionStyle } from '#components/mappings/place-option.tsx'
import { type FoundPlaces, searchPlaces } from '#components/mappings/search-places.ts'
import { CommandSearch } from '#components/patterns/command-search.tsx'
import { Button } from '#components/ui/button.tsx'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { StepKind } from '#lib/domain/mappings/schema.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type PlaceListProps = {
  field: FieldDefinition
  kind: StepKind
  /** The place in use. */
  currentPath: string | null
  query: string
  onQueryChange: (query: string) => void
  onChoose: (path: string) => void
  /** The place that is highlighted, by keys or pointer. */
  onHighlight?: (path: string) => void
  inputRef?: Ref<HTMLInputElement>
  /** Between the search and the list. */
  children?: ReactNode
}

/** Everything of Ashby that could fill a field: searched, under its headings, what does not fit last. */
export function PlaceList({ field, kind, currentPath, query, onQueryChange, onChoose, onHighlight, inputRef, children }: PlaceListProps) {
  const { places, recordCount } = useMapper()
  const [highlighted, setHighlighted] = useState(currentPath ?? '')
  const found = useMemo(
    () =>
      searchPlaces({
        places,
        query,
        judge: (place) => judgePlace({ place, field, kind }),
        misfitHeading: describeMisfit(field),
      }),
    [places, query, field, kind],
  )
  const highlight = (path: string) => {
    setHighlighted(path)
    if (path !== '' && path !== highlighted) onHighlight?.(path)
  }

  return (
    <CommandRoot
      label={`Ashby’s fields for ${field.label}`}
      shouldFilter={false}
      loop
      vimBindings={false}
      value={highlighted}
      onValueChange={highlight}
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <CommandSearch
        inputRef={inputRef}
        value={query}
        onValueChange={onQueryChange}
        maxLength={500}
        placeholder="Search, or paste an Ashby field id or link"
      >
        <span className="num shrink-0 text-12 text-ink-3">
          {query.trim() === '' ? formatCountOf({ count: places.length, one: 'field' }) : `${found.count} of ${places.length} fields`}
        </span>
      </CommandSearch>
      {children}
      <CommandList label="Ashby’s fields" className="scroll-quiet min-h-0 overflow-y-auto overscroll-contain scroll-py-7 p-1">
        {found.groups.map(({ heading, choices }) => (
          <CommandGroup key={heading} heading={heading} className={headingStyle}>
            {choices.map((choice) => (
              <PlaceOption
                key={choice.place.path}
                {...choice}
                recordCount={recordCount}
                isCurrent={choice.place.path === currentPath}
                onSelect={() => onChoose(choice.place.path)}
              />
            ))}
          </CommandGroup>
        ))}
        {found.unknownId ? <UnknownPlace id={found.unknownId} onChoose={onChoose} /> : null}
      </CommandList>
      <NothingFound found={found} query={query} />
    </CommandRoot>
  )
}

const headingStyle =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:text-11 [&_[cmdk-group-heading]]:text-ink-3'

/** A custom field by its id that is not among those that were read: a private one, or one that is newer than the last reading. */
function UnknownPlace({ id, onChoose }: { id: string; onChoose: (path: string) => void }) {
  const path = `customField.${id}`

  return (
    <CommandItem value={path} onSelect={() => onChoose(path)} className={placeOptionStyle}>
      <Search aria-hidden="true" className="size-3.5 text-ink-3" />
      <span className="col-span-2 min-w-0">
        <span className="block truncate font-medium">Use the Ashby field with this id</span>
        <span className="block truncate font-mono text-12 text-ink-3">{id}</span>
      </span>
    </CommandItem>
  )
}

function NothingFound({ found, query }: { found: FoundPlaces; query: string }) {
  const { readFieldsAgain, isReadOnly } = useMapper()
  if (found.count > 0)
    return (
      <span role="status" className="sr-only">
        {formatCountOf({ count: found.count, one: 'field' })}
      </span>
    )

  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 pt-1 pb-3 text-ink-3">
      <p className="min-w-0 flex-1 basis-40 [overflow-wrap:anywhere]">
        {found.unknownId
          ? 'Handoff has not read a field with this id. It may be new, or the key may not see it.'
          : `No field for ‘${query.trim()}’.`}
      </p>
      {isReadOnly ? null : (
        <Button size="sm" icon={<RefreshCw />} onClick={readFieldsAgain}>
          Read Ashby’s fields again
        </Button>
      )}
    </div>
  )
}
