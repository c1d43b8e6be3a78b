'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { LEAVE_EVENT } from '#components/ui/use-go.ts'

/** The address of a plain press on a link inside the app; null for anything the browser handles by itself. */
function readInnerLink(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.origin !== window.location.origin) return null

  return link.pathname === window.location.pathname ? null : `${link.pathname}${link.search}${link.hash}`
}

/** What is asked before leaving. Forms need no words of their own. */
type LeavingWords = { title: string; description: string; stay: string }

const formWords: LeavingWords = {
  title: 'Leave without saving?',
  description: 'What you changed on this page is lost.',
  stay: 'Keep editing',
}

/** Asks before changes that are not saved are left behind: by a link, by a command, by reloading, by closing the tab. */
export function UnsavedChanges({ isDirty, words = formWords }: { isDirty: boolean; words?: LeavingWords }) {
  const router = useRouter()
  const [leavingTo, setLeavingTo] = useState<string | null>(null)

  useEffect(() => {
    if (!isDirty) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    // Before Next's own handler: a link that was asked about must not navigate yet.
    const ask = (event: MouseEvent) => {
      const href = readInnerLink(event)
      if (!href) return
      event.preventDefault()
      event.stopPropagation()
      setLeavingTo(href)
    }
    const askCommand = (event: Event) => {
      if (!(event instanceof CustomEvent) || typeof event.detail !== 'string' || event.detail === window.location.pathname) return
      event.preventDefault()
      setLeavingTo(event.detail)
    }
    window.addEventListener('beforeunload', hold)
    document.addEventListener('click', ask, { capture: true })
    document.addEventListener(LEAVE_EVENT, askCommand)

    return () => {
      document.removeEventListener(LEAVE_EVENT, askCommand)
      window.removeEventListener('beforeunload', hold)
      document.removeEventListener('click', ask, { capture: true })
    }
  }, [isDirty])

  return (
    <ConfirmDialog
      title={words.title}
      description={words.description}
      confirmLabel="Leave page"
      cancelLabel={words.stay}
      isOpen={leavingTo !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) setLeavingTo(null)
      }}
      onConfirm={() => {
        // Addresses are read from the page's own links, which typed routes cannot follow.
        if (leavingTo) router.push(leavingTo as Route)
        setLeavingTo(null)
      }}
    />
  )
}
