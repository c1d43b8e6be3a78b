'use client'

import { useEffect, useState } from 'react'
import { describeDue } from '#components/sweeps/describe-due.ts'
import { formatInstantExact } from '#lib/platform/format/dates.ts'

const REFRESH_MS = 15_000

type DueProps = { instant: string; timeZone: string; now: string }

/** How long until something begins by itself; the absolute time on hover. `now` is when the server rendered, then the browser's clock counts. */
export function Due({ instant, timeZone, now }: DueProps) {
  const [current, setCurrent] = useState(now)

  useEffect(() => {
    const tick = () => setCurrent(new Date().toISOString())
    tick()
    const timer = setInterval(tick, REFRESH_MS)

    return () => clearInterval(timer)
  }, [])

  return (
    <time dateTime={instant} title={`${formatInstantExact(instant, timeZone)}, ${timeZone}`} className="num whitespace-nowrap">
      {describeDue({ instant, now: current })}
    </time>
  )
}
