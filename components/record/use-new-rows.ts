'use client'

import { useEffect, useState } from 'react'

export type UseNewRowsInput = {
  /** Names the list in the browser's memory: "offers". */
  list: string
  organizationId: string
  openId: string | null
}

/**
 * Which rows are new since this browser last showed the list: the dot at their row. One that was opened is not new any more.
 * Kept in the browser only: it is a reading mark, not data.
 */
export function useNewRows({ list, organizationId, openId }: UseNewRowsInput): (row: { id: string; createdAt: string }) => boolean {
  const [lookedAt, setLookedAt] = useState<string | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set())

  if (openId !== null && !opened.has(openId)) setOpened(new Set([...opened, openId]))

  useEffect(() => {
    const key = `handoff.${list}-looked-at.${organizationId}`
    // At the first visit everything is new, which would say nothing: only what comes from now on is marked.
    setLookedAt(readMark(key) ?? new Date().toISOString())
    const leave = () => writeMark(key, new Date().toISOString())
    window.addEventListener('pagehide', leave)

    return () => {
      leave()
      window.removeEventListener('pagehide', leave)
    }
  }, [list, organizationId])

  return ({ id, createdAt }) => lookedAt !== null && createdAt > lookedAt && !opened.has(id)
}

/** Browsers refuse storage in some private modes; then nothing is marked across visits. */
function readMark(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

function writeMark(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value)
  } catch {
    // Nothing to do: the mark is a convenience.
  }
}
