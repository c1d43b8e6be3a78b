'use client'

import { ArrowRight, Check, Plus, Trash2, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { ValueControl } from '#components/fields/value-control.tsx'
import { namePlace } from '#components/mappings/describe-step.ts'
import { holdLines, type LookupLine, type LookupStep, listLookupLines, setLookupRow } from '#components/mappings/lookup-rows.ts'
import { useMapper } from '#components/mappings/mapper-context.ts'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { type MappedObject, objectWords } from '#lib/domain/mappings/terms.ts'
import { foldKey } from '#lib/domain/source-texts/rules.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

const SHOWN_FIRST = 8

const gridStyle =
  'grid grid-cols-[minmax(0,1fr)_14px_minmax(0,1fr)_48px_28px] items-center gap-x-3 px-3 max-md:gap-x-2 max-md:px-2.5 max-md:grid-cols-[minmax(0,1fr)_14px_minmax(0,1fr)_28px_36px]'

/** Over a narrow column. */
const columnWords: Readonly<Record<MappedObject, string>> = { Offer: 'Offers', Person: 'Hires' }

export type LookupTableProps = { field: FieldDefinition; step: LookupStep; onChange: (step: LookupStep) => void }

/** What Handoff keeps for each value that Ashby says. Values that records hold and that have no row come first, in rust. */
export function LookupTable({ field, step, onChange }: LookupTableProps) {
  const { ref, places, seenAt, isReadOnly } = useMapper()
  const { one, many } = objectWords[ref.object]
  const [isWhole, setIsWhole] = useState(false)
  const seen = seenAt(step.path)
  const place = places.find(({ path }) => path === step.path)
  const listed = listLookupLines({ rows: step.rows, seen: seen ?? [], options: place?.options })
  const [order, setOrder] = useState<readonly string[] | null>(null)
  // A value stays where it is when somebody gives it a row, so that nothing moves under the pointer.
  if (seen && order === null) setOrder(listed.map(({ from }) => from))
  const lines = holdLines({ lines: listed, order: order ?? [] })
  const shown = isWhole ? lines : lines.slice(0, SHOWN_FIRST)

  return (
    <section
      aria-label={`Lookup of ${namePlace({ path: step.path, places })} for ${field.label}`}
      className="min-w-0 rounded-md border border-line bg-surface"
    >
      <div aria-hidden="true" className={joinClasses(gridStyle, 'h-[30px] text-12 text-ink-3')}>
        <span>Ashby says</span>
        <span />
        <span>Handoff keeps</span>
        <span className="truncate text-right">{columnWords[ref.object]}</span>
        <span />
      </div>
      {seen === undefined ? <LinesSkeleton /> : null}
      <ul>
        {seen === undefined
          ? null
          : shown.map((line) => (
              <LookupLineRow
                key={line.from}
                field={field}
                many={many}
                line={line}
                isReadOnly={isReadOnly}
                onChange={(to) => onChange(setLookupRow({ step, from: line.from, to }))}
              />
            ))}
      </ul>
      {lines.length === 0 && seen !== undefined ? (
        <p className="border-t border-line px-3 py-2 text-12 text-ink-3">No recent {one} has a value there. Add the values you expect.</p>
      ) : null}
      {lines.length > shown.length ? (
        <div className="border-t border-line px-2 py-1">
          <Button variant="ghost" size="sm" onClick={() => setIsWhole(true)}>
            Show all {lines.length} values
          </Button>
        </div>
      ) : null}
      {isReadOnly ? null : <AddLine field={field} step={step} onChange={onChange} />}
    </section>
  )
}

type LineProps = { field: FieldDefinition; many: string; line: LookupLine; isReadOnly: boolean; onChange: (to: string) => void }

function LookupLineRow({ field, many, line, isReadOnly, onChange }: LineProps) {
  const { label, to, count } = line
  const isMissing = to === null && count > 0

  return (
    <li className={joinClasses(gridStyle, 'min-h-9 border-t border-line py-1 max-md:min-h-13', isMissing && 'bg-rust-soft')}>
      <span dir="auto" title={label} className="truncate text-left">
        {label}
        {isMissing ? <span className="sr-only">, no row for it</span> : null}
      </span>
      <ArrowRight aria-hidden="true" className={joinClasses('size-3.5', isMissing ? 'text-rust' : 'text-ink-3')} />
      <TargetControl field={field} label={`What Handoff keeps for ${label}`} to={to} isReadOnly={isReadOnly} onChange={onChange} />
      <span className={joinClasses('num text-right', isMissing ? 'text-rust' : 'text-ink-3')}>
        {count === 0 ? '' : formatCount(count)}
        <span className="sr-only">{count === 0 ? `No recent ${many}` : ` recent ${many}`}</span>
      </span>
      {to === null || isReadOnly ? (
        <span />
      ) : (
        <IconButton size="sm" label={`Remove the row for ${label}`} icon={<Trash2 />} onClick={() => onChange('')} />
      )}
    </li>
  )
}

type TargetProps = { field: FieldDefinition; label: string; to: string | null; isReadOnly: boolean; onChange: (to: string) => void }

/** The control of the field's type. What is typed counts as soon as it is a value; until then the row keeps what it had and says so. */
function TargetControl({ field, label, to, isReadOnly, onChange }: TargetProps) {
  const [typed, setTyped] = useState<string | null>(null)
  if (isReadOnly) {
    return <span className="truncate">{to === null ? 'No row' : formatFieldValue({ definition: field, value: to, currency: null })}</span>
  }
  const parsed = typed === null ? null : parseFieldValue({ definition: field, text: typed })
  const error = parsed && 'error' in parsed ? parsed.error : null
  // What was typed stands while it is the row's value or none at all; a row that became another one shows that.
  const isCurrent = parsed !== null && (error !== null || ('value' in parsed && parsed.value === to))
  const change = (next: string) => {
    setTyped(next)
    const value = parseFieldValue({ definition: field, text: next })
    if ('value' in value) onChange(value.value)
  }

  return (
    <div className="min-w-0">
      <ValueControl definition={field} value={isCurrent ? typed : (to ?? '')} onChange={change} label={label} size="sm" />
      {error ? <p className="mt-1 text-12 text-rust">{error}</p> : null}
    </div>
  )
}

/** A row for a value that no recent record holds. */
function AddLine({ field, step, onChange }: LookupTableProps) {
  const [isOpen, setIsOpen] = useState(false)
  if (isOpen) return <NewLine field={field} step={step} onChange={onChange} onClose={() => setIsOpen(false)} />

  return (
    <div className="border-t border-line px-2 py-1">
      <Button variant="ghost" size="sm" icon={<Plus />} onClick={() => setIsOpen(true)}>
        Add value
      </Button>
    </div>
  )
}

function NewLine({ field, step, onChange, onClose }: LookupTableProps & { onClose: () => void }) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [error, setError] = useState<string | null>(null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const checked = checkNewRow({ field, step, from, to })
    if ('error' in checked) return setError(checked.error)
    onChange(setLookupRow({ step, ...checked.row }))
    onClose()
  }

  return (
    <form
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      className="border-t border-line py-1.5"
    >
      <div
        className={joinClasses(
          gridStyle,
          'grid-cols-[minmax(0,1fr)_14px_minmax(0,1fr)_76px] max-md:grid-cols-[minmax(0,1fr)_14px_minmax(0,1fr)_76px]',
        )}
      >
        <Input
          aria-label="Value in Ashby"
          placeholder="Value in Ashby"
          className="h-7 text-12"
          autoFocus
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <ArrowRight aria-hidden="true" className="size-3.5 text-ink-3" />
        <ValueControl definition={field} value={to} onChange={setTo} label={`What Handoff keeps for ${from.trim() || 'it'}`} size="sm" />
        <span className="flex justify-end gap-1">
          <button
            type="submit"
            aria-label="Add row"
            title="Add row"
            className={buttonStyle({ variant: 'ghost', size: 'sm', iconOnly: true })}
          >
            <Check />
          </button>
          <IconButton size="sm" label="Cancel" icon={<X />} onClick={onClose} />
        </span>
      </div>
      {error ? (
        <p role="alert" className="px-3 pt-1 text-12 text-rust">
          {error}
        </p>
      ) : null}
    </form>
  )
}

type NewRowInput = { field: FieldDefinition; step: LookupStep; from: string; to: string }

function checkNewRow({ field, step, from, to }: NewRowInput): { row: { from: string; to: string } } | { error: string } {
  const name = from.trim()
  if (name === '') return { error: 'Enter the value as Ashby has it.' }
  if (step.rows.some((row) => foldKey(row.from) === foldKey(name))) return { error: `There is a row for ‘${name}’ already.` }
  const parsed = parseFieldValue({ definition: field, text: to })

  return 'error' in parsed ? parsed : { row: { from: name, to: parsed.value } }
}

function LinesSkeleton() {
  return (
    <div aria-hidden="true">
      {['w-24', 'w-32', 'w-20'].map((width) => (
        <div key={width} className={joinClasses(gridStyle, 'h-9 border-t border-line')}>
          <Skeleton className={width} />
          <span />
          <Skeleton className="w-24" />
        </div>
      ))}
    </div>
  )
}
