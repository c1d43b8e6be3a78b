'use client'

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'

type Announce = (message: string) => void

const AnnounceContext = createContext<Announce>(() => {})

/** Tells a screen reader what changed without moving focus. Stands once around the app. */
export function LiveRegionProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState('')
  const turn = useRef(0)

  const announce = useCallback<Announce>((next) => {
    // The same words twice in a row would not be read again, so every second message carries a space nobody hears.
    turn.current += 1
    setMessage(turn.current % 2 === 0 ? `${next}\u00a0` : next)
  }, [])

  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className="sr-only">
        {message}
      </div>
    </AnnounceContext>
  )
}

/** `announce('3 new events')`: for results that appear by themselves. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext)
}
