'use client'

import { useEffect, useState } from 'react'

/** True once `flag` has been true for `delayMs`, false at once when it falls: a spinner for a short wait would only flicker. */
export function useDelayedFlag({ flag, delayMs }: { flag: boolean; delayMs: number }): boolean {
  const [isPast, setIsPast] = useState(false)

  useEffect(() => {
    if (!flag) return
    const timer = setTimeout(() => setIsPast(true), delayMs)

    return () => {
      clearTimeout(timer)
      setIsPast(false)
    }
  }, [flag, delayMs])

  return flag && isPast
}
