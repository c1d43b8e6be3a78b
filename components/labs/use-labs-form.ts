import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Labs } from '#lib/domain/labs/contract.ts'
import type { LabKey } from '#lib/domain/labs/terms.ts'

type Switches = Partial<Record<LabKey, boolean>>

export type LabsForm = {
  /** What somebody switched and did not save. */
  switches: Switches
  isDirty: boolean
  isSaving: boolean
  error: unknown
  /** The feature of which it is asked whether it is to be switched off. */
  asking: LabKey | null
  change: (key: LabKey, isOn: boolean) => void
  discard: () => void
  /** Saves, or asks first where something ends by it. */
  submit: () => void
  stopAsking: () => void
  save: () => void
}

/** Switches as they are, beside those that are saved. Somebody else's save meanwhile takes nothing away that was switched here. */
export function useLabsForm({ labs, onToken }: { labs: Labs; onToken: (token: string) => void }): LabsForm {
  const api = useApi()
  const queryClient = useQueryClient()
  const [chosen, setChosen] = useState<Switches>({})
  const [asking, setAsking] = useState<LabKey | null>(null)
  const changed = labs.features.filter(({ key, isOn }) => (chosen[key] ?? isOn) !== isOn)
  const switches: Switches = Object.fromEntries(changed.map(({ key, isOn }) => [key, !isOn]))
  const update = useMutation(
    api.labs.save.mutationOptions({
      onSuccess: ({ token, ...saved }) => {
        queryClient.setQueryData(api.labs.get.queryKey({ input: {} }), saved)
        setChosen({})
        if (token !== null) onToken(token)
        toast.success('Settings saved')
      },
      onSettled: () => {
        setAsking(null)
        void queryClient.invalidateQueries({ queryKey: api.apiKeys.key() })
      },
    }),
  )
  const save = () => update.mutate({ features: switches })

  return {
    switches,
    isDirty: changed.length > 0,
    isSaving: update.isPending,
    error: update.error,
    asking,
    change(key, isOn) {
      update.reset()
      setChosen((before) => ({ ...before, [key]: isOn }))
    },
    discard() {
      update.reset()
      setChosen({})
    },
    submit() {
      if (changed.length === 0 || update.isPending) return
      const ending = changed.find(({ isOn }) => isOn)
      if (ending) setAsking(ending.key)
      else save()
    },
    stopAsking: () => setAsking(null),
    save,
  }
}
