'use client'

import { type ReactNode, useRef } from 'react'
import { ChosenDocuments } from '#components/offer-page-settings/chosen-documents.tsx'
import { ChosenFields } from '#components/offer-page-settings/chosen-fields.tsx'
import { PlaceholderField } from '#components/offer-page-settings/placeholder-field.tsx'
import { sectionWords } from '#components/offer-page-settings/section-words.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useWantedFocus } from '#components/offer-page-settings/use-wanted-focus.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { PageSection } from '#lib/domain/offer-page/schema.ts'

type SectionBodyProps = { section: PageSection; index: number }

/** Everything that can be changed of a section. */
export function SectionBody({ section, index }: SectionBodyProps) {
  const { draft } = useSettings()
  const change = (next: PageSection) =>
    draft.changeSections((current) => current.map((candidate) => (candidate.id === next.id ? next : candidate)))

  return (
    <div className="flex flex-col gap-4">
      <p className="text-12 text-ink-3">{sectionWords[section.kind].help}</p>
      <SectionTitle section={section} index={index} onChange={change} />
      {renderContent({ section, index, change })}
    </div>
  )
}

function renderContent({ section, index, change }: SectionBodyProps & { change: (next: PageSection) => void }): ReactNode {
  const path = `design.sections.${index}`
  switch (section.kind) {
    case 'pay':
    case 'fields':
      return <ChosenFields section={section} path={`${path}.fields`} onChange={(fields) => change({ ...section, fields })} />
    case 'text':
      return (
        <PlaceholderField
          label="Text"
          path={`${path}.text`}
          rows={4}
          value={section.text}
          onChange={(text) => change({ ...section, text })}
          help="An empty line begins a new paragraph."
        />
      )
    case 'documents':
      return (
        <ChosenDocuments
          ids={section.documentIds}
          path={`${path}.documentIds`}
          onChange={(documentIds) => change({ ...section, documentIds })}
        />
      )
  }
}

function SectionTitle({ section, index, onChange }: SectionBodyProps & { onChange: (next: PageSection) => void }) {
  const { errorAt } = useSettings()
  const control = useRef<HTMLInputElement>(null)
  const path = `design.sections.${index}.title`
  useWantedFocus({ path, ref: control })
  const rename = (title: string) =>
    onChange(section.kind === 'fields' ? { ...section, title: title === '' ? null : title } : { ...section, title })

  return (
    <Field label="Title" isOptional={section.kind === 'fields'} error={errorAt(path)}>
      <Input ref={control} autoComplete="off" value={section.title ?? ''} onChange={(event) => rename(event.target.value)} />
    </Field>
  )
}
