'use client'

import { useEffect, useState } from 'react'

/** The value once it has stood still for `delayMs`, so that typing is not a request per letter. */
export function useSettledValue<Value>({ value, delayMs }: { value: Value; delayMs: number }): Value {
  const [settled, setSettled] = useState(value)

  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs)

    return () => clearTimeout(timer)
  }, [value, delayMs])

  return settled
}
