'use client'

import { type RefObject, useEffect } from 'react'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'

/** Gives a control the focus when its value is what somebody was sent to, also where its tab had to be opened first. */
export function useWantedFocus({ path, ref }: { path: string; ref: RefObject<HTMLElement | null> }): void {
  const { wanted, onFound } = useSettings()
  const isWanted = wanted === path

  useEffect(() => {
    if (!isWanted) return
    ref.current?.focus()
    ref.current?.scrollIntoView({ block: 'center' })
    onFound()
  }, [isWanted, onFound, ref])
}
