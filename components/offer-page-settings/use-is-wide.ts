'use client'

import { useSyncExternalStore } from 'react'

const WIDE = '(min-width: 1200px)'

/** Whether the window has room for a preview beside the settings. The server and the first paint say no: nothing is asked for in vain. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => false,
  )
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(WIDE)
  query.addEventListener('change', onChange)

  return () => query.removeEventListener('change', onChange)
}
