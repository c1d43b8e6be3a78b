'use client'

import { CircleAlert, Plus, X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { addOption, moveOption, pasteLines } from '#components/fields/edit-options.ts'
import { OPTIONS_MAX, type OptionDraft } from '#components/fields/field-draft.ts'
import { useAnnounce } from '#components/patterns/live-region.tsx'
import { MoveButtons } from '#components/patterns/move-buttons.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Input } from '#components/ui/input.tsx'

type OptionsEditorProps = {
  options: readonly OptionDraft[]
  /** What is wrong with single options, by their id. */
  optionErrors: ReadonlyMap<number, string>
  /** What is wrong with the list. */
  error: string | null
  onChange: (options: readonly OptionDraft[]) => void
}

/** The options of a choice: one row each, in the order people see. A pasted list becomes a row per line. */
export function OptionsEditor({ options, optionErrors, error, onChange }: OptionsEditorProps) {
  const announce = useAnnounce()
  const focus = useFocusWanted(options)

  const add = (afterId: number | null) => {
    const added = addOption({ options, afterId })
    focus.want(added.id)
    onChange(added.options)
  }
  const paste = (id: number, text: string): boolean => {
    const pasted = pasteLines({ options, id, text })
    if (!pasted) return false
    focus.want(pasted.lastId)
    onChange(pasted.options)
    announce(`${pasted.addedCount} options pasted`)
    return true
  }
  const move = (option: OptionDraft, by: -1 | 1) => {
    const moved = moveOption({ options, id: option.id, by })
    onChange(moved)
    announce(`${option.label || 'Option'} is number ${moved.findIndex(({ id }) => id === option.id) + 1} of ${moved.length}`)
  }
  const remove = (option: OptionDraft) => {
    const index = options.indexOf(option)
    const next = options[index + 1] ?? options[index - 1]
    if (next) focus.want(next.id)
    onChange(options.filter(({ id }) => id !== option.id))
    announce(`${option.label || 'Option'} removed`)
  }

  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 text-12 font-medium text-ink-2">Options</legend>
      {options.length > 0 ? (
        <ol className="flex flex-col gap-1.5">
          {options.map((option, index) => (
            <OptionRow
              key={option.id}
              option={option}
              position={index + 1}
              count={options.length}
              error={optionErrors.get(option.id) ?? null}
              inputRef={focus.keep(option.id)}
              onLabel={(label) => onChange(options.map((other) => (other.id === option.id ? { ...other, label } : other)))}
              onEnter={() => add(option.id)}
              onPaste={(text) => paste(option.id, text)}
              onMove={(by) => move(option, by)}
              onRemove={() => remove(option)}
            />
          ))}
        </ol>
      ) : null}
      {error ? <RowError id={undefined} message={error} /> : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          blockedReason={options.length >= OPTIONS_MAX ? `${OPTIONS_MAX} at most` : null}
          onClick={() => add(null)}
        >
          Add option
        </Button>
        <p className="text-12 text-ink-3">Paste a list to add an option per line.</p>
      </div>
    </fieldset>
  )
}

type OptionRowProps = {
  option: OptionDraft
  position: number
  count: number
  error: string | null
  inputRef: (element: HTMLInputElement | null) => void
  onLabel: (label: string) => void
  onEnter: () => void
  onPaste: (text: string) => boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function OptionRow(props: OptionRowProps) {
  const { option, position, count, error, inputRef, onLabel, onEnter, onPaste, onMove, onRemove } = props
  const name = option.label.trim() || `option ${position}`
  const errorId = `option-error-${option.id}`
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter while letters are being composed only takes what the composition offers.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    onEnter()
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    if (onPaste(event.clipboardData.getData('text/plain'))) event.preventDefault()
  }

  return (
    <li>
      <div className="flex items-center gap-0.5">
        <Input
          ref={inputRef}
          aria-label={`Option ${position}`}
          aria-invalid={error !== null || undefined}
          aria-describedby={error ? errorId : undefined}
          value={option.label}
          autoComplete="off"
          onChange={(event) => onLabel(event.target.value)}
          onKeyDown={press}
          onPaste={paste}
          className="mr-1"
        />
        <MoveButtons name={name} isFirst={position === 1} isLast={position === count} onMove={onMove} />
        <IconButton label={`Remove ${name}`} size="sm" icon={<X />} onClick={onRemove} />
      </div>
      {error ? <RowError id={errorId} message={error} /> : null}
    </li>
  )
}

function RowError({ id, message }: { id: string | undefined; message: string }) {
  return (
    <p id={id} className="mt-1 flex items-start gap-1.5 text-12 text-rust">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-3" />
      {message}
    </p>
  )
}

/** The inputs of the rows, and which of them gets the focus once it is there. */
function useFocusWanted(options: readonly OptionDraft[]) {
  const inputs = useRef(new Map<number, HTMLInputElement>())
  const wanted = useRef<number | null>(null)

  useEffect(() => {
    if (wanted.current === null || !options.some(({ id }) => id === wanted.current)) return
    inputs.current.get(wanted.current)?.focus()
    wanted.current = null
  }, [options])

  return {
    want: (id: number) => {
      wanted.current = id
    },
    keep: (id: number) => (element: HTMLInputElement | null) => {
      if (element) inputs.current.set(id, element)
      else inputs.current.delete(id)
    },
  }
}
