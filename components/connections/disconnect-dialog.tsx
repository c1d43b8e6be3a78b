import { useMutation } from '@tanstack/react-query'
import { Unplug } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useKeepConnection } from '#components/connections/use-connection-acts.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** The button with its question: names the account, says what happens and what stays. */
export function DisconnectDialog({ connection }: { connection: Connection }) {
  const api = useApi()
  const keep = useKeepConnection()
  const [isOpen, setIsOpen] = useState(false)
  const disconnect = useMutation(
    api.connections.disconnect.mutationOptions({
      onSuccess: (disconnected) => {
        keep(disconnected)
        setIsOpen(false)
        sayDisconnected(disconnected)
      },
      onError: toastError,
    }),
  )

  return (
    <ConfirmDialog
      title={`Disconnect ${connection.name}?`}
      description={
        <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-ink-3">
          <li>
            {connection.byHand
              ? 'Webhooks made by hand stay in Ashby and are listed for you to delete there. Handoff refuses what they send.'
              : connection.endpoints.length > 0
                ? `${formatCountOf({ count: connection.endpoints.length, one: 'webhook' })} are deleted in Ashby. What cannot be deleted is listed for you to delete by hand.`
                : 'No webhook stands in Ashby.'}
          </li>
          {connection.keyLastFour === null ? null : (
            <li>Handoff forgets the key. To connect again you need a key, or webhooks made by hand.</li>
          )}
          <li>Offers and new hires stay, but no longer follow Ashby. Published offers stay open to their candidates.</li>
        </ul>
      }
      confirmLabel="Disconnect account"
      cancelLabel="Stay connected"
      isDanger
      isLoading={disconnect.isPending}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onConfirm={() => disconnect.mutate({ id: connection.id })}
      trigger={
        <Button variant="danger" icon={<Unplug aria-hidden="true" />} className="max-md:w-full">
          Disconnect…
        </Button>
      }
    />
  )
}

function sayDisconnected({ name, deleteByHand }: Connection): void {
  if (deleteByHand.length === 0) {
    toast.success(`${name} is disconnected`)
    return
  }
  toast.warning(`${name} is disconnected`, {
    description: `${formatCountOf({ count: deleteByHand.length, one: 'webhook' })} could not be deleted: delete by hand in Ashby.`,
  })
}
