'use client'

import { useRef } from 'react'
import { PlaceholderField } from '#components/offer-page-settings/placeholder-field.tsx'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useWantedFocus } from '#components/offer-page-settings/use-wanted-focus.ts'
import { Section } from '#components/patterns/panel.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'

/** The words that stand above the offer, and who signs them. */
export function LetterSection() {
  const { draft } = useSettings()
  const { title, note, showsSenderEmail } = draft.settings.design

  return (
    <Section title="Greeting and letter" description="Stands above the offer, signed by whoever looks after it.">
      <div className="flex flex-col gap-4">
        <PlaceholderField label="Greeting" path="design.title" value={title} onChange={(next) => draft.changeDesign({ title: next })} />
        <PlaceholderField
          label="Letter"
          path="design.note"
          rows={5}
          value={note}
          onChange={(next) => draft.changeDesign({ note: next })}
          help="An empty line begins a new paragraph. A sentence is left out where an offer has no value for one of its fields."
        />
        <SenderTitle />
        <Checkbox
          label="Show the sender’s e-mail address"
          help="Candidates can always ask on the page; with it they can write a mail, too."
          isChecked={showsSenderEmail}
          onCheckedChange={(next) => draft.changeDesign({ showsSenderEmail: next })}
        />
      </div>
    </Section>
  )
}

function SenderTitle() {
  const { draft, errorAt } = useSettings()
  const control = useRef<HTMLInputElement>(null)
  const path = 'design.senderTitle'
  useWantedFocus({ path, ref: control })

  return (
    <Field label="Title of the sender" isOptional error={errorAt(path)} help="Below their name, such as Talent team.">
      <Input
        ref={control}
        autoComplete="off"
        value={draft.settings.design.senderTitle ?? ''}
        onChange={(event) => draft.changeDesign({ senderTitle: event.target.value === '' ? null : event.target.value })}
      />
    </Field>
  )
}

/** What the candidate agrees to with their name. */
export function ConsentSection() {
  const { draft } = useSettings()

  return (
    <Section title="Consent" description="Stands beside the field for the typed name, and in the certificate of the answer.">
      <PlaceholderField
        label="What the candidate agrees to"
        path="design.consentText"
        rows={3}
        value={draft.settings.design.consentText}
        onChange={(next) => draft.changeDesign({ consentText: next })}
      />
    </Section>
  )
}
