'use client'

import { useMutation } from '@tanstack/react-query'
import { RotateCcwKey } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useKeepConnection } from '#components/connections/use-connection-acts.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** The button with its question: what changes in Ashby, and why nothing is refused meanwhile. */
export function RotateSecretsDialog({ connection }: { connection: Connection }) {
  const api = useApi()
  const keep = useKeepConnection()
  const [isOpen, setIsOpen] = useState(false)
  const rotate = useMutation(
    api.doctor.rotateSecrets.mutationOptions({
      onSuccess: (rotating) => {
        keep(rotating)
        setIsOpen(false)
        toast.success('New secrets are on their way to Ashby')
      },
      onError: toastError,
    }),
  )
  const count = formatCountOf({ count: connection.endpoints.length, one: 'webhook' })

  return (
    <ConfirmDialog
      title={`Rotate the secrets of ${count}?`}
      description={
        <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-ink-3">
          <li>Each webhook in Ashby gets a new secret, which signs what it sends.</li>
          <li>The old secret is accepted too, until a delivery comes that is signed with the new one. No event is refused meanwhile.</li>
          <li>Ashby pings each webhook. Should it not reach Handoff, it turns that webhook off, and Health says so.</li>
        </ul>
      }
      confirmLabel="Rotate secrets"
      cancelLabel="Keep them"
      isLoading={rotate.isPending}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onConfirm={() => rotate.mutate({ id: connection.id })}
      trigger={
        <Button size="sm" icon={<RotateCcwKey aria-hidden="true" />}>
          Rotate secrets…
        </Button>
      }
    />
  )
}
