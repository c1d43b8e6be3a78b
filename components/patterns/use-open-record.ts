'use client'

import { usePathname } from 'next/navigation'

export type OpenRecord = {
  /** The record that is open; null on the list. */
  id: string | null
  /** Opens a record, or the list with null. */
  open: (id: string | null) => void
}

/** Which record of a review the address names: `/<organization>/<list>/<id>`. Opening one asks the server for nothing but what is missing. */
export function useOpenRecord(hrefOf: (id: string | null) => string): OpenRecord {
  const id = usePathname().split('/')[3] ?? null

  return {
    id,
    open: (target) => {
      // From one record to the next the address is replaced: Back then returns to where the review began.
      const isStep = id !== null && target !== null
      window.history[isStep ? 'replaceState' : 'pushState'](null, '', hrefOf(target))
    },
  }
}
