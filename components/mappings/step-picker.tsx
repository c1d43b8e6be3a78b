'use client'

import { type ReactElement, type RefObject, useRef, useState } from 'react'
import { ConstantEditor } from '#components/mappings/constant-editor.tsx'
import { judgeKind } from '#components/mappings/judge-place.ts'
import { KindChoice } from '#components/mappings/kind-choice.tsx'
import { proposeLookupRows } from '#components/mappings/lookup-rows.ts'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { PlaceList } from '#components/mappings/place-list.tsx'
import { stepKinds } from '#components/mappings/step-kinds.ts'
import { TemplateEditor } from '#components/mappings/template-editor.tsx'
import { KeyHints } from '#components/patterns/key-caps.tsx'
import { FloatPanel } from '#components/ui/float-panel.tsx'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { SourcePlaceView } from '#lib/domain/mappings/contract.ts'
import type { MappingStep, StepKind } from '#lib/domain/mappings/schema.ts'
import { objectWords } from '#lib/domain/mappings/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type StepPickerProps = {
  field: FieldDefinition
  /** What fills the field now, or what is proposed; null where nothing does. */
  step: MappingStep | null
  /** One button element. */
  trigger: ReactElement
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onChoose: (step: MappingStep) => void
  /** What is looked at and not chosen; null when that is over. */
  onTry: (step: MappingStep | null) => void
}

/** Chooses what fills a field. While somebody moves through it the preview follows; nothing is taken before it is chosen. */
export function StepPicker({ trigger, isOpen, onOpenChange, ...props }: StepPickerProps) {
  const input = useRef<HTMLInputElement>(null)
  const setOpen = (next: boolean) => {
    if (!next) props.onTry(null)
    onOpenChange(next)
  }

  return (
    <FloatPanel
      trigger={trigger}
      label={`Choose what fills ${props.field.label}`}
      isOpen={isOpen}
      onOpenChange={setOpen}
      initialFocus={props.step === null || 'path' in props.step ? input : undefined}
    >
      <PickerBody
        {...props}
        inputRef={input}
        onChoose={(step) => {
          setOpen(false)
          props.onChoose(step)
        }}
      />
    </FloatPanel>
  )
}

type BodyProps = Pick<StepPickerProps, 'field' | 'step' | 'onChoose' | 'onTry'> & { inputRef: RefObject<HTMLInputElement | null> }

function PickerBody({ field, step, onChoose, onTry, inputRef }: BodyProps) {
  const { places } = useMapper()
  const [kind, setKind] = useState<StepKind>(step?.kind ?? 'source')
  const [query, setQuery] = useState('')
  const changeKind = (next: StepKind) => {
    setKind(next)
    onTry(null)
  }
  const makeStep = (path: string) => createPathStep({ kind, path, current: step, field, places })
  const obstacle = judgeKind({ kind, field })
  const kinds = <KindChoice value={kind} onValueChange={changeKind} />

  if (kind === 'constant') {
    return (
      <>
        <EditorHead kind={kind} />
        {kinds}
        <ConstantEditor field={field} initial={step?.kind === 'constant' ? step.value : ''} onTry={onTry} onChoose={onChoose} />
      </>
    )
  }
  if (kind === 'template') {
    return (
      <>
        <EditorHead kind={kind} />
        {kinds}
        {obstacle ? (
          <p className="p-3 text-ink-2 max-md:p-4">{obstacle}</p>
        ) : (
          <TemplateEditor field={field} initial={startTemplate(step)} onTry={onTry} onChoose={onChoose} />
        )}
      </>
    )
  }

  return (
    <>
      <PlaceList
        field={field}
        kind={kind}
        currentPath={step && 'path' in step ? step.path : null}
        query={query}
        onQueryChange={setQuery}
        onHighlight={(path) => onTry(makeStep(path))}
        onChoose={(path) => onChoose(makeStep(path))}
        inputRef={inputRef}
      >
        {kinds}
      </PlaceList>
      <PickerFoot kind={kind} />
    </>
  )
}

/** The text that a template starts with: what is there, or the place that filled the field until now. */
function startTemplate(step: MappingStep | null): string {
  if (step?.kind === 'template') return step.text

  return step && 'path' in step ? `{${step.path}}` : ''
}

type PathStepInput = {
  kind: StepKind
  path: string
  current: MappingStep | null
  field: FieldDefinition
  places: readonly SourcePlaceView[]
}

/** A lookup keeps its rows when only its place changes; a new one begins with the rows that nobody has to decide. */
function createPathStep({ kind, path, current, field, places }: PathStepInput): MappingStep {
  if (kind !== 'lookup') return { kind: 'source', path }
  if (current?.kind === 'lookup') return { ...current, path }
  const place = places.find((candidate) => candidate.path === path)
  const seen = (place?.samples ?? []).map((sample) => ({ from: sample, label: sample, count: 1 }))
  const options = place?.options ?? []

  return { kind: 'lookup', path, rows: proposeLookupRows({ seen: options.length > 0 ? [] : seen, options, field }) }
}

function EditorHead({ kind }: { kind: StepKind }) {
  const { icon: Icon, explanation } = stepKinds[kind]

  return (
    <p className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3 text-ink-2 max-md:h-12">
      <Icon aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
      <span className="truncate">{explanation}</span>
    </p>
  )
}

function PickerFoot({ kind }: { kind: StepKind }) {
  const { ref, recordCount } = useMapper()
  const { one, many } = objectWords[ref.object]

  return (
    <footer className="flex min-h-9 shrink-0 items-center gap-3 border-t border-line px-3 text-12 text-ink-3 max-md:hidden">
      <KeyHints
        hints={[
          { keys: ['ArrowUp', 'ArrowDown'], label: 'Move' },
          { keys: ['Enter'], label: kind === 'lookup' ? 'Look up' : 'Use' },
        ]}
      />
      <span className="num ml-auto truncate">
        {recordCount === 0
          ? `No ${many} to take samples from`
          : `Samples from ${formatCountOf({ count: recordCount, one: `recent ${one}`, many: `recent ${many}` })}`}
      </span>
    </footer>
  )
}
