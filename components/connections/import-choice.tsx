'use client'

import { useState } from 'react'
import type { ImportActs } from '#components/connections/use-import-acts.ts'
import type { Clock } from '#components/organization/clock.ts'
import { type ImportRange, importRanges, importRangeWords, readSince } from '#components/sweeps/import-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { getCalendarDate } from '#lib/platform/format/dates.ts'

const options = importRanges.map((range) => ({ value: range, label: importRangeWords[range] }))

type ImportChoiceProps = { connectionId: string; clock: Clock; acts: ImportActs; isPaused: boolean }

/** How far back to go. Nothing comes in before it was counted and somebody said so. */
export function ImportChoice({ connectionId, clock, acts, isPaused }: ImportChoiceProps) {
  const today = getCalendarDate(clock.now, clock.timeZone)
  const [range, setRange] = useState<ImportRange>('days')
  const [date, setDate] = useState('')
  const isDateMissing = range === 'date' && date === ''
  const count = () => acts.count.mutate({ connectionId, since: readSince({ range, date, today }) })

  return (
    <div className="flex flex-col gap-3">
      <Field label="Range" help="By the date of an offer, and by the first day of a hire.">
        <Select options={options} value={range} onValueChange={setRange} className="w-full" />
      </Field>
      {range === 'date' ? (
        <Field label="Since">
          <Input type="date" max={today} value={date} onChange={(event) => setDate(event.target.value)} />
        </Field>
      ) : null}
      <Button
        className="self-start max-md:self-stretch"
        isLoading={acts.count.isPending}
        blockedReason={isPaused ? 'the account is paused' : isDateMissing ? 'choose a date' : null}
        onClick={count}
      >
        Count first
      </Button>
    </div>
  )
}
