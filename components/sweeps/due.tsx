'use client'

import { describeDue } from '#components/sweeps/describe-due.ts'
import { useCurrentInstant } from '#components/ui/use-current-instant.ts'
import { formatInstantExact } from '#lib/platform/format/dates.ts'

const REFRESH_MS = 15_000

type DueProps = { instant: string; timeZone: string; now: string }

/** How long until something begins by itself; the absolute time on hover. `now` is when the server rendered, then the browser's clock counts. */
export function Due({ instant, timeZone, now }: DueProps) {
  const current = useCurrentInstant({ now, refreshMs: REFRESH_MS })

  return (
    <time dateTime={instant} title={`${formatInstantExact(instant, timeZone)}, ${timeZone}`} className="num whitespace-nowrap">
      {describeDue({ instant, now: current })}
    </time>
  )
}
