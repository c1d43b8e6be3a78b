import { WebhookSkeleton } from '#components/outgoing-webhooks/webhook-skeleton.tsx'

export default function WebhookLoading() {
  return <WebhookSkeleton />
}
