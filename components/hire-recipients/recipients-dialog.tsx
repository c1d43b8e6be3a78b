import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { MemberChoices } from '#components/hire-recipients/member-choices.tsx'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import type { HireRecipients } from '#lib/domain/new-hires/recipients/contract.ts'
import { REMINDER_DAYS_MAX } from '#lib/domain/new-hires/recipients/terms.ts'

type RecipientsDialogProps = { connectionId: string; recipients: HireRecipients }
type Draft = { userIds: string[]; days: string }

/** The button with its dialog: who is told, and when a start date is near. */
export function RecipientsDialog({ connectionId, recipients }: RecipientsDialogProps) {
  const api = useApi()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<Draft | null>(null)
  const save = useMutation(
    api.hireRecipients.set.mutationOptions({
      onSuccess: (saved) => {
        queryClient.setQueryData(api.hireRecipients.get.queryKey({ input: { connectionId } }), saved)
        setDraft(null)
        toast.success('Notifications saved')
      },
      onError: toastError,
    }),
  )
  const { userIds, days } = draft ?? readDraft(recipients)
  const reminderDays = readDays(days)
  const submit = (event: { preventDefault: () => void }) => {
    event.preventDefault()
    if (reminderDays !== null) save.mutate({ connectionId, userIds, reminderDays })
  }

  return (
    <FormDialog
      title="Notifications"
      description="Choose who is told of new hires. With nobody chosen, everybody whose role has “Manage ATS inbox” is told."
      isOpen={draft !== null}
      onOpenChange={(isOpen) => setDraft(isOpen ? readDraft(recipients) : null)}
      trigger={<Button size="sm">Choose members</Button>}
      submitLabel="Save notifications"
      isSubmitting={save.isPending}
      onSubmit={submit}
    >
      <MemberChoices members={recipients.members} chosenIds={userIds} onChange={(next) => setDraft({ userIds: next, days })} />
      <Field
        label="Reminder before the start date"
        help="Sent at 08:00 in the organization’s time zone, if the new hire is still pending."
        error={reminderDays === null ? `Use a whole number from 0 to ${REMINDER_DAYS_MAX}.` : null}
      >
        <Input
          inputMode="numeric"
          value={days}
          onChange={(event) => setDraft({ userIds, days: event.target.value })}
          trailing={<span className="px-2.5 text-12 text-ink-3">days</span>}
        />
      </Field>
    </FormDialog>
  )
}

function readDraft({ members, reminderDays }: HireRecipients): Draft {
  return { userIds: members.filter(({ isChosen }) => isChosen).map(({ userId }) => userId), days: String(reminderDays) }
}

/** Null for what is no number of days. */
function readDays(text: string): number | null {
  const days = /^\d{1,2}$/.test(text.trim()) ? Number(text) : null

  return days !== null && days <= REMINDER_DAYS_MAX ? days : null
}
