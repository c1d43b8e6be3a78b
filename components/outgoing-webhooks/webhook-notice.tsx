import { useMutation } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import type { Clock } from '#components/organization/clock.ts'
import { useKeepWebhook } from '#components/outgoing-webhooks/use-webhook-acts.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/time.tsx'
import type { OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'
import { FAILING_DAYS, stopReasonWords } from '#lib/domain/outgoing-webhooks/rules.ts'

/** What about a webhook needs somebody. Nothing at all where it works or was switched off on purpose. */
export function WebhookNotice({ webhook, clock }: { webhook: OutgoingWebhook; clock: Clock }) {
  const api = useApi()
  const keep = useKeepWebhook()
  const switchOn = useMutation(api.outgoingWebhooks.update.mutationOptions({ onSuccess: keep, onError: toastError }))
  const { id, state, stopReason, stateChangedAt, failingSince } = webhook

  if (state === 'Stopped') {
    return (
      <Notice
        tone="rust"
        title={
          <>
            Stopped by itself on <Instant instant={stateChangedAt} timeZone={clock.timeZone} />
          </>
        }
        actions={
          <Button isLoading={switchOn.isPending} onClick={() => switchOn.mutate({ id, isOn: true })}>
            Switch on
          </Button>
        }
      >
        {stopReason ? stopReasonWords[stopReason] : 'Switch it on again once the other system is ready.'}
      </Notice>
    )
  }
  if (state !== 'On' || !failingSince) return null

  return (
    <Notice
      tone="amber"
      title={
        <>
          Every try has failed since <Instant instant={failingSince} timeZone={clock.timeZone} />
        </>
      }
    >
      Messages are tried again for about three days. After {FAILING_DAYS} days of nothing but failures the webhook stops by itself.
    </Notice>
  )
}
