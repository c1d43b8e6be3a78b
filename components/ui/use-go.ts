'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { isExternal } from '#components/ui/link.tsx'

/** Told on the document before useGo leaves the page, with the address as its detail. Whoever prevents it takes the way over. */
export const LEAVE_EVENT = 'handoff:leave'

/** Goes to an address as an AppLink would: inside the app in the client, outside in a new tab that is not told where from. */
export function useGo(): (href: string) => void {
  const router = useRouter()

  return (href) => {
    if (isExternal(href)) {
      window.open(href, '_blank', 'noopener,noreferrer')
      return
    }
    const isFree = document.dispatchEvent(new CustomEvent<string>(LEAVE_EVENT, { detail: href, cancelable: true }))
    if (isFree) router.push(href as Route)
  }
}
