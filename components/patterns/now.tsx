'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

const REFRESH_MS = 30_000

const NowContext = createContext<string | null>(null)

/**
 * The clock of a page. `now` is the instant at which the server rendered it, so that the first paint says the same on both sides;
 * from then on it follows the browser's clock.
 */
export function NowProvider({ now, children }: { now: string; children: ReactNode }) {
  const [current, setCurrent] = useState(now)

  useEffect(() => {
    const tick = () => setCurrent(new Date().toISOString())
    tick()
    const timer = setInterval(tick, REFRESH_MS)

    return () => clearInterval(timer)
  }, [])

  return <NowContext value={current}>{children}</NowContext>
}

/** The present instant (ISO 8601), at most half a minute old. Needs a NowProvider around it. */
export function useNow(): string {
  const now = useContext(NowContext)
  if (now === null) throw new Error('useNow needs a NowProvider around it.')

  return now
}
