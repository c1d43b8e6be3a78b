'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { CommandGroup, CommandInput, CommandItem, CommandList, CommandRoot } from 'cmdk'
import { Search } from 'lucide-react'
import { type ReactNode, useCallback, useRef } from 'react'
import { readKeySpec } from '#components/patterns/command-keys.ts'
import type { CommandMenuProps, FoundGroup, FoundItem } from '#components/patterns/command-menu-props.ts'
import { commandMenuStyle, commandSearchStyle } from '#components/patterns/command-menu-style.ts'
import { KeyCaps, KeyHints } from '#components/patterns/key-caps.tsx'
import { searchCommands } from '#components/patterns/search-commands.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { DialogClose } from '#components/ui/dialog-float.tsx'
import { backdropStyle } from '#components/ui/dialog-style.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useDelayedFlag } from '#components/ui/use-delayed-flag.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const SKELETON_AFTER_MS = 150

export type CommandMenuFloatProps = CommandMenuProps & {
  /** The input is there and has the focus. Stays the same from render to render. */
  onReady: () => void
}

/** What opens of the command menu. Loaded with its first use: `command-menu.tsx` is what the shell imports. */
export function CommandMenuFloat({ onReady, ...props }: CommandMenuFloatProps) {
  const { isOpen, onOpenChange, onQueryChange } = props
  const input = useRef<HTMLInputElement>(null)
  // At once, not after the popup's own effects: the next letter may be on its way. The same from render to render, or React would call it with
  // each, and what has the focus by then would lose it.
  const takeFocus = useCallback(
    (element: HTMLInputElement | null) => {
      input.current = element
      if (!element) return
      element.focus()
      onReady()
    },
    [onReady],
  )

  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(next) => onOpenChange(next)}
      onOpenChangeComplete={(next) => {
        if (!next) onQueryChange('')
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={backdropStyle} />
        <Base.Popup className={commandMenuStyle} initialFocus={input}>
          <Base.Title className="sr-only">Command menu</Base.Title>
          <CommandRoot
            label="Search commands"
            shouldFilter={false}
            loop
            vimBindings={false}
            className="flex min-h-0 flex-1 flex-col outline-none"
            onKeyDown={(event) => {
              if (readKeySpec(event.nativeEvent) !== 'mod+k') return
              event.preventDefault()
              onOpenChange(false)
            }}
          >
            <div className={commandSearchStyle}>
              <Search aria-hidden="true" className="shrink-0 text-ink-3" />
              <CommandInput
                ref={takeFocus}
                dir="auto"
                value={props.query}
                onValueChange={onQueryChange}
                maxLength={200}
                placeholder={props.placeholder}
                className="h-full min-w-0 flex-1 bg-transparent text-14 text-ink outline-none placeholder:text-ink-3 max-md:text-16"
              />
              <DialogClose className="relative md:hidden" />
            </div>
            <Results {...props} />
          </CommandRoot>
          <footer className="flex min-h-9 shrink-0 items-center border-t border-line px-4 max-md:hidden pointer-coarse:hidden">
            <KeyHints
              hints={[
                { keys: ['ArrowUp', 'ArrowDown'], label: 'Move' },
                { keys: ['Enter'], label: 'Choose' },
                { keys: ['Escape'], label: 'Close' },
              ]}
            />
          </footer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

function Results({ commands, query, found = [], onRun, onLeave }: CommandMenuProps) {
  const offered = commands.filter((command) => !command.isKeyOnly && command.isEnabled !== false)
  const groups = searchCommands(offered, query)
  const isSearching = found.some(({ isLoading }) => isLoading)
  const isWaiting = useDelayedFlag({ flag: found.some(isAwaited), delayMs: SKELETON_AFTER_MS })
  const count = [...groups, ...found].reduce((sum, { items }) => sum + items.length, 0)
  const note = describeNothing({ query: query.trim(), found, count })

  return (
    <>
      <CommandList label="Commands" className="scroll-quiet min-h-0 overflow-y-auto overscroll-contain scroll-py-1.5 p-1.5">
        {groups.map(({ heading, items }) => (
          <Group key={heading} heading={heading}>
            {items.map(({ id, label, note, icon, keys }) => (
              <Row
                key={id}
                id={id}
                label={label}
                note={note}
                icon={icon}
                end={keys[0] ? <KeyCaps keys={keys[0]} /> : null}
                onSelect={() => onRun(id)}
              />
            ))}
          </Group>
        ))}
        {found.map((group) =>
          group.items.length > 0 ? (
            <Group key={group.heading} heading={group.heading}>
              {group.items.map(({ id, run, ...item }) => (
                <Row key={id} id={`found ${id}`} {...item} onSelect={() => onLeave(run)} />
              ))}
            </Group>
          ) : isWaiting && isAwaited(group) ? (
            <FoundSkeleton key={group.heading} heading={group.heading} />
          ) : null,
        )}
      </CommandList>
      {note ? (
        <p aria-hidden="true" dir="auto" className="shrink-0 px-4 pt-1 pb-4 text-left text-ink-3 [overflow-wrap:anywhere]">
          {note}
        </p>
      ) : null}
      <span role="status" className="sr-only">
        {query.trim() === '' ? null : isSearching ? 'Searching' : (note ?? formatCountOf({ count, one: 'result' }))}
      </span>
    </>
  )
}

function isAwaited({ isLoading, items }: FoundGroup): boolean {
  return isLoading && items.length === 0
}

function describeNothing({ query, found, count }: { query: string; found: readonly FoundGroup[]; count: number }): string | null {
  if (found.some(({ isLoading }) => isLoading)) return null
  const problem = found.find((group) => group.problem !== null)?.problem
  if (problem) return problem
  if (count === 0) return `Nothing for ‘${query}’`
  const isNothingFound = found.length > 0 && found.every(({ items }) => items.length === 0)

  return isNothingFound ? `No ${found.map(({ heading }) => heading.toLowerCase()).join(' or ')} for ‘${query}’` : null
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <CommandGroup heading={heading} className={joinClasses('pb-1.5 last:pb-0', headingStyle)}>
      {children}
    </CommandGroup>
  )
}

const headingStyle =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-ink-3'

const rowStyle = 'flex min-h-9 items-center gap-2.5 rounded-md px-2.5 max-md:min-h-11'

type RowProps = Omit<FoundItem, 'run' | 'end'> & { end?: ReactNode; onSelect: () => void }

function Row({ id, label, note, end, icon: Icon, onSelect }: RowProps) {
  return (
    <CommandItem
      value={id}
      onSelect={onSelect}
      className={joinClasses(rowStyle, 'cursor-default select-none data-[selected=true]:bg-pressed')}
    >
      {Icon ? <Icon aria-hidden="true" className="shrink-0 text-ink-3" /> : <span className="size-4 shrink-0" />}
      <span dir="auto" title={label} className={joinClasses('truncate text-left', note ? 'max-w-[70%] shrink-0' : 'min-w-0 flex-1')}>
        {label}
      </span>
      {note ? (
        <span dir="auto" className="min-w-0 flex-1 truncate text-left text-ink-3">
          {note}
        </span>
      ) : null}
      {end ? <span className="shrink-0 text-12 text-ink-3">{end}</span> : null}
    </CommandItem>
  )
}

const skeletonWidths = ['w-36', 'w-44', 'w-28'] as const

function FoundSkeleton({ heading }: { heading: string }) {
  return (
    <div aria-hidden="true">
      <div className="px-2.5 pt-1.5 pb-1 text-12 text-ink-3">{heading}</div>
      {skeletonWidths.map((width) => (
        <div key={width} className={rowStyle}>
          <Skeleton className="size-4 shrink-0" />
          <Skeleton className={width} />
        </div>
      ))}
    </div>
  )
}
