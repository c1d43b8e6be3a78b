'use client'

import { Plus } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { describeTemplate, nameSlot } from '#components/mappings/describe-step.ts'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { nameRecord } from '#components/mappings/name-record.ts'
import { PlaceList } from '#components/mappings/place-list.tsx'
import { insertSlot, spellTemplate } from '#components/mappings/template-text.ts'
import { useTriedPreview } from '#components/mappings/use-tried-preview.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'

export type TemplateEditorProps = {
  field: FieldDefinition
  /** With paths in braces. */
  initial: string
  onTry: (step: MappingStep | null) => void
  onChoose: (step: MappingStep) => void
}

/** Text with Ashby's values in it. Written with the names of the fields, kept with their paths, so that a renamed field stays. */
export function TemplateEditor({ field, initial, onTry, onChoose }: TemplateEditorProps) {
  const { places } = useMapper()
  const [text, setText] = useState(() => describeTemplate({ text: initial, places }))
  const [error, setError] = useState<string | null>(null)
  const [isInserting, setIsInserting] = useState(false)
  const area = useTextArea()

  const change = (next: string) => {
    setText(next)
    setError(null)
    const step = readTemplate({ text: next, places })
    onTry('step' in step ? step.step : null)
  }
  const insert = (path: string) => {
    const inserted = insertSlot({ text, name: nameSlot({ path, places }), at: area.readCaret(text.length) })
    change(inserted.text)
    setIsInserting(false)
    area.putCaret(inserted.caret)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const step = readTemplate({ text, places })
    if ('error' in step) setError(step.error)
    else onChoose(step.step)
  }

  return (
    <>
      <form noValidate onSubmit={submit} className="flex min-h-0 shrink-0 flex-col gap-3 p-3 max-md:p-4">
        <Field label={`Text of ${field.label}`} error={error}>
          <Textarea
            ref={area.ref}
            value={text}
            rows={field.type === 'longText' ? 5 : 2}
            className="max-h-56"
            placeholder="Dear {First name}"
            onChange={(event) => change(event.target.value)}
            onKeyDown={submitByKeys}
          />
        </Field>
        <TemplateResult field={field} />
        <div className="flex flex-wrap justify-between gap-2">
          <Button icon={<Plus />} aria-expanded={isInserting} onClick={() => setIsInserting(!isInserting)}>
            Insert field
          </Button>
          <Button type="submit" variant="primary">
            Use template
          </Button>
        </div>
      </form>
      {isInserting ? <InsertList field={field} onChoose={insert} /> : null}
    </>
  )
}

function InsertList({ field, onChoose }: { field: FieldDefinition; onChoose: (path: string) => void }) {
  const [query, setQuery] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])

  return (
    <div className="flex min-h-0 flex-1 flex-col border-t border-line">
      <PlaceList
        field={field}
        kind="template"
        currentPath={null}
        query={query}
        onQueryChange={setQuery}
        onChoose={onChoose}
        inputRef={input}
      />
    </div>
  )
}

/** What the previewed record would get, as the text is written. */
function TemplateResult({ field }: { field: FieldDefinition }) {
  const { ref } = useMapper()
  const { record, fields, triedField } = useTriedPreview()
  const tried = fields?.find((candidate) => candidate.field === field.key)
  if (!record || !tried || triedField !== field.key) return null
  const { after, currency, issue } = tried

  return (
    <div className="rounded-md border border-line bg-canvas px-2.5 py-1.5">
      <p className="text-11 text-ink-3">
        For <bdi>{nameRecord({ record, object: ref.object })}</bdi>
      </p>
      <p role="status" dir="auto" className="max-h-32 overflow-y-auto text-left whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">
        {after === null ? (issue ?? 'No value') : formatFieldValue({ definition: field, value: after, currency })}
      </p>
    </div>
  )
}

type ReadTemplateInput = Parameters<typeof spellTemplate>[0]

function readTemplate(input: ReadTemplateInput): { step: MappingStep } | { error: string } {
  const { text, unknown, isMalformed } = spellTemplate(input)
  if (text.trim() === '') return { error: 'Write the text, with fields in braces.' }
  if (isMalformed) return { error: 'A brace has no partner. Write {{ or }} where the text needs a brace.' }
  if (unknown.length > 0) return { error: `Ashby has no field called ${unknown.map((name) => `‘${name}’`).join(', ')}. Use Insert field.` }

  return { step: { kind: 'template', text } }
}

/** Enter is a new line, so Command or Control with it takes the template. */
function submitByKeys(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}

/** The caret of a text area, also while the focus is in the list of fields. */
function useTextArea() {
  const ref = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number | null>(null)

  useEffect(() => {
    ref.current?.focus()
    ref.current?.setSelectionRange(ref.current.value.length, ref.current.value.length)
  }, [])
  useEffect(() => {
    if (caret === null) return
    ref.current?.focus()
    ref.current?.setSelectionRange(caret, caret)
    setCaret(null)
  }, [caret])

  return {
    ref,
    readCaret: (end: number) => ({ start: ref.current?.selectionStart ?? end, end: ref.current?.selectionEnd ?? end }),
    putCaret: setCaret,
  }
}
