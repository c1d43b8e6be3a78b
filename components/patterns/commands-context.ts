'use client'

import { createContext, useContext } from 'react'
import type { Registration } from '#components/patterns/command-registry.ts'

export type CommandsContextValue = {
  /** The place of a new owner: higher than all before it. Owners take theirs while rendering, so that the outer ones come first. */
  takeOrder: () => number
  register: (owner: string, registration: Registration) => void
  unregister: (owner: string) => void
  open: (what: 'menu' | 'sheet') => void
  /** False turns off every key that is a letter or a sign alone. */
  areSingleKeysOn: boolean
}

export const CommandsContext = createContext<CommandsContextValue | null>(null)

/** Whether keys that are a letter or a sign alone do anything: hints of dead keys are not shown. */
export function useAreSingleKeysOn(): boolean {
  return useContext(CommandsContext)?.areSingleKeysOn ?? true
}
