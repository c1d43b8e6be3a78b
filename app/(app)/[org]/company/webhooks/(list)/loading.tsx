import { WebhooksSkeleton } from '#components/outgoing-webhooks/webhooks-skeleton.tsx'

export default function WebhooksLoading() {
  return <WebhooksSkeleton />
}
