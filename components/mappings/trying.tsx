'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'

/** What somebody looks at in a picker and has not chosen: the preview follows it. */
export type Trying = { field: string; steps: readonly MappingStep[] }

const TryingContext = createContext<Trying | null>(null)
const SetTryingContext = createContext<(trying: Trying | null) => void>(() => {})

/** Two contexts, so that moving through a picker renders the preview again and not every row. */
export function TryingProvider({ children }: { children: ReactNode }) {
  const [trying, setTrying] = useState<Trying | null>(null)

  return (
    <SetTryingContext value={setTrying}>
      <TryingContext value={trying}>{children}</TryingContext>
    </SetTryingContext>
  )
}

export function useTrying(): Trying | null {
  return useContext(TryingContext)
}

export function useSetTrying(): (trying: Trying | null) => void {
  return useContext(SetTryingContext)
}
