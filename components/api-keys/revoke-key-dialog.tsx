import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import type { Clock } from '#components/organization/clock.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import type { ApiKey } from '#lib/domain/api-keys/contract.ts'
import { formatAge } from '#lib/platform/format/dates.ts'

/** The button with its question: whether the key is still in use is what decides. */
export function RevokeKeyDialog({ apiKey, clock }: { apiKey: ApiKey; clock: Clock }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const [isOpen, setIsOpen] = useState(false)
  const revoke = useMutation(
    api.apiKeys.revoke.mutationOptions({
      onSuccess: (revoked) => {
        setIsOpen(false)
        queryClient.setQueryData(api.apiKeys.list.queryKey(), (keys) => keys?.map((key) => (key.id === revoked.id ? revoked : key)))
        toast.success(`${revoked.name} is revoked`)
      },
      onError: toastError,
    }),
  )

  return (
    <ConfirmDialog
      title={
        <span className="[overflow-wrap:anywhere]">
          Revoke ‘<bdi>{apiKey.name}</bdi>’?
        </span>
      }
      description={
        <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-ink-3">
          <li>
            {apiKey.lastUsedAt ? `It was used last ${formatAge({ instant: apiKey.lastUsedAt, ...clock })}.` : 'It has never been used.'}
          </li>
          <li>Whatever uses it is refused from its next request on.</li>
          <li>It cannot be brought back. What it did stays.</li>
        </ul>
      }
      confirmLabel="Revoke key"
      cancelLabel="Keep key"
      isDanger
      isLoading={revoke.isPending}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onConfirm={() => revoke.mutate({ id: apiKey.id })}
      trigger={
        <Button size="sm" aria-label={`Revoke ${apiKey.name}`}>
          Revoke…
        </Button>
      }
    />
  )
}
