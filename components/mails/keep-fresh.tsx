'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const REFRESH_MS = 2_000

/** Asks the server for the page again every two seconds while somebody looks at it: whoever waits for a mail sees it come. */
export function KeepFresh() {
  const router = useRouter()

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, REFRESH_MS)

    return () => clearInterval(timer)
  }, [router])

  return null
}
