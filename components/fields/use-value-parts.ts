'use client'

import { useState } from 'react'

export type ValuePartsInput<Parts> = {
  value: string | null
  read: (text: string) => Parts
  write: (parts: Parts) => string
  onChange: (text: string) => void
}

/**
 * A value that is edited in several controls but kept as one text. The parts are held here, because a text that is not whole yet (a
 * currency without an amount) cannot hold them; a text that came from elsewhere is read anew.
 */
export function useValueParts<Parts>({ value, read, write, onChange }: ValuePartsInput<Parts>): [Parts, (change: Partial<Parts>) => void] {
  const text = value ?? ''
  const [held, setHeld] = useState(() => ({ text, parts: read(text) }))
  if (held.text !== text) setHeld({ text, parts: read(text) })

  const change = (changed: Partial<Parts>) => {
    const parts = { ...held.parts, ...changed }
    const next = write(parts)
    setHeld({ text: next, parts })
    onChange(next)
  }

  return [held.parts, change]
}
