'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import type { MappingRef } from '#components/mappings/mapping-queries.ts'
import { toast } from '#components/ui/toast.ts'
import type { Mapping } from '#lib/domain/mappings/contract.ts'
import type { MappingRules } from '#lib/domain/mappings/schema.ts'
import { objectWords } from '#lib/domain/mappings/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type SaveVersion = {
  isPending: boolean
  /** Why nothing was saved; null where somebody else's version came between, which the draft tells itself. */
  error: unknown
  reset: () => void
  save: (input: { base: number; rules: MappingRules; onSaved: () => void }) => void
}

/** Saves a draft as the next version. Where somebody was quicker the newest version is read, and the draft goes onto it. */
export function useSaveVersion(ref: MappingRef): SaveVersion {
  const api = useApi()
  const queryClient = useQueryClient()
  const mutation = useMutation(
    api.mappings.save.mutationOptions({
      onSuccess: (mapping) => {
        queryClient.setQueryData(api.mappings.get.queryKey({ input: ref }), mapping)
        void queryClient.invalidateQueries({ queryKey: api.mappings.key() })
        void queryClient.invalidateQueries({ queryKey: api.mappingRuns.key() })
        // At the foot it would cover the acts, right under the pointer that pressed Save.
        toast.success(`Version ${mapping.version.number} is live`, { description: describeEffect(mapping), position: 'top-center' })
      },
      onError: (error) =>
        isConflict(error) ? queryClient.invalidateQueries({ queryKey: api.mappings.get.queryKey({ input: ref }) }) : undefined,
    }),
  )

  return {
    isPending: mutation.isPending,
    error: mutation.error && !isConflict(mutation.error) ? mutation.error : null,
    reset: mutation.reset,
    save: ({ base, rules, onSaved }) => mutation.mutate({ ...ref, base, rules }, { onSuccess: onSaved }),
  }
}

function isConflict(error: unknown): boolean {
  return readErrorMessage(error).code === 'conflict'
}

function describeEffect({ object, openCount }: Mapping): string {
  const { one, many, open } = objectWords[object]
  if (openCount === 0) return `The next ${one} that comes in is filled by it.`

  return `What is empty or failed in ${formatCountOf({ count: openCount, one: `${open} ${one}`, many: `${open} ${many}` })} is filled now.`
}
