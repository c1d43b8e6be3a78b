'use client'

import { useState } from 'react'
import { readTimeBounds, type TimeBounds, type TimeFilter } from '#components/events/event-times.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useNow } from '#components/patterns/now.tsx'
import { getCalendarDate } from '#lib/platform/format/dates.ts'

/**
 * The instants between which the list's events were received. They stand still until another time is chosen or a new day begins: a span
 * that moved along with the clock would be another list every half a minute.
 */
export function useTimeBounds({ time, from, to }: TimeFilter): TimeBounds {
  const { timeZone } = useOrganization()
  const now = useNow()
  const key = [time, from, to, getCalendarDate(now, timeZone)].join(' ')
  const read = () => ({ key, bounds: readTimeBounds({ filter: { time, from, to }, now, timeZone }) })
  const [held, setHeld] = useState(read)
  if (held.key === key) return held.bounds

  const next = read()
  // While rendering, so that no frame asks for the span before.
  setHeld(next)

  return next.bounds
}
