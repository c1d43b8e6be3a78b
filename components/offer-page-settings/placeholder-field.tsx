'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { InsertPlaceholder } from '#components/offer-page-settings/insert-placeholder.tsx'
import { keepPlaceholders, namePlaceholder, showPlaceholders } from '#components/offer-page-settings/placeholder-text.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useWantedFocus } from '#components/offer-page-settings/use-wanted-focus.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import type { PagePlaceholder } from '#lib/domain/offer-page/contract.ts'

export type PlaceholderFieldProps = {
  label: string
  /** Of the value in the settings. */
  path: string
  /** With keys in braces. */
  value: string
  onChange: (value: string) => void
  /** Lines that are shown at first; one is an input, more a text area that grows. */
  rows?: number
  /** Mails never name pay. */
  hasPay?: boolean
  help?: ReactNode
}

/** Words with fields of the offer in braces: written with the names of the fields, kept with their keys, so that a renamed field stays. */
export function PlaceholderField({ label, path, value, onChange, rows = 1, hasPay = true, help }: PlaceholderFieldProps) {
  const { page, errorAt } = useSettings()
  const { placeholders } = page
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const putCaret = useCaret(control)
  /** Before somebody was in it, a browser says that the caret is at the start. */
  const wasEntered = useRef(false)
  const [shown, setShown] = useState(() => ({ value, typed: showPlaceholders({ text: value, placeholders }) }))
  // Changed elsewhere: by Discard, Undo, or what somebody else saved.
  if (shown.value !== value) setShown({ value, typed: showPlaceholders({ text: value, placeholders }) })
  useWantedFocus({ path, ref: control })

  const type = (typed: string) => {
    const kept = keepPlaceholders({ text: typed, placeholders })
    setShown({ value: kept, typed })
    onChange(kept)
  }
  const insert = (placeholder: PagePlaceholder) => {
    const { typed } = shown
    const caret = wasEntered.current ? control.current : null
    const start = caret?.selectionStart ?? typed.length
    const end = caret?.selectionEnd ?? typed.length
    const slot = `{${namePlaceholder({ placeholder, placeholders })}}`
    type(`${typed.slice(0, start)}${slot}${typed.slice(end)}`)
    putCaret(start + slot.length)
  }
  const Control = rows === 1 ? Input : Textarea

  return (
    <div className="relative">
      <Field label={label} error={errorAt(path)} help={help}>
        <Control
          ref={control}
          value={shown.typed}
          rows={rows === 1 ? undefined : rows}
          autoComplete="off"
          className={rows === 1 ? undefined : 'max-h-96'}
          onFocus={() => {
            wasEntered.current = true
          }}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </Field>
      <InsertPlaceholder
        label={`Insert field into ${label}`}
        placeholders={placeholders
          .filter(({ isPay }) => hasPay || !isPay)
          .toSorted((one, other) => Number(one.isPay) - Number(other.isPay))}
        onInsert={insert}
      />
    </div>
  )
}

/** Puts the caret behind what was inserted, once it stands there. */
function useCaret(control: { current: HTMLInputElement | HTMLTextAreaElement | null }): (at: number) => void {
  const [caret, setCaret] = useState<number | null>(null)

  useEffect(() => {
    if (caret === null) return
    // The menu gives the focus back to its button first.
    const frame = requestAnimationFrame(() => {
      control.current?.focus()
      control.current?.setSelectionRange(caret, caret)
      setCaret(null)
    })

    return () => cancelAnimationFrame(frame)
  }, [caret, control])

  return setCaret
}
