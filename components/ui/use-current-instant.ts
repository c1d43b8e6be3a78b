'use client'

import { useEffect, useState } from 'react'

/**
 * The present instant (ISO 8601), at most `refreshMs` old. `now` is when the server rendered: the first paint says the same on both sides,
 * then the browser's clock counts.
 */
export function useCurrentInstant({ now, refreshMs }: { now: string; refreshMs: number }): string {
  const [current, setCurrent] = useState(now)

  useEffect(() => {
    const tick = () => setCurrent(new Date().toISOString())
    tick()
    const timer = setInterval(tick, refreshMs)

    return () => clearInterval(timer)
  }, [refreshMs])

  return current
}
