'use client'

import { useSyncExternalStore } from 'react'

/** False in the server's HTML, true once the page can act: a form sent before that would go nowhere. */
export function useIsAlive(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
}
