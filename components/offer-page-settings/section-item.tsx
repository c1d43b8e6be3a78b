'use client'

import { ChevronRight, CircleAlert, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useId } from 'react'
import { nameSection } from '#components/offer-page-settings/edit-sections.ts'
import { SectionBody } from '#components/offer-page-settings/section-body.tsx'
import { sectionWords, summariseSection } from '#components/offer-page-settings/section-words.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { MoveButtons } from '#components/patterns/move-buttons.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import type { PageSection } from '#lib/domain/offer-page/schema.ts'

export type SectionItemProps = {
  section: PageSection
  index: number
  count: number
  isOpen: boolean
  onToggle: () => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One section: what it is called and holds, its place in the order, and opened everything of it. */
export function SectionItem({ section, index, count, isOpen, onToggle, onMove, onRemove }: SectionItemProps) {
  const { errorAt } = useSettings()
  const bodyId = useId()
  const { icon: Icon } = sectionWords[section.kind]
  const name = nameSection(section)
  const hasProblem = errorAt(`design.sections.${index}`) !== null
  const press = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || (by !== -1 && by !== 1)) return
    event.preventDefault()
    onMove(by)
  }

  return (
    <li className="border-b border-line last:border-0">
      <div className={joinClasses('flex min-h-12 items-center gap-0.5 pr-2', isOpen ? 'bg-hover' : 'hover:bg-hover')}>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={onToggle}
          onKeyDown={press}
          className="flex min-h-12 min-w-0 flex-1 items-center gap-2.5 pl-3 text-left focus-visible:-outline-offset-2"
        >
          <ChevronRight
            aria-hidden="true"
            className={joinClasses('size-3.5 text-ink-3 transition-transform duration-(--dur-1)', isOpen && 'rotate-90')}
          />
          <Icon aria-hidden="true" className="size-4 text-ink-3" />
          <span className="min-w-0 flex-1 py-1.5">
            <span dir="auto" title={name} className={joinClasses('block truncate font-medium', section.title ? '' : 'text-ink-2')}>
              {name}
            </span>
            <span className="num block truncate text-12 text-ink-3">{summariseSection(section)}</span>
          </span>
          {hasProblem ? (
            <span className="mr-1 inline-flex items-center gap-1 text-12 font-medium text-rust">
              <CircleAlert aria-hidden="true" className="size-3.5" />
              <span className="sr-only">Has a problem</span>
            </span>
          ) : null}
        </button>
        <MoveButtons name={name} isFirst={index === 0} isLast={index === count - 1} onMove={onMove} />
        <IconButton label={`Remove ${name}`} size="sm" icon={<Trash2 />} onClick={onRemove} />
      </div>
      {isOpen ? (
        <div id={bodyId} className="border-t border-line px-4 pt-3 pb-4">
          <SectionBody section={section} index={index} />
        </div>
      ) : null}
    </li>
  )
}
