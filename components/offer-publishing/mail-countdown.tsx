'use client'

import { useEffect, useState } from 'react'
import { UNDO_SECONDS } from '#lib/domain/offer-publishing/terms.ts'

const TICK_MS = 250

/** Whole seconds until an instant, 0 once it is past. Never more than Undo takes: the clock of a browser may be slow. */
export function countSeconds({ instant, nowMs }: { instant: string; nowMs: number }): number {
  const left = Math.ceil((new Date(instant).getTime() - nowMs) / 1000)

  return Math.min(Math.max(left, 0), UNDO_SECONDS)
}

/** Counts down. `now` is what both sides of the first paint start from. */
export function useSecondsUntil({ instant, now }: { instant: string; now: string }): number {
  const [seconds, setSeconds] = useState(() => countSeconds({ instant, nowMs: new Date(now).getTime() }))

  useEffect(() => {
    const tick = () => setSeconds(countSeconds({ instant, nowMs: Date.now() }))
    tick()
    const timer = setInterval(tick, TICK_MS)

    return () => clearInterval(timer)
  }, [instant])

  return seconds
}

/** "The mail to Ana goes out in 8 s". The running number is not read out: it would be said every second. */
export function MailCountdown({ name, seconds }: { name: string; seconds: number }) {
  if (seconds === 0) {
    return (
      <>
        The mail to <bdi>{name}</bdi> is on its way
      </>
    )
  }

  return (
    <>
      The mail to <bdi>{name}</bdi> goes out in{' '}
      <span aria-hidden="true" className="num">
        {seconds} s
      </span>
      <span className="sr-only">{UNDO_SECONDS} seconds</span>
    </>
  )
}
