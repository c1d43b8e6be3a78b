'use client'

import { useSyncExternalStore } from 'react'

const PHONE = '(max-width: 767px)'

/**
 * Whether the window is as narrow as a phone's, for what differs by more than its look. The server and the first paint say no: only for
 * what opens after an act.
 */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(PHONE).matches,
    () => false,
  )
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(PHONE)
  query.addEventListener('change', onChange)

  return () => query.removeEventListener('change', onChange)
}
