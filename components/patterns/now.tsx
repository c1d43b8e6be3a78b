'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { useCurrentInstant } from '#components/ui/use-current-instant.ts'

const REFRESH_MS = 30_000

const NowContext = createContext<string | null>(null)

/**
 * The clock of a page. `now` is the instant at which the server rendered it, so that the first paint says the same on both sides;
 * from then on it follows the browser's clock.
 */
export function NowProvider({ now, children }: { now: string; children: ReactNode }) {
  const current = useCurrentInstant({ now, refreshMs: REFRESH_MS })

  return <NowContext value={current}>{children}</NowContext>
}

/** The present instant (ISO 8601), at most half a minute old. Needs a NowProvider around it. */
export function useNow(): string {
  const now = useContext(NowContext)
  if (now === null) throw new Error('useNow needs a NowProvider around it.')

  return now
}
