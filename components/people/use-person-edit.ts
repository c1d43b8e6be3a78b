'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { toast } from '#components/ui/toast.ts'
import type { PersonField } from '#lib/domain/people/contract.ts'

type UsePersonEdit = { id: string; onSaved: () => void }
type Edit = { field: Pick<PersonField, 'key' | 'label' | 'value'>; value: string | null }

/** Changes a field of somebody, with the way back. What the server refused is told at the field. */
export function usePersonEdit({ id, onSaved }: UsePersonEdit) {
  const api = useApi()
  const queryClient = useQueryClient()
  const set = useMutation(
    api.people.setField.mutationOptions({
      onSuccess: (person) => {
        queryClient.setQueryData(api.people.get.queryKey({ input: { id } }), person)
        void queryClient.invalidateQueries({ queryKey: api.people.list.key() })
        void queryClient.invalidateQueries({ queryKey: api.people.choices.key() })
      },
      onError: (error) => {
        if (readErrorMessage(error).code === 'conflict') void queryClient.invalidateQueries({ queryKey: api.people.get.key() })
      },
    }),
  )
  const undo = ({ field, value }: Edit) => {
    set.mutate(
      { id, field: field.key, value: field.value, seen: { value } },
      { onError: (error) => toast.error('This change stays', { description: readErrorMessage(error).userMessage }) },
    )
  }
  const save = ({ field, value }: Edit) =>
    set.mutate(
      { id, field: field.key, value, seen: { value: field.value } },
      {
        onSuccess: (person) => {
          const saved = person.fields.find(({ key }) => key === field.key)?.value ?? null
          onSaved()
          toast.success(`${field.label} is saved`, { action: { label: 'Undo', onClick: () => undo({ field, value: saved }) } })
        },
      },
    )
  const failure = set.error === null ? null : readErrorMessage(set.error)

  return {
    save,
    reset: set.reset,
    isSaving: set.isPending,
    problem: failure && (Object.values(failure.fields)[0] ?? failure.userMessage),
  }
}
