'use client'

import { useEffect, useState } from 'react'

/** Whole seconds until an instant (milliseconds of the browser's clock); 0 afterwards. By the clock, so that a sleeping tab stretches nothing. */
export function useSecondsLeft(untilMs: number): number {
  const [left, setLeft] = useState(() => countSecondsLeft(untilMs))

  useEffect(() => {
    const tick = () => setLeft(countSecondsLeft(untilMs))
    tick()
    const timer = setInterval(tick, 1000)

    return () => clearInterval(timer)
  }, [untilMs])

  return left
}

function countSecondsLeft(untilMs: number): number {
  return Math.max(0, Math.ceil((untilMs - Date.now()) / 1000))
}
