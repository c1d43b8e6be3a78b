'use client'

import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { describeStep } from '#components/mappings/describe-step.ts'
import { LookupTable } from '#components/mappings/lookup-table.tsx'
import { useMapper } from '#components/mappings/mapper-context.ts'
import type { MapperRow } from '#components/mappings/mapper-row.ts'
import { StepButton, type StepLook, StepText } from '#components/mappings/step-button.tsx'
import { StepPicker } from '#components/mappings/step-picker.tsx'
import { useRuleEdits } from '#components/mappings/use-rule-edits.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem } from '#components/ui/menu.tsx'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'

/** The first step of a rule, or what stands in its place: a suggestion, a default, nothing. */
export function FirstStep({ row }: { row: MapperRow }) {
  const { places } = useMapper()
  const { field, suggestion, state, defaultWords } = row
  const [step] = row.steps
  const look = ((): StepLook => {
    if (step) return lookOf({ words: describeStep({ step, places, field }), step, isWrong: state.kind === 'problem' })
    if (suggestion) return { words: `Suggested: ${suggestion.label}`, kind: null, mood: 'suggested' }
    if (defaultWords) return { words: `Default: ${defaultWords}`, kind: null, mood: 'empty' }

    return { words: 'Choose what fills it', kind: null, mood: state.kind === 'missing' ? 'wrong' : 'empty' }
  })()

  return <StepChoice row={row} index={0} step={step ?? suggestion?.steps[0] ?? null} look={look} />
}

function lookOf({ words, step, isWrong }: { words: string; step: MappingStep; isWrong: boolean }): StepLook {
  return { words, kind: step.kind, mood: isWrong ? 'wrong' : 'plain' }
}

type ChoiceProps = {
  row: MapperRow
  index: number
  step: MappingStep | null
  look: StepLook
  isOpenAtFirst?: boolean
  onGivenUp?: () => void
}

/** One step as a button with its picker. */
function StepChoice({ row, index, step, look, isOpenAtFirst = false, onGivenUp }: ChoiceProps) {
  const { isReadOnly } = useMapper()
  const [isOpen, setIsOpen] = useState(isOpenAtFirst)
  const edits = useRuleEdits(row)
  if (isReadOnly) return <StepText look={look} />

  return (
    <StepPicker
      field={row.field}
      step={step}
      trigger={<StepButton look={look} label={index === 0 ? row.field.label : `${row.field.label}, otherwise`} />}
      isOpen={isOpen}
      onOpenChange={(next) => {
        setIsOpen(next)
        if (!next) onGivenUp?.()
      }}
      onChoose={(chosen) => edits.setStep(index, chosen)}
      onTry={(tried) => edits.tryStep(index, tried)}
    />
  )
}

/** What follows the first step: its lookup, and what is tried otherwise. */
export function FurtherSteps({ row, isAdding, onAdded }: { row: MapperRow; isAdding: boolean; onAdded: () => void }) {
  const { places } = useMapper()
  const [first, ...others] = row.steps

  return (
    <>
      {first ? <StepLookup row={row} index={0} step={first} /> : null}
      {others.map((step, offset) => (
        // Steps have no identity of their own: a rule is their order.
        <div key={`${String(offset)} ${step.kind}`} className="grid min-w-0 grid-cols-subgrid gap-y-2">
          <OtherwiseLine
            row={row}
            index={offset + 1}
            look={lookOf({ words: describeStep({ step, places, field: row.field }), step, isWrong: false })}
            step={step}
          />
          <StepLookup row={row} index={offset + 1} step={step} />
        </div>
      ))}
      {isAdding ? (
        <div className={lineStyle}>
          <div className={choiceStyle}>
            <span className="text-12 text-ink-3">Otherwise</span>
            <StepChoice
              row={row}
              index={row.steps.length}
              step={null}
              look={{ words: 'Choose what fills it otherwise', kind: null, mood: 'empty' }}
              isOpenAtFirst
              onGivenUp={onAdded}
            />
          </div>
        </div>
      ) : null}
    </>
  )
}

/** The line stands in the column of what fills a field, its menu right behind it; where the rows are stacked it has the whole width. */
const lineStyle = 'col-span-full grid grid-cols-subgrid items-center'
const choiceStyle = 'col-span-2 flex min-w-0 items-center gap-2 @xl:col-span-1'

function OtherwiseLine({ row, index, look, step }: { row: MapperRow; index: number; look: StepLook; step: MappingStep }) {
  return (
    <div className={lineStyle}>
      <div className={choiceStyle}>
        <span className="text-12 text-ink-3">Otherwise</span>
        <StepChoice row={row} index={index} step={step} look={look} />
      </div>
      <StepMenu row={row} index={index} />
    </div>
  )
}

function StepMenu({ row, index }: { row: MapperRow; index: number }) {
  const { isReadOnly } = useMapper()
  const edits = useRuleEdits(row)
  if (isReadOnly) return <span />

  return (
    <Menu trigger={<IconButton size="sm" label={`Fallback ${index} of ${row.field.label}`} icon={<Ellipsis />} />}>
      <MenuItem icon={<ArrowUp />} onSelect={() => edits.moveStep(index, -1)}>
        Try earlier
      </MenuItem>
      <MenuItem icon={<ArrowDown />} isDisabled={index === row.steps.length - 1} onSelect={() => edits.moveStep(index, 1)}>
        Try later
      </MenuItem>
      <MenuItem icon={<Trash2 />} isDanger onSelect={() => edits.removeStep(index)}>
        Remove fallback
      </MenuItem>
    </Menu>
  )
}

function StepLookup({ row, index, step }: { row: MapperRow; index: number; step: MappingStep }) {
  const edits = useRuleEdits(row)
  if (step.kind !== 'lookup') return null

  return <LookupTable key={step.path} field={row.field} step={step} onChange={(changed) => edits.setStep(index, changed)} />
}
