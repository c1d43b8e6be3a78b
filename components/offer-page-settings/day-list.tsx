'use client'

import { CircleAlert, Plus, X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { DayInput } from '#components/offer-page-settings/day-input.tsx'
import { findLostDays, suggestDay } from '#components/offer-page-settings/describe-timing.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useWantedFocus } from '#components/offer-page-settings/use-wanted-focus.ts'
import { useAnnounce } from '#components/patterns/live-region.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

const DAYS_MAX = 5

export type DayListProps = { label: string; help: string; path: string; days: readonly number[]; onChange: (days: number[]) => void }

/** Days before the deadline on which somebody is reminded. */
export function DayList({ label, help, path, days, onChange }: DayListProps) {
  const { draft, errorAt } = useSettings()
  const announce = useAnnounce()
  const addButton = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const isAdding = useRef(false)
  const errorId = useId()
  const error = errorAt(path)
  const lost = findLostDays({ days, deadlineDays: draft.settings.timing.deadlineDays })
  useWantedFocus({ path, ref: addButton })
  useEffect(() => {
    if (!isAdding.current) return
    isAdding.current = false
    const inputs = list.current?.querySelectorAll('input')
    inputs?.[days.length - 1]?.select()
  }, [days.length])

  const add = () => {
    isAdding.current = true
    onChange([...days, suggestDay(days)])
  }
  const remove = (index: number) => {
    onChange(days.filter((_, position) => position !== index))
    announce('Reminder removed')
    addButton.current?.focus()
  }

  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-0.5 text-12 font-medium text-ink-2">{label}</legend>
      <p className="text-12 text-ink-3">{help}</p>
      {days.length > 0 ? (
        <ul ref={list} className="flex flex-col gap-1.5">
          {days.map((day, index) => (
            <DayRow
              // Rows have no identity of their own: they are numbers in a list.
              key={`${path}-${String(index)}`}
              label={`${label}, reminder ${index + 1}: days before the deadline`}
              path={`${path}.${index}`}
              day={day}
              isLost={lost.includes(day)}
              onChange={(next) => onChange(days.map((other, position) => (position === index ? next : other)))}
              onRemove={() => remove(index)}
            />
          ))}
        </ul>
      ) : (
        <p className="text-ink-2">No reminders.</p>
      )}
      {error ? (
        <p id={errorId} className="flex items-start gap-1.5 text-12 text-rust">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-3" />
          {error}
        </p>
      ) : null}
      <Button
        ref={addButton}
        size="sm"
        icon={<Plus aria-hidden="true" />}
        className="self-start"
        blockedReason={days.length >= DAYS_MAX ? `${DAYS_MAX} at most` : null}
        onClick={add}
      >
        Add reminder
      </Button>
    </fieldset>
  )
}

type DayRowProps = { label: string; path: string; day: number; isLost: boolean; onChange: (day: number) => void; onRemove: () => void }

function DayRow({ label, path, day, isLost, onChange, onRemove }: DayRowProps) {
  const { errorAt } = useSettings()
  const control = useRef<HTMLInputElement>(null)
  useWantedFocus({ path, ref: control })

  return (
    <li className="flex items-center gap-2.5">
      <DayInput ref={control} aria-label={label} aria-invalid={errorAt(path) !== null || undefined} value={day} onChange={onChange} />
      <span className="min-w-20">
        {day === 1 ? 'day before' : 'days before'}
        {isLost ? <span className="block text-12 text-amber">Not sent: the deadline is nearer than that.</span> : null}
      </span>
      <IconButton size="sm" label={`Remove the reminder ${day} days before`} icon={<X />} onClick={onRemove} />
    </li>
  )
}
