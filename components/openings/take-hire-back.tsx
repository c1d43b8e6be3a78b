import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import type { OpenJobDetail } from '#lib/domain/open-jobs/contract.ts'

/** Opens a filled job again. It asks, because the same hire does not fill it by itself again. */
export function TakeHireBack({ job }: { job: OpenJobDetail }) {
  const api = useApi()
  const can = useCan()
  const queryClient = useQueryClient()
  const [isOpen, setIsOpen] = useState(false)
  const undo = useMutation(
    api.openJobs.undoFill.mutationOptions({
      onSuccess: (saved) => {
        queryClient.setQueryData(api.openJobs.get.queryKey({ input: { id: job.id } }), saved)
        void queryClient.invalidateQueries({ queryKey: api.openJobs.key() })
        toast.success(`${job.identifier ?? 'The job'} is open again`)
      },
      onError: toastError,
      onSettled: () => setIsOpen(false),
    }),
  )
  if (!can('openings.manage') || !can('newHires.manage')) return null

  return (
    <ConfirmDialog
      title="Take the hire back?"
      description={
        <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-ink-3">
          <li>The job has the status again that it had before.</li>
          <li>The new hire, or the person in People, stays as it is.</li>
          <li>Ashby’s next news of this hire does not fill the job again. You can fill it on the new hire’s page.</li>
        </ul>
      }
      confirmLabel="Take hire back"
      isLoading={undo.isPending}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onConfirm={() => undo.mutate({ id: job.id })}
      trigger={<Button size="sm">Take back…</Button>}
    />
  )
}
