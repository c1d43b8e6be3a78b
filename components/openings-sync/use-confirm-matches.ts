'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { NOTHING } from '#components/openings-sync/match-drafts.ts'
import { matchesOptions } from '#components/openings-sync/sync-queries.ts'
import { toast } from '#components/ui/toast.ts'
import type { MatchKind } from '#lib/domain/openings/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** As many as one request takes. */
const CONFIRMED_MAX = 500

export type Confirmed = { kind: MatchKind; value: string; externalId: string }

/** Confirms what values mean in Ashby: one, or all that are suggested. */
export function useConfirmMatches() {
  const api = useApi()
  const queryClient = useQueryClient()
  const mutation = useMutation(
    api.openings.confirmMatches.mutationOptions({
      onSuccess: (matches, { matches: sent }) => {
        queryClient.setQueryData(matchesOptions({ api }).queryKey, matches)
        if (sent.length > 1) toast.success(`Confirmed ${formatCountOf({ count: sent.length, one: 'match', many: 'matches' })}`)
      },
      onError: toastError,
      onSettled: () => void queryClient.invalidateQueries({ queryKey: api.openings.setup.key() }),
    }),
  )

  return {
    confirm: (confirmed: readonly Confirmed[]) =>
      mutation.mutate({
        matches: confirmed
          .slice(0, CONFIRMED_MAX)
          .map(({ externalId, ...match }) => ({ ...match, externalId: externalId === NOTHING ? null : externalId })),
      }),
    isSaving: mutation.isPending,
    /** What is being confirmed at the moment, so that only its own button turns. */
    pending: mutation.isPending ? mutation.variables.matches : [],
  }
}
