'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { useDelayedFlag } from '#components/ui/use-delayed-flag.ts'

/** A preview that follows at once does not flicker. */
const STALE_DELAY_MS = 600

type PreviewFrameProps = {
  title: string
  /** A whole document. Its scripts would not run, its links and forms lead nowhere. */
  html: string
  /** As wide as the screen it is shown for, in pixels; it is made smaller until it fits. Null is as wide as there is room. */
  width: number | null
  /** Of older settings, until the answer comes. */
  isStale: boolean
}

/** Shows a document as a window of some width would. */
export function PreviewFrame({ title, html, width, isStale }: PreviewFrameProps) {
  const box = useRef<HTMLDivElement>(null)
  const room = useRoom(box)
  const scale = width === null || room === null ? 1 : Math.min(1, room.width / width)
  const isFaded = useDelayedFlag({ flag: isStale, delayMs: STALE_DELAY_MS })
  const shown = width === null ? '100%' : `${width}px`

  return (
    <div ref={box} aria-busy={isStale} className="flex min-h-0 flex-1 justify-center overflow-hidden">
      <div
        className={joinClasses(
          'h-full overflow-hidden rounded-lg border border-line-strong bg-surface transition-opacity duration-(--dur-2)',
          isFaded && 'opacity-70',
        )}
        style={{ width: width === null || room === null ? '100%' : Math.min(room.width, width) }}
      >
        <iframe
          title={title}
          sandbox=""
          srcDoc={html}
          className="block origin-top-left border-0"
          style={{ width: shown, height: `${100 / scale}%`, transform: scale === 1 ? undefined : `scale(${scale})` }}
        />
      </div>
    </div>
  )
}

/** How much room there is, in whole pixels; null before it was measured. */
function useRoom(box: RefObject<HTMLElement | null>): { width: number } | null {
  const [room, setRoom] = useState<{ width: number } | null>(null)

  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: Math.floor(entry.contentRect.width) })
    })
    observer.observe(box.current)

    return () => observer.disconnect()
  }, [box])

  return room
}
