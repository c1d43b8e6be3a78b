'use client'

import { type RefObject, useEffect, useRef } from 'react'

/** Whether the component is still on screen, for what comes back after it may have gone. */
export function useIsShown(): RefObject<boolean> {
  const isShown = useRef(true)

  useEffect(() => {
    isShown.current = true

    return () => {
      isShown.current = false
    }
  }, [])

  return isShown
}
