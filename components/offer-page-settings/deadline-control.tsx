'use client'

import { useRef, useState } from 'react'
import { DayInput } from '#components/offer-page-settings/day-input.tsx'
import { DEADLINE_TIME } from '#components/offer-page-settings/describe-timing.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useWantedFocus } from '#components/offer-page-settings/use-wanted-focus.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'

const PATH = 'timing.deadlineDays'
const DAYS_AT_FIRST = 7

/** Days until the deadline, or none. The days come back when somebody changes their mind. */
export function DeadlineControl() {
  const { draft, errorAt } = useSettings()
  const { deadlineDays } = draft.settings.timing
  const [lastDays, setLastDays] = useState(deadlineDays ?? DAYS_AT_FIRST)
  const control = useRef<HTMLInputElement>(null)
  useWantedFocus({ path: PATH, ref: control })
  const change = (days: number | null) => {
    if (days !== null) setLastDays(days)
    draft.changeTiming({ deadlineDays: days })
  }

  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        label="Offers have a deadline"
        help="After it the page can still be read and questions asked, but no answer given."
        isChecked={deadlineDays !== null}
        onCheckedChange={(isChecked) => change(isChecked ? lastDays || DAYS_AT_FIRST : null)}
      />
      {deadlineDays === null ? null : (
        <Field
          label="Days until the deadline"
          error={errorAt(PATH)}
          help={`Counted from the day of publishing, until ${DEADLINE_TIME}. Whoever publishes can choose another deadline for an offer.`}
        >
          <DayInput ref={control} value={deadlineDays} onChange={change} />
        </Field>
      )}
    </div>
  )
}
