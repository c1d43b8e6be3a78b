'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { checkSettings, readServerErrors, type SettingsErrors } from '#components/offer-page-settings/check-settings.ts'
import type { SettingsDraft } from '#components/offer-page-settings/use-settings-draft.ts'
import { toast } from '#components/ui/toast.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { PageSettings } from '#lib/domain/offer-page/schema.ts'

export type SaveSettings = {
  save: () => void
  isPending: boolean
  errors: SettingsErrors
  /** Why nothing was saved, where no value is to blame; null where somebody else saved before, which the draft tells itself. */
  failure: unknown
  reset: () => void
}

type UseSaveSettings = {
  draft: SettingsDraft
  fields: readonly FieldDefinition[]
  /** Takes the person to a value that has to be mended. */
  onRefused: (path: string) => void
}

/** Saves the draft. What is wrong with it is told from the first try on, and then as it is mended. */
export function useSaveSettings({ draft, fields, onRefused }: UseSaveSettings): SaveSettings {
  const api = useApi()
  const queryClient = useQueryClient()
  const [hasTried, setHasTried] = useState(false)
  /** What the server said of exactly these settings. */
  const [refused, setRefused] = useState<{ settings: PageSettings; errors: SettingsErrors } | null>(null)
  const checked = checkSettings({ settings: draft.settings, fields })
  const told = refused?.settings === draft.settings ? refused.errors : noErrors
  const mutation = useMutation(
    api.offerPage.update.mutationOptions({
      onSuccess: (page) => {
        queryClient.setQueryData(api.offerPage.get.queryKey(), page)
        void queryClient.invalidateQueries({ queryKey: api.offerPage.key() })
        setHasTried(false)
        draft.discard()
        // At the foot it would cover the acts, right under the pointer that pressed Save.
        toast.success('Offer page saved', { description: 'Offers that are published from now on use it.', position: 'top-center' })
      },
      onError: (error) => {
        const { code, fields: named } = readErrorMessage(error)
        const errors = readServerErrors(named)
        const [first] = Object.keys(errors)
        if (code === 'conflict') void queryClient.invalidateQueries({ queryKey: api.offerPage.get.queryKey() })
        if (first === undefined) return
        setRefused({ settings: draft.settings, errors })
        onRefused(first)
      },
    }),
  )
  const save = () => {
    if (!draft.isDirty || mutation.isPending || draft.isBehind) return
    setHasTried(true)
    if (checked.settings) mutation.mutate({ revision: draft.revision, settings: checked.settings })
    else onRefused(Object.keys(checked.errors)[0] ?? '')
  }

  return {
    save,
    isPending: mutation.isPending,
    errors: hasTried && draft.isDirty ? (checked.errors ?? told) : noErrors,
    failure: draft.isDirty && isUntold(mutation.error) ? mutation.error : null,
    reset: () => {
      setHasTried(false)
      mutation.reset()
    },
  }
}

const noErrors: SettingsErrors = {}

/** Neither a value nor another person's save is to blame. */
function isUntold(error: unknown): boolean {
  if (error === null) return false
  const { code, fields } = readErrorMessage(error)

  return code !== 'conflict' && Object.keys(fields).length === 0
}
