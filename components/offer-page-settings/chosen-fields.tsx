'use client'

import { CircleHelp } from 'lucide-react'
import { useRef } from 'react'
import { fieldTypeWords } from '#components/fields/field-type-words.ts'
import { ChosenList } from '#components/offer-page-settings/chosen-list.tsx'
import { findSectionOf, nameSection } from '#components/offer-page-settings/edit-sections.ts'
import { PickPanel } from '#components/offer-page-settings/pick-panel.tsx'
import type { Choice } from '#components/offer-page-settings/search-picks.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useWantedFocus } from '#components/offer-page-settings/use-wanted-focus.ts'
import { Tag } from '#components/ui/badge.tsx'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { PageSection } from '#lib/domain/offer-page/schema.ts'

/** They are the headline of the pay section, whatever else stands below it. */
const HEADLINE_KEYS: readonly string[] = ['baseSalary', 'currency', 'payInterval']

type FieldsSection = Extract<PageSection, { fields: string[] }>

/** The fields of a section, and those that could be. */
export function ChosenFields({ section, path, onChange }: { section: FieldsSection; path: string; onChange: (keys: string[]) => void }) {
  const { fields, errorAt } = useSettings()
  const button = useRef<HTMLButtonElement>(null)
  useWantedFocus({ path, ref: button })
  const error = errorAt(path)
  const max = section.kind === 'pay' ? 30 : 60
  const toggle = (key: string) =>
    onChange(section.fields.includes(key) ? section.fields.filter((other) => other !== key) : [...section.fields, key])

  return (
    <div className="flex flex-col gap-2">
      <h4 className="text-12 font-medium text-ink-2">{section.kind === 'pay' ? 'Below the base salary' : 'Fields'}</h4>
      <ChosenList
        label={`Fields of ${nameSection(section)}`}
        items={section.fields.map((key) => describeChosen({ key, fields }))}
        onChange={onChange}
      />
      {error ? <p className="text-12 text-rust">{error}</p> : null}
      <PickPanel
        label="Add fields"
        searchLabel="Search fields"
        picks={usePicks(section)}
        onToggle={toggle}
        buttonRef={button}
        blockedReason={section.fields.length >= max ? `${max} at most` : null}
        empty="No fields."
      />
    </div>
  )
}

function describeChosen({ key, fields }: { key: string; fields: readonly FieldDefinition[] }) {
  const field = fields.find((candidate) => candidate.key === key)
  const Icon = field ? fieldTypeWords[field.type].icon : CircleHelp

  return {
    id: key,
    name: field?.label ?? 'A field that is gone',
    icon: <Icon />,
    note: field?.isArchived ? <Tag>Archived, not shown</Tag> : undefined,
  }
}

/** Every field but those of the headline. What stands nowhere on the page yet is marked, since nobody sees it there. */
function usePicks(section: FieldsSection): Choice[] {
  const { fields, draft } = useSettings()
  const { sections } = draft.settings.design

  return fields
    .filter(({ key, isArchived }) => !isArchived && !HEADLINE_KEYS.includes(key))
    .map((field) => {
      const other = findSectionOf({ sections, field: field.key, except: section.id })
      const isChosen = section.fields.includes(field.key)
      const Icon = fieldTypeWords[field.type].icon

      return {
        id: field.key,
        name: field.label,
        group: field.group,
        icon: <Icon />,
        isChosen,
        note: isChosen ? null : other ? `In ‘${nameSection(other)}’` : <Tag>Not on the page</Tag>,
      }
    })
}
