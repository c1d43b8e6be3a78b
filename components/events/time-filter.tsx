'use client'

import { CalendarRange } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { checkRange, describeRange, eventTimes, eventTimeWords } from '#components/events/event-times.ts'
import type { EventsAddress } from '#components/events/use-events-address.ts'
import { nameZone } from '#components/organization/clock.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { FilterSelect } from '#components/patterns/filter-bar.tsx'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { MenuItem, MenuSeparator } from '#components/ui/menu.tsx'
import { getCalendarDate } from '#lib/platform/format/dates.ts'

const RANGE = 'range'

/** When the events came: a span that ends now, or a range of days. */
export function TimeFilter({ address }: { address: EventsAddress }) {
  const { filters, setFilters } = address
  const { timeZone } = useOrganization()
  const [isChoosing, setIsChoosing] = useState(false)
  const today = getCalendarDate(useNow(), timeZone)
  const range = filters.time === null ? describeRange({ ...filters, today }) : null

  return (
    <>
      <FilterSelect
        label="Time"
        anyLabel="Any time"
        value={filters.time ?? (range === null ? null : RANGE)}
        onValueChange={(next) => {
          if (next !== RANGE) setFilters({ time: next, from: null, to: null })
        }}
        options={[
          ...eventTimes.map((time) => ({ value: time, label: eventTimeWords[time] })),
          ...(range === null ? [] : [{ value: RANGE, label: range } as const]),
        ]}
        more={
          <>
            <MenuSeparator />
            <MenuItem icon={<CalendarRange aria-hidden="true" />} onSelect={() => setIsChoosing(true)}>
              Range of days…
            </MenuItem>
          </>
        }
      />
      {isChoosing ? <RangeDialog address={address} onClose={() => setIsChoosing(false)} /> : null}
    </>
  )
}

function RangeDialog({ address, onClose }: { address: EventsAddress; onClose: () => void }) {
  const { timeZone } = useOrganization()
  const [from, setFrom] = useState(address.filters.from ?? '')
  const [to, setTo] = useState(address.filters.to ?? '')
  const [problem, setProblem] = useState<string | null>(null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = checkRange({ from, to })
    setProblem(found)
    if (found !== null) return
    address.setFilters({ time: null, from: from || null, to: to || null })
    onClose()
  }

  return (
    <FormDialog
      title="Range of days"
      description={`Events that were received on these days. Days are those of ${nameZone(timeZone)}.`}
      submitLabel="Show events"
      isSubmitting={false}
      onSubmit={submit}
      isOpen
      onOpenChange={(next) => (next ? undefined : onClose())}
    >
      <div className="grid grid-cols-2 items-start gap-3 max-md:grid-cols-1">
        <Field label="First day">
          <Input type="date" value={from} max={to || undefined} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label="Last day" error={problem}>
          <Input type="date" value={to} min={from || undefined} onChange={(event) => setTo(event.target.value)} />
        </Field>
      </div>
    </FormDialog>
  )
}
