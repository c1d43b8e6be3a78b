'use client'

import { useMutation } from '@tanstack/react-query'
import { GitCompareArrows } from 'lucide-react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { useStoreOpening } from '#components/openings-sync/use-store-opening.ts'
import { Button } from '#components/ui/button.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { toast } from '#components/ui/toast.ts'
import type { Opening } from '#lib/domain/openings/contract.ts'

type Difference = Opening['differences'][number]

/** Where Ashby's people changed what Handoff wrote. Neither button is primary: we do not guess. */
export function OpeningDifferences({ opening, canManage }: { opening: Opening; canManage: boolean }) {
  return (
    <ul aria-label="Differences" className="flex flex-col gap-2">
      {opening.differences.map((difference) => (
        <DifferenceBox key={difference.field} openJobId={opening.openJobId} difference={difference} canManage={canManage} />
      ))}
    </ul>
  )
}

type DifferenceBoxProps = { openJobId: string; difference: Difference; canManage: boolean }

function DifferenceBox({ openJobId, difference, canManage }: DifferenceBoxProps) {
  const { field, label, ours, theirs, needsDecision } = difference
  const { decide, taken } = useDecide({ openJobId, label })

  return (
    <li
      className={joinClasses('rounded-md border px-3 py-2.5', needsDecision ? 'border-amber-line bg-amber-soft' : 'border-line bg-canvas')}
    >
      <p className="flex items-start gap-2">
        <GitCompareArrows aria-hidden="true" className={joinClasses('mt-0.5', needsDecision ? 'text-amber' : 'text-ink-3')} />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          <bdi>{label}</bdi>: Ashby now says <Value>{theirs}</Value>, here it is <Value>{ours}</Value>
        </span>
      </p>
      {needsDecision ? (
        canManage ? (
          <div className="mt-2 flex flex-wrap gap-2 pl-6">
            <Button
              size="sm"
              isLoading={taken === 'ours'}
              aria-label={`Keep ours: ${label}`}
              onClick={() => decide({ field, take: 'ours' })}
            >
              Keep ours
            </Button>
            <Button
              size="sm"
              isLoading={taken === 'theirs'}
              aria-label={`Take theirs: ${label}`}
              onClick={() => decide({ field, take: 'theirs' })}
            >
              Take theirs
            </Button>
          </div>
        ) : null
      ) : (
        <p className="pl-6 text-12 text-ink-3">Handoff wins: the next sync writes ours.</p>
      )}
    </li>
  )
}

function Value({ children }: { children: string | null }) {
  return children === null ? <span className="text-ink-3">empty</span> : <bdi className="font-semibold">{children}</bdi>
}

function useDecide({ openJobId, label }: { openJobId: string; label: string }) {
  const api = useApi()
  const store = useStoreOpening()
  const mutation = useMutation(
    api.openings.decide.mutationOptions({
      onSuccess: (opening, { take }) => {
        store(opening)
        toast.success(take === 'ours' ? `${label}: ours stays` : `${label}: took Ashby’s value`, {
          description: take === 'ours' ? 'The next sync writes it to Ashby.' : undefined,
        })
      },
      onError: (error) => toast.error(`${label} was not decided`, { description: readErrorMessage(error).userMessage }),
    }),
  )

  return {
    decide: (input: { field: string; take: 'ours' | 'theirs' }) => {
      if (!mutation.isPending) mutation.mutate({ openJobId, ...input })
    },
    taken: mutation.isPending ? mutation.variables.take : null,
  }
}
