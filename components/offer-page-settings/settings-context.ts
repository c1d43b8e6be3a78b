'use client'

import { createContext, useContext } from 'react'
import type { LogoShelf } from '#components/offer-page-settings/use-logo-shelf.ts'
import type { SettingsDraft } from '#components/offer-page-settings/use-settings-draft.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { OfferPage } from '#lib/domain/offer-page/contract.ts'

export type SettingsValue = {
  page: OfferPage
  draft: SettingsDraft
  /** Fields of offers, archived ones included. */
  fields: readonly FieldDefinition[]
  logos: LogoShelf
  /** What is wrong at a path, or within what stands there; null where nothing is, or nobody has tried to save yet. */
  errorAt: (path: string) => string | null
  /** The value that is to have the focus, by its path: it takes it when it is there. */
  wanted: string | null
  onFound: () => void
}

const SettingsContext = createContext<SettingsValue | null>(null)

export const SettingsProvider = SettingsContext.Provider

/** The settings of the offer page as they are being changed. */
export function useSettings(): SettingsValue {
  const value = useContext(SettingsContext)
  if (!value) throw new Error('useSettings needs a SettingsProvider around it.')

  return value
}
