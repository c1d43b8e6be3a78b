import { useState } from 'react'
import { useByHandActs } from '#components/connections/use-by-hand-acts.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'

/** Ends the webhooks made by hand, once a key has made others that tell the same. */
export function RemoveByHandDialog({ connection }: { connection: Connection }) {
  const { remove } = useByHandActs()
  const [isOpen, setIsOpen] = useState(false)

  return (
    <div className="flex flex-col items-start gap-2 border-t border-line pt-4">
      <p className="text-ink-2">The webhooks that the API key made tell the same. You can do without those made by hand.</p>
      <ConfirmDialog
        title="Remove the webhooks made by hand?"
        description="Handoff refuses what they send from now on, and lists them for you to delete in Ashby. New hires go on coming in by the key’s own webhooks."
        confirmLabel="Remove webhooks"
        cancelLabel="Keep them"
        isDanger
        isLoading={remove.isPending}
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        onConfirm={() => remove.mutate({ id: connection.id }, { onSuccess: () => setIsOpen(false) })}
        trigger={<Button size="sm">Remove webhooks…</Button>}
      />
    </div>
  )
}
