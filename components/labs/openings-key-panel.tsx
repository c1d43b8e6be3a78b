import { useMutation, useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import type { Clock } from '#components/organization/clock.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import type { ApiKey } from '#lib/domain/api-keys/contract.ts'
import { formatAge } from '#lib/platform/format/dates.ts'

export type OpeningsKeyPanelProps = { apiKey: ApiKey; clock: Clock; onToken: (token: string) => void }

/** The key of the other side, once it was shown: whether it works, whether it is used, and the way to another one. */
export function OpeningsKeyPanel({ apiKey, clock, onToken }: OpeningsKeyPanelProps) {
  const api = useApi()
  const queryClient = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const renew = useMutation(
    api.labs.renewKey.mutationOptions({
      onSuccess: ({ token, ...saved }) => {
        queryClient.setQueryData(api.labs.get.queryKey({ input: {} }), saved)
        void queryClient.invalidateQueries({ queryKey: api.apiKeys.key() })
        if (token !== null) onToken(token)
      },
      onError: toastError,
      onSettled: () => setIsAsking(false),
    }),
  )

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-3">
      <KeyRound aria-hidden="true" className="shrink-0 text-ink-3" />
      <div className="min-w-[14rem] flex-1">
        <p className="font-medium">API key of the other side</p>
        <p className="text-12 text-ink-3">
          Ends in <span className="font-mono">{apiKey.lastFour}</span>. {describeKey({ apiKey, clock })}
        </p>
      </div>
      <ConfirmDialog
        title="Make a new key?"
        description={
          apiKey.state === 'Active'
            ? 'The key that is there ends at once: whatever uses it is refused from its next request on, until you paste the new one there.'
            : 'The other side is refused until you paste the new one there.'
        }
        confirmLabel="Make a new key"
        isLoading={renew.isPending}
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => renew.mutate({})}
        trigger={<Button size="sm">Make a new key…</Button>}
      />
    </div>
  )
}

const endedWords = {
  Revoked: 'Revoked, so the other side is refused.',
  Expired: 'Expired, so the other side is refused.',
  MemberGone: 'It acted for somebody who left, so the other side is refused.',
} as const

function describeKey({ apiKey, clock }: Pick<OpeningsKeyPanelProps, 'apiKey' | 'clock'>): string {
  if (apiKey.state !== 'Active') return endedWords[apiKey.state]
  if (apiKey.withheld.length > 0) return `It acts for ${apiKey.owner ?? 'somebody'}, whose role no longer allows all of it.`

  return apiKey.lastUsedAt ? `Used ${formatAge({ instant: apiKey.lastUsedAt, ...clock })}.` : 'Never used yet.'
}
