'use client'

import { useMutation } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useStoreOpening } from '#components/openings-sync/use-store-opening.ts'
import { goToField } from '#components/record/field-anchor.ts'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Opening } from '#lib/domain/openings/contract.ts'

type OpeningCandidateProps = {
  openJobId: string
  candidate: NonNullable<Opening['candidate']>
  canManage: boolean
  onEdit: (key: string) => void
}

/** What stands in Ashby under the same identifier: the same job, or a reason to take another identifier. Neither is guessed. */
export function OpeningCandidate({ openJobId, candidate, canManage, onEdit }: OpeningCandidateProps) {
  const api = useApi()
  const store = useStoreOpening()
  const link = useMutation(
    api.openings.link.mutationOptions({
      onSuccess: (opening) => {
        store(opening)
        toast.success('Linked with the opening in Ashby')
      },
      onError: toastError,
    }),
  )

  return (
    <section aria-label="Opening with the same identifier" className="rounded-md border border-line bg-canvas px-3 py-2.5">
      <p className="text-12 text-ink-3">In Ashby with the same identifier</p>
      <p className="[overflow-wrap:anywhere]">
        <bdi className="font-medium">{candidate.title ?? 'No title'}</bdi>
        {candidate.sourceState ? <span className="text-ink-3"> · {candidate.sourceState}</span> : null}
      </p>
      {canManage ? (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" isLoading={link.isPending} onClick={() => link.mutate({ openJobId, externalId: candidate.externalId })}>
            This is it
          </Button>
          <Button
            size="sm"
            onClick={() => {
              onEdit('identifier')
              goToField('identifier')
            }}
          >
            Change identifier
          </Button>
        </div>
      ) : null}
    </section>
  )
}
