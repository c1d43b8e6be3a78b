'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { toast } from '#components/ui/toast.ts'
import type { OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'
import { REPLAY_MAX } from '#lib/domain/outgoing-webhooks/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const spans = [
  { value: '1', label: 'In the last hour' },
  { value: '24', label: 'In the last 24 hours' },
  { value: '168', label: 'In the last 7 days' },
  { value: '720', label: 'In the last 30 days' },
] as const
type Span = (typeof spans)[number]['value']

/** The button with its dialog: what failed since when, counted before anything is sent. */
export function ReplayFailedDialog({ webhook }: { webhook: OutgoingWebhook }) {
  const [isOpen, setIsOpen] = useState(false)

  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        Replay failed…
      </Button>
      {isOpen ? <ReplayFailedForm webhook={webhook} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function ReplayFailedForm({ webhook: { id, state }, onClose }: { webhook: OutgoingWebhook; onClose: () => void }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const [span, setSpan] = useState<Span>('168')
  // The dialog's own instant: a span that moved along with the clock would be counted anew all the time.
  const [openedAt] = useState(() => Date.now())
  const since = new Date(openedAt - Number(span) * 60 * 60 * 1000).toISOString()
  const counted = useQuery(api.outgoingWebhooks.countFailed.queryOptions({ input: { id, since } }))
  const replay = useMutation(
    api.outgoingWebhooks.replayFailed.mutationOptions({
      onSuccess: ({ replayed }) => {
        void queryClient.invalidateQueries({ queryKey: api.outgoingWebhooks.key() })
        toast.success(`${formatCountOf({ count: replayed, one: 'message' })} sent again`)
        onClose()
      },
    }),
  )
  const count = counted.data?.count ?? 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (count > 0 && state === 'On') replay.mutate({ id, since })
  }

  return (
    <FormDialog
      title="Replay failed messages"
      description="For when the other system works again. Each is sent with the same webhook-id and body, the oldest first."
      submitLabel={count > 0 ? `Replay ${describeCount(count)}` : 'Replay messages'}
      isSubmitting={replay.isPending || counted.isPending}
      blockedReason={state === 'On' ? (counted.data && count === 0 ? 'nothing to send' : null) : 'the webhook is off'}
      onSubmit={submit}
      isOpen
      onOpenChange={(next) => (next ? undefined : onClose())}
    >
      <Field label="Failed">
        <Select<Span> options={spans} value={span} onValueChange={setSpan} className="w-full" />
      </Field>
      {counted.error ? <RequestFailure error={counted.error} onRetry={() => void counted.refetch()} /> : null}
      {counted.data ? <CountLine {...counted.data} /> : null}
      {replay.error ? <RequestFailure title="Nothing was sent again" error={replay.error} /> : null}
    </FormDialog>
  )
}

function CountLine({ count, withoutBody }: { count: number; withoutBody: number }) {
  return (
    <p role="status" className="text-ink-2">
      {count === 0 ? 'No message that can be sent again.' : `${describeCount(count)} to send.`}
      {withoutBody > 0 ? ` ${formatCountOf({ count: withoutBody, one: 'message' })} left out: what they said is kept no more.` : ''}
      {count > REPLAY_MAX ? ` The oldest ${REPLAY_MAX} go now, the others with the next replay.` : ''}
    </p>
  )
}

function describeCount(count: number): string {
  return count > REPLAY_MAX ? `more than ${REPLAY_MAX} messages` : formatCountOf({ count, one: 'message' })
}
