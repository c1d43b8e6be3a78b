'use client'

import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { findPlaceOf } from '#components/offer-page-settings/check-settings.ts'
import { createClientId } from '#components/offer-page-settings/client-id.ts'
import {
  createSection,
  listFreeKinds,
  moveItem,
  nameSection,
  restoreSection,
  SECTIONS_MAX,
  type SectionKind,
} from '#components/offer-page-settings/edit-sections.ts'
import { SectionItem } from '#components/offer-page-settings/section-item.tsx'
import { sectionWords } from '#components/offer-page-settings/section-words.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useWantedFocus } from '#components/offer-page-settings/use-wanted-focus.ts'
import { useAnnounce } from '#components/patterns/live-region.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem } from '#components/ui/menu.tsx'
import { toast } from '#components/ui/toast.ts'
import type { PageSection } from '#lib/domain/offer-page/schema.ts'

/** What of an offer stands on its page, in which order. One section is open at a time. */
export function SectionsEditor() {
  const { draft, wanted, errorAt } = useSettings()
  const announce = useAnnounce()
  const [openId, setOpenId] = useState<string | null>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const { sections } = draft.settings.design
  const wantedId = wanted === null ? null : sections[findPlaceOf(wanted).section ?? -1]?.id
  useEffect(() => {
    if (wantedId) setOpenId(wantedId)
  }, [wantedId])
  useWantedFocus({ path: 'design.sections', ref: addButton })

  const add = (kind: SectionKind) => {
    const section = createSection({ kind, id: createClientId() })
    draft.changeSections((current) => [...current, section])
    setOpenId(section.id)
    announce(`${sectionWords[kind].label} added as the last section`)
  }
  const move = (index: number, by: -1 | 1) => {
    const section = sections[index]
    const to = index + by
    if (!section || to < 0 || to >= sections.length) return
    draft.changeSections((current) => moveItem({ items: current, index, by }))
    announce(`${nameSection(section)} is number ${to + 1} of ${sections.length}`)
  }
  const remove = (section: PageSection, index: number) => {
    draft.changeSections((current) => current.filter(({ id }) => id !== section.id))
    const undo = () => draft.changeSections((current) => restoreSection({ sections: current, section, index }))
    toast.message(`${nameSection(section)} removed`, { position: 'top-center', action: { label: 'Undo', onClick: undo } })
    addButton.current?.focus()
  }
  const free = listFreeKinds(sections)
  const problem = sections.length === 0 ? errorAt('design.sections') : null

  return (
    <Section
      title="Sections"
      description="In this order. Only what you choose here is in the page at all. Fields without a value, and sections without anything, are left out."
    >
      {sections.length > 0 ? (
        <ol className="overflow-hidden rounded-md border border-line">
          {sections.map((section, index) => (
            <SectionItem
              key={section.id}
              section={section}
              index={index}
              count={sections.length}
              isOpen={section.id === openId}
              onToggle={() => setOpenId(section.id === openId ? null : section.id)}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(section, index)}
            />
          ))}
        </ol>
      ) : (
        <p className="rounded-md border border-dashed border-line-strong px-4 py-6 text-center text-ink-3">
          No sections. The page shows the greeting and the letter, and nothing of the offer.
        </p>
      )}
      {problem ? <p className="mt-2 text-12 text-rust">{problem}</p> : null}
      <div className="mt-3">
        <Menu
          align="start"
          className="w-80"
          trigger={
            <Button
              ref={addButton}
              size="sm"
              icon={<Plus aria-hidden="true" />}
              blockedReason={sections.length >= SECTIONS_MAX ? `${SECTIONS_MAX} at most` : null}
            >
              Add section
            </Button>
          }
        >
          {free.map((kind) => (
            <KindItem key={kind} kind={kind} onAdd={() => add(kind)} />
          ))}
        </Menu>
      </div>
    </Section>
  )
}

function KindItem({ kind, onAdd }: { kind: SectionKind; onAdd: () => void }) {
  const { label, icon: Icon } = sectionWords[kind]

  return (
    <MenuItem icon={<Icon />} onSelect={onAdd}>
      {label}
    </MenuItem>
  )
}
