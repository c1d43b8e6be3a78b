'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { describeStatus } from '#components/outgoing-webhooks/webhook-words.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { Button } from '#components/ui/button.tsx'
import type { OutgoingMessageDetail } from '#lib/domain/outgoing-webhooks/contract.ts'
import { formatDuration } from '#lib/platform/format/dates.ts'

/** Sends a message that tells of nothing, and shows what came back. */
export function TestPanel({ webhookId }: { webhookId: string }) {
  const api = useApi()
  const queryClient = useQueryClient()
  const send = useMutation(
    api.outgoingWebhooks.sendTest.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries({ queryKey: api.outgoingWebhooks.messages.key() }),
    }),
  )

  return (
    <Panel title="Test">
      <div className="flex flex-col gap-3">
        <p className="text-12 text-ink-3">
          Sends <code className="font-mono">test.ping</code> once, signed like every message, also while the webhook is off.
        </p>
        <div>
          <Button size="sm" icon={<Send aria-hidden="true" />} isLoading={send.isPending} onClick={() => send.mutate({ id: webhookId })}>
            {send.data ? 'Send again' : 'Send test'}
          </Button>
        </div>
        {send.error ? <RequestFailure error={send.error} /> : null}
        {send.data ? <TestAnswer message={send.data} /> : null}
      </div>
    </Panel>
  )
}

function TestAnswer({ message: { attempts } }: { message: OutgoingMessageDetail }) {
  const [attempt] = attempts
  if (!attempt) return null
  const { isOk, status, durationMs, problem, excerpt } = attempt

  return (
    <Notice tone={isOk ? 'moss' : 'rust'} isAnnounced title={isOk ? 'Taken' : 'Not taken'}>
      <p className="num text-12">
        {describeStatus(status)} after {formatDuration(durationMs)}
      </p>
      {problem ? <p className="mt-1">{problem}</p> : null}
      {excerpt ? <p className="mt-1 font-mono text-12 [overflow-wrap:anywhere]">{excerpt}</p> : null}
    </Notice>
  )
}
