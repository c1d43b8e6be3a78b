'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, CircleX, RotateCw } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { toastError } from '#components/api/toast-error.ts'
import type { Clock } from '#components/organization/clock.ts'
import { describeStatus } from '#components/outgoing-webhooks/webhook-words.ts'
import { JsonViewer } from '#components/patterns/json-viewer.tsx'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { Instant } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import type { OutgoingAttempt, OutgoingMessage, OutgoingMessageDetail, OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'
import { TEST_EVENT } from '#lib/domain/outgoing-webhooks/terms.ts'
import { formatDuration } from '#lib/platform/format/dates.ts'

type DeliveryDetailsProps = { message: OutgoingMessage; webhook: OutgoingWebhook; clock: Clock }

/** What of one message was sent, each try with what came back, and the way to send it again. */
export function DeliveryDetails({ message, webhook, clock }: DeliveryDetailsProps) {
  const api = useApi()
  const input = { id: webhook.id, messageId: message.id }
  const { data, error, refetch } = useQuery(api.outgoingWebhooks.message.queryOptions({ input }))

  return (
    <div className="flex flex-col gap-4 border-t border-line bg-canvas px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <code className="min-w-0 font-mono text-12 text-ink-3 select-all [overflow-wrap:anywhere]">{message.id}</code>
        <CopyButton value={message.id} label="Copy webhook-id" isIconOnly />
        <span className="ml-auto">
          <ReplayButton message={data ?? message} webhook={webhook} isBodyGone={(data?.bodyRemovedAt ?? null) !== null} />
        </span>
      </div>
      {message.reason ? <p className="text-ink-2 [overflow-wrap:anywhere]">{message.reason}</p> : null}
      {message.nextAttemptAt && message.state === 'Waiting' ? (
        <p className="text-12 text-ink-3">
          Next try <Instant instant={message.nextAttemptAt} timeZone={clock.timeZone} form="exact" />
        </p>
      ) : null}
      {error ? <RequestFailure error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Tries attempts={data.attempts} clock={clock} /> : null}
      {data ? <Body message={data} clock={clock} /> : null}
      {!data && !error ? <Skeleton className="h-24 w-full" /> : null}
    </div>
  )
}

function ReplayButton({ message, webhook, isBodyGone }: { message: OutgoingMessage; webhook: OutgoingWebhook; isBodyGone: boolean }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const replay = useMutation(
    api.outgoingWebhooks.replay.mutationOptions({
      onSuccess: (replayed) => {
        queryClient.setQueryData(api.outgoingWebhooks.message.queryKey({ input: { id: webhook.id, messageId: replayed.id } }), replayed)
        void queryClient.invalidateQueries({ queryKey: api.outgoingWebhooks.key() })
        toast.success('The message is sent again')
      },
      onError: toastError,
    }),
  )
  if (message.event === TEST_EVENT) return null
  const blockedReason =
    webhook.state !== 'On' ? 'the webhook is off' : isBodyGone || message.objectId === null ? 'what it said is kept no more' : null

  return (
    <Button
      size="sm"
      icon={<RotateCw aria-hidden="true" />}
      isLoading={replay.isPending}
      blockedReason={blockedReason}
      onClick={() => replay.mutate({ id: webhook.id, messageId: message.id })}
    >
      Send again
    </Button>
  )
}

function Tries({ attempts, clock }: { attempts: readonly OutgoingAttempt[]; clock: Clock }) {
  if (attempts.length === 0) return null

  return (
    <section aria-label="Tries" className="flex flex-col gap-2">
      <h4 className="text-12 font-medium text-ink-2">Tries</h4>
      <ol className="flex flex-col gap-2">
        {attempts.map(({ id, startedAt, durationMs, status, isOk, problem, excerpt }) => (
          <li key={id} className="grid grid-cols-[14px_minmax(0,1fr)_auto] gap-x-2">
            <span className={isOk ? 'pt-[3px] text-moss' : 'pt-[3px] text-rust'}>
              {isOk ? <CircleCheck aria-hidden="true" className="size-3.5" /> : <CircleX aria-hidden="true" className="size-3.5" />}
            </span>
            <span className="num min-w-0">
              <span className="font-medium">{describeStatus(status)}</span>{' '}
              <span className="text-12 text-ink-3">
                <Instant instant={startedAt} timeZone={clock.timeZone} form="exact" />
              </span>
            </span>
            <span className="num text-12 leading-5 text-ink-3">{formatDuration(durationMs)}</span>
            {problem ? <p className="col-start-2 col-end-[-1] text-ink-2 [overflow-wrap:anywhere]">{problem}</p> : null}
            {excerpt ? <p className="col-start-2 col-end-[-1] font-mono text-12 text-ink-2 [overflow-wrap:anywhere]">{excerpt}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Body({ message: { body, bodyRemovedAt, attemptCount }, clock }: { message: OutgoingMessageDetail; clock: Clock }) {
  if (bodyRemovedAt) {
    return (
      <p className="text-12 text-ink-3">
        What it said was removed on <Instant instant={bodyRemovedAt} timeZone={clock.timeZone} />, by the organization’s retention.
      </p>
    )
  }
  if (body === null) {
    return (
      <p className="text-12 text-ink-3">{attemptCount === 0 ? 'What it says is read when it is sent.' : 'What it said is kept no more.'}</p>
    )
  }

  return (
    <section aria-label="Sent" className="flex flex-col gap-2">
      <h4 className="text-12 font-medium text-ink-2">Sent</h4>
      <div className="overflow-hidden rounded-md border border-line">
        <JsonViewer value={JSON.parse(body)} label="Body" isCopyable />
      </div>
    </section>
  )
}
