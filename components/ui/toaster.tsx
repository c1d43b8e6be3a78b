'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { toaster } from '#components/ui/toast.ts'

/** Where results of acts appear. Its code comes with the first press or key, before an act has a result to tell. */
export function Toaster() {
  const ToasterFloat = useSyncExternalStore(toaster.subscribe, toaster.getFloat, () => null)

  useEffect(() => {
    const options = { once: true, capture: true } as const
    window.addEventListener('pointerdown', toaster.preload, options)
    window.addEventListener('keydown', toaster.preload, options)

    return () => {
      window.removeEventListener('pointerdown', toaster.preload, options)
      window.removeEventListener('keydown', toaster.preload, options)
    }
  }, [])

  return ToasterFloat ? <ToasterFloat /> : null
}
